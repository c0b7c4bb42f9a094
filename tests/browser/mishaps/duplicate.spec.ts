import type { Route } from "@playwright/test";
import { Borrower } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";
import { decidedApart } from "./return-address.ts";

// "Duplicate tab": the copy begins with all that the tab has stored.

async function duplicate({ page, sandbox }: Borrower): Promise<Borrower> {
  const opened = page.context().waitForEvent("page");
  await page.evaluate(() => void window.open(location.href));
  return new Borrower(await opened, sandbox);
}

test.describe("chosen twice", () => {
  // The platform may refuse the second choice, which is the same.
  test.use({ expectedErrors: [/status of 409/] });

  test("both tabs choose the same offer at once: one effect, and both go on", async ({ borrower, sandbox }) => {
    await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
    await borrower.sees("offers");
    const copy = await duplicate(borrower);
    await copy.sees("offers");
    const tabs = [borrower, copy];
    for (const tab of tabs) await tab.press(`Choose this offer from ${tab.lender}`);
    await Promise.all(tabs.map((tab) => tab.press("Yes, go ahead")));
    for (const tab of tabs) await tab.sees("redirect kyc");
    expect((await effectsOf(sandbox)).filter((kind) => kind === "offerProceeded")).toHaveLength(1);
  });
});

test("a copy of a tab that was leaving for the consent page: the return is handed on once", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.arriveAt("AA_REQUIRED", "aa-required");
  await borrower.sees("redirect aaConsent");
  let leave = () => {};
  const asked = new Promise<void>((come) =>
    page.route(/\/redirect$/, (route: Route) => {
      leave = () => void route.continue();
      come();
    }),
  );
  await borrower.press("Continue to the account aggregator");
  await asked;
  const copy = await duplicate(borrower);
  await copy.sees("redirect aaConsent");
  leave();
  await page.waitForURL(`${sandbox.pages}/**`);
  const address = await decidedApart(page, "approve");

  await Promise.all([page.goto(address), copy.page.goto(address)]);
  for (const tab of [borrower, copy]) {
    await tab.sees("offers");
    expect(tab.page.url(), "the address is clean").toBe(`${sandbox.site}/`);
  }
  expect((await effectsOf(sandbox)).filter((kind) => kind === "consentCompleted")).toHaveLength(1);
});

test("a copy made before the borrower left takes no second return", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("AA_REQUIRED", "aa-required");
  await borrower.sees("redirect aaConsent");
  const copy = await duplicate(borrower);
  await copy.sees("redirect aaConsent");
  await borrower.leaveFor("aaConsent");
  const address = await decidedApart(page, "approve");
  await page.goto(address);
  await borrower.sees("offers");
  await copy.sees("offers");
  await copy.page.goto(address);
  await copy.sees("offers");
  expect((await sandbox.requests()).filter(({ path }) => path.endsWith("/complete"))).toHaveLength(1);
});
