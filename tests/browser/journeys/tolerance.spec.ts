import { effectsOf, expect, straightEffects, test } from "../test.ts";

test("statuses, actions and fields that no document knows: the borrower gets the loan", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.arrive("values-from-the-future");
  await borrower.goesOn({ to: "offers" });
  // Before the borrower leaves for a page: the log lives in the page's memory alone.
  await borrower.press("Behind the scenes");
  await expect(page.getByRole("region", { name: "Log" })).toContainText("A value this version does not know");
  await borrower.press("Close panel");
  await borrower.goesOn({ from: "offers", to: "disbursed" });
  expect(await effectsOf(sandbox)).toEqual(straightEffects);
});
