import type { Page } from "@playwright/test";
import { Borrower } from "../../peers/borrower.ts";
import { browsing } from "../browsing.ts";
import type { Fault, Scene } from "./scene.ts";

// Out to another party's page, and every way back but the usual one.

const DAY_S = 24 * 60 * 60;

/** Decides on another party's page, and does not follow: gives the address that the borrower is sent back to. */
export async function decidedApart(page: Page, decision: "approve" | "later"): Promise<string> {
  const action = new URL((await page.locator("form").getAttribute("action")) ?? "", page.url());
  const answer = await page.request.post(action.href, { form: { decision }, maxRedirects: 0 });
  const address = answer.headers()["location"];
  if (!address) throw new Error(`the page answered ${answer.status()} and leads nowhere`);
  return address;
}

/** A fault on the way back from the consent page. */
function fromConsent(name: string, strike: (scene: Scene) => Promise<void>): Fault {
  return {
    name,
    scenario: "aa-required",
    ends: ["offers"],
    async happen(scene) {
      await scene.borrower.arriveAt("AA_REQUIRED");
      await scene.borrower.sees("redirect aaConsent");
      await scene.borrower.leaveFor("aaConsent");
      await strike(scene);
      await scene.borrower.goesOn(["offers"]);
    },
  };
}

export const returnFaults: readonly Fault[] = [
  fromConsent("return opened twice", async ({ page, borrower }) => {
    const address = await decidedApart(page, "approve");
    await page.goto(address);
    await borrower.sees("offers");
    await page.goto(address);
  }),
  fromConsent("return opened in two tabs at once", async ({ page, context, sandbox }) => {
    const address = await decidedApart(page, "approve");
    const other = new Borrower(await context.newPage(), sandbox);
    await Promise.all([page.goto(address), other.page.goto(address)]);
    await other.sees("offers");
  }),
  fromConsent("forged return before the true one", async ({ page, sandbox }) => {
    const address = await decidedApart(page, "approve");
    await page.goto(`${sandbox.site}/?fi=sandbox-aa&resdate=1&ecres=forged`);
    await page.waitForTimeout(1_000);
    await page.goto(address);
  }),
  fromConsent("return of an earlier departure before the true one", async ({ page, sandbox, borrower }) => {
    const earlier = await decidedApart(page, "later");
    await page.goto(sandbox.site);
    await borrower.sees("redirect aaConsent");
    await borrower.leaveFor("aaConsent");
    const address = await decidedApart(page, "approve");
    await page.goto(earlier);
    await page.waitForTimeout(1_000);
    await page.goto(address);
  }),
  fromConsent("return where storage is denied", async ({ page }) => {
    const address = await decidedApart(page, "approve");
    await page.addInitScript(denyStorage);
    await page.goto(address);
  }),
  fromConsent("return in another browser", async (scene) => {
    const address = await decidedApart(scene.page, "approve");
    const other = await browsing(scene.browser, { storageState: { ...(await scene.context.storageState()), origins: [] } });
    scene.alsoStrikes(other);
    scene.borrower = new Borrower(await other.newPage(), scene.sandbox);
    await scene.page.goto(address);
  }),
  fromConsent("return after three days", async ({ page, sandbox }) => {
    const address = await decidedApart(page, "approve");
    await sandbox.advance(3 * DAY_S);
    await page.goto(address);
  }),
  fromConsent("consent left undecided, then given", async ({ borrower }) => {
    await borrower.decide("Later");
  }),
  fromConsent("consent page opened after more than 180 s", async ({ page, sandbox, borrower }) => {
    await page.goto(sandbox.site);
    await borrower.sees("redirect aaConsent");
    await page.route(`${sandbox.pages}/consent/**`, async (route) => {
      await sandbox.advance(181);
      await route.continue();
    }, { times: 1 });
    await borrower.leaveFor("aaConsent");
    await page.getByRole("link", { name: "Back to the application" }).click();
  }),
  fromConsent("Back from the consent page, then there again", async ({ page, borrower }) => {
    await page.goBack({ waitUntil: "commit" });
    await borrower.sees("redirect aaConsent");
  }),
  {
    name: "Back to an earlier page after the journey went on",
    ends: ["form"],
    async happen({ borrower, page }) {
      await borrower.arriveAt("OFFERS_AVAILABLE");
      await borrower.sees("offers");
      await borrower.move("offers");
      await borrower.sees("redirect kyc");
      await borrower.leaveFor("kyc");
      await page.goBack({ waitUntil: "commit" });
      await borrower.sees("redirect kyc");
      await page.goForward({ waitUntil: "commit" });
      await borrower.decide("Approve");
      await borrower.goesOn(["form"]);
    },
  },
  {
    name: "agreement returns by POST",
    scenario: "agreement-returning-by-post",
    async happen({ borrower }) {
      await borrower.arriveAt("LOAN_AGREEMENT_PENDING");
      await borrower.goesOn();
    },
  },
];

/** No storage at all, as in some webviews. */
export function denyStorage(): void {
  for (const name of ["sessionStorage", "localStorage"]) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  }
}
