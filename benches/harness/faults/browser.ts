import type { Fault } from "./scene.ts";
import { denyStorage } from "./returns.ts";

// The browser, and what it refuses.

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

export const browserFaults: readonly Fault[] = [
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
