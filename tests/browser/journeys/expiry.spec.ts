import { effectsOf, expect, test } from "../test.ts";

test.use({ speed: 1 });

test.beforeEach(async ({ borrower, sandbox }) => {
  await borrower.arrive("journey-expires");
  await borrower.askForOffers();
  await borrower.sees("wait");
  await sandbox.advance(11);
  await borrower.sees("offers");
  await sandbox.advance(46);
});

test("an expired journey shows its end by itself, and nothing is asked of the platform after", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.sees("closed");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This application has run out");
  const { length } = await sandbox.requests();
  await page.waitForTimeout(6_000);
  expect(await sandbox.requests()).toHaveLength(length);
});

test.describe("chosen too late", () => {
  test.use({ expectedErrors: [/status of 409/] });

  test("an expired journey shows its end when an offer is chosen", async ({ borrower, page, sandbox }) => {
    await borrower.chooseOffer();
    await borrower.sees("closed");
    await expect(page.locator('[role="alert"][data-code="STATE_PRECONDITION_FAILED"]')).toBeVisible();
    expect(await effectsOf(sandbox)).not.toContain("offerProceeded");
  });
});
