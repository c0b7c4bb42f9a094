import { expect, test } from "../test.ts";

test.use({ speed: 1 });

test("offers show one by one, and one may be chosen while others are awaited", async ({ borrower, page, sandbox }) => {
  await borrower.arrive("offers-trickling-in");
  await borrower.askForOffers();
  const received = page.locator('[data-offer="OFFER_RECEIVED"]');
  const awaited = page.locator('[data-offer="OFFER_AWAITED"]');
  await sandbox.advance(10);
  await borrower.sees("offers");
  await expect(received).toHaveCount(1);
  await expect(awaited).toHaveCount(3);
  await sandbox.advance(9);
  await expect(received).toHaveCount(2);
  await expect(awaited).not.toHaveCount(0);
  await borrower.chooseOffer("Nilgiri Finance");
  await borrower.sees("wait");
  await sandbox.advance(3);
  await borrower.sees("redirect kyc");
});
