import { effectsOf, expect, test } from "../test.ts";

test("no lender makes an offer: the borrower learns why, and can start anew", async ({ borrower, page, sandbox }) => {
  await borrower.arrive("no-offers");
  await borrower.askForOffers();
  await borrower.sees("offers");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No offers this time");
  await expect(page.locator('[data-offer="NO_OFFER_AVAILABLE"]')).toHaveCount(3);
  await expect(page.getByText("Credit history too short")).toBeVisible();

  await borrower.press("Start a new application");
  await borrower.sees("profile");
  expect(await effectsOf(sandbox)).toEqual(["journeyCreated", "profileSaved", "profileSubmitted", "journeyCreated"]);
});

test("an offer can be looked at in full before it is chosen", async ({ borrower, page }) => {
  await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
  await borrower.press("View details from Kaveri Credit");
  const detail = page.getByRole("dialog", { name: "Kaveri Credit" });
  await expect(detail).toContainText("Processing fee");
  await detail.getByRole("button", { name: "Choose this offer" }).click();
  await borrower.press("Yes, go ahead");
  await borrower.sees("redirect kyc");
});

test("a chosen offer can be given up, and another one chosen", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
  await borrower.chooseOffer("Nilgiri Finance");
  await borrower.sees("redirect kyc");
  await page.getByText("More about this loan").click();
  await borrower.press("Give up this offer");
  await borrower.press("Give up the offer");
  await borrower.sees("offers");
  await expect(borrower.button("Choose this offer from Nilgiri Finance")).toHaveCount(0);
  await borrower.chooseOffer("Kaveri Credit");
  await borrower.sees("redirect kyc");
  const effects = await effectsOf(sandbox);
  expect(effects.slice(-3)).toEqual(["offerProceeded", "offerRejected", "offerProceeded"]);
});
