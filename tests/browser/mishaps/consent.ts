import type { JSHandle, Page } from "@playwright/test";
import type { ConnectOptions } from "../../../pkg/entries/browser.js";
import type { Sandbox } from "../sandbox.ts";

/** How the app has the borrower leave. */
type Leaving = Pick<ConnectOptions, "openRedirect" | "beforeRedirect">;

/** Opens a client whose journey waits for the borrower's consent, as `window.credit` and `window.journey`. */
export async function atConsent(page: Page, sandbox: Sandbox, leaving: Leaving | JSHandle<Leaving>): Promise<void> {
  await openClient(page, sandbox, leaving);
  await sandbox.force(await sandbox.journeyID(), "AA_REQUIRED");
  await page.evaluate(() => window.journey.refresh());
}

/** What the partner's page does on loading. */
export async function openClient(page: Page, sandbox: Sandbox, leaving: Leaving | JSHandle<Leaving>): Promise<void> {
  await page.waitForFunction(() => "harness" in window);
  const given = { leaving: leaving as Leaving, returnUrl: `${sandbox.site}/` };
  await page.evaluate(async ({ leaving, returnUrl }) => {
    window.credit = await window.harness.open({ returnUrl, ...leaving });
    window.journey = await window.credit.journey({ type: "PERSONAL_LOAN" });
  }, given);
}

/** The name of the screen that `window.journey` shows. */
export function screenOf(page: Page): Promise<string> {
  return page.evaluate(() => window.journey.snapshot.screen.name);
}
