import type { Fault, Scene } from "./scene.ts";
import { denyStorage } from "./returns.ts";

// Tokens, tabs, the device, the browser.

const HALF_AN_HOUR_S = 31 * 60;

/** Waits for the money, which takes 80 s at this speed unless time is let pass. */
function whileWaiting(name: string, strike: (scene: Scene) => Promise<void>): Fault {
  return {
    name,
    speed: 0.1,
    async happen(scene) {
      await scene.borrower.arriveAt("LENDER_PROCESSING");
      await scene.borrower.sees("wait");
      await strike(scene);
      await scene.borrower.sees("disbursed");
    },
  };
}

/** A document that was spoilt before the app began. */
function spoilt(name: string, how: () => void): Fault {
  return {
    name,
    async happen({ borrower, page }) {
      await page.addInitScript(how);
      await borrower.arrive();
      await borrower.goesOn();
    },
  };
}

export const surroundingFaults: readonly Fault[] = [
  {
    name: "token expires, unannounced and then announced",
    scenario: "token-expires",
    async happen({ borrower, sandbox }) {
      await borrower.arrive();
      await borrower.goesOn(["redirect kyc"]);
      await sandbox.advance(60);
      await borrower.goesOn();
    },
  },
  whileWaiting("token ends while polling, in three tabs at once", async (scene) => {
    const others = [await scene.tab(), await scene.tab()];
    for (const tab of others) await tab.sees("wait");
    await scene.sandbox.advance(HALF_AN_HOUR_S);
    for (const tab of others) await tab.sees("disbursed");
  }),
  whileWaiting("renewal answers 503 twice", async ({ page, sandbox }) => {
    await page.route("**/api/credit/session", (route) => route.fulfill({ status: 503, body: "" }), { times: 2 });
    await sandbox.advance(HALF_AN_HOUR_S);
  }),
  {
    name: "signed out elsewhere",
    ends: ["signIn"],
    speed: 0.1,
    async happen({ borrower, page, sandbox }) {
      await borrower.arriveAt("LENDER_PROCESSING");
      await borrower.sees("wait");
      await page.request.delete(`${sandbox.site}/api/demo/borrower`);
      await sandbox.advance(HALF_AN_HOUR_S);
      await borrower.sees("signIn");
    },
  },
  whileWaiting("offline for seconds", async ({ context, page, sandbox, random }) => {
    await context.setOffline(true);
    await page.waitForTimeout(random.between(4_000, 12_000));
    await sandbox.advance(90);
    await context.setOffline(false);
  }),
  whileWaiting("frozen for seconds while the device sleeps", async ({ context, page, sandbox, random }) => {
    const browser = await context.newCDPSession(page);
    await browser.send("Page.setWebLifecycleState", { state: "frozen" });
    await sandbox.advance(2 * 60 * 60);
    await new Promise((resolve) => setTimeout(resolve, random.between(2_000, 8_000)));
    await browser.send("Page.setWebLifecycleState", { state: "active" });
  }),
  whileWaiting("hidden for seconds", async ({ page, sandbox, random }) => {
    await page.evaluate(show, "hidden");
    await sandbox.advance(90);
    await page.waitForTimeout(random.between(4_000, 12_000));
    await page.evaluate(show, "visible");
  }),
  whileWaiting("one of three tabs frozen", async (scene) => {
    const others = [await scene.tab(), await scene.tab()];
    for (const tab of others) await tab.sees("wait");
    await scene.page.waitForTimeout(8_000);
    const tabs = [scene.borrower, ...others];
    const frozen = scene.random.of(tabs);
    const browser = await scene.context.newCDPSession(frozen.page);
    await browser.send("Page.setWebLifecycleState", { state: "frozen" });
    await scene.sandbox.advance(90);
    for (const tab of tabs) if (tab !== frozen) await tab.sees("disbursed");
    await browser.send("Page.setWebLifecycleState", { state: "active" });
  }),
  {
    name: "the same offer chosen in two tabs at once",
    ends: ["redirect kyc"],
    async happen(scene) {
      await scene.borrower.arriveAt("OFFERS_AVAILABLE");
      const tabs = [scene.borrower, await scene.tab()];
      for (const tab of tabs) await tab.sees("offers");
      await Promise.all(tabs.map((tab) => tab.move("offers")));
      for (const tab of tabs) await tab.sees("redirect kyc");
    },
  },
  {
    name: "an offer chosen in one of three tabs shows in all",
    ends: ["redirect kyc"],
    async happen(scene) {
      await scene.borrower.arriveAt("OFFERS_AVAILABLE");
      const others = [await scene.tab(), await scene.tab()];
      for (const tab of [scene.borrower, ...others]) await tab.sees("offers");
      await scene.borrower.move("offers");
      for (const tab of [scene.borrower, ...others]) await tab.sees("redirect kyc");
    },
  },
  spoilt("storage denied", denyStorage),
  spoilt("storage full", () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  }),
  {
    name: "storage corrupted between two reloads",
    async happen({ borrower, page }) {
      await borrower.arrive();
      await borrower.goesOn(["offers"]);
      await page.evaluate(() => {
        for (const storage of [sessionStorage, localStorage]) {
          for (const name of Object.keys(storage)) storage.setItem(name, "{corrupt");
        }
      });
      await page.reload();
      await borrower.goesOn();
    },
  },
  spoilt("clock a day ahead", () => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 86_400_000;
  }),
  spoilt("clock a day behind", () => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 86_400_000;
  }),
  spoilt("web locks never granted", () => {
    navigator.locks.request = () => new Promise(() => {});
  }),
  {
    name: "wasm forbidden by the content security policy",
    // A second policy can only forbid more.
    html: (page) => page.replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="script-src 'self'" />`),
    async happen({ borrower }) {
      await borrower.arrive();
      await borrower.goesOn();
    },
  },
  {
    name: "wasm missing",
    async happen({ borrower, page }) {
      await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
      await borrower.arrive();
      await borrower.goesOn();
    },
  },
];

/** Tells the page that it is seen or not: a headless browser shows every tab. */
function show(visibility: string): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => visibility === "hidden" });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
