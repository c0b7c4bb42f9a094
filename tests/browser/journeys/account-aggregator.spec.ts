import { effectsOf, effectsWithConsent, expect, test } from "../test.ts";

test.beforeEach(async ({ borrower }) => {
  await borrower.arrive("aa-required");
  await borrower.askForOffers();
  await borrower.sees("redirect aaConsent");
});

test("consent is given at the aggregator, and the journey goes on to the money", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.leaveFor("aaConsent");
  await expect(page.getByRole("heading", { name: "Share your bank data" })).toBeVisible();
  await borrower.decide("Approve");
  await borrower.sees("offers");
  expect(page.url(), "the address is clean").toBe(`${sandbox.site}/`);

  await borrower.goesOn({ from: "offers", to: "disbursed" });
  expect(await effectsOf(sandbox)).toEqual(effectsWithConsent);
});

test("declined consent can be given after all, under a new session", async ({ borrower, sandbox }) => {
  await borrower.visit("aaConsent", "Decline");
  await borrower.visit("aaConsent");
  await borrower.sees("offers");
  const effects = await effectsOf(sandbox);
  expect(effects.filter((kind) => kind === "consentStarted")).toHaveLength(2);
  expect(effects.filter((kind) => kind === "consentGiven")).toHaveLength(1);
});

test("Back from the consent page leads to where consent can be given", async ({ borrower, page, sandbox }) => {
  await borrower.leaveFor("aaConsent");
  await page.goBack();
  await borrower.visit("aaConsent");
  await borrower.sees("offers");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "consentStarted")).toHaveLength(1);
});

test("leaving the consent page undecided leads to where consent can be given", async ({ borrower }) => {
  await borrower.visit("aaConsent", "Later");
  await borrower.visit("aaConsent");
  await borrower.sees("offers");
});

test.describe("a consent link is good once", () => {
  test.use({ expectedErrors: [/status of 410/] });

  test("reloading the consent page leads back to the application, and a fresh link", async ({ borrower, page }) => {
    await borrower.leaveFor("aaConsent");
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("already used");
    await page.getByRole("link", { name: "Back to the application" }).click();
    await borrower.visit("aaConsent");
    await borrower.sees("offers");
  });
});
