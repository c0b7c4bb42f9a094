import { expect, test } from "../test.ts";

// Lenders decide while the network is away, and not before the wait has shown on a slow machine.
test.use({ speed: 2, expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

test("nothing is asked while the network is away, and the journey moves at once when it is back", async ({
  borrower,
  context,
  page,
  sandbox,
}) => {
  await borrower.arrive("straight-through");
  await borrower.sees("profile");
  await borrower.askForOffers();
  await borrower.sees("wait");
  await context.setOffline(true);
  const { length } = await sandbox.requests();
  await page.waitForTimeout(7_000);
  await borrower.sees("wait");
  expect(await sandbox.requests()).toHaveLength(length);

  await context.setOffline(false);
  await expect(page.locator('main[data-screen="offers"]')).toBeVisible({ timeout: 1_500 });
});
