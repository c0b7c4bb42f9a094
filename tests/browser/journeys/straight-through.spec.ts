import { effectsOf, expect, straightEffects, test } from "../test.ts";

test("a personal loan from the first screen to the money, every intent acting once", async ({ borrower, sandbox }) => {
  await borrower.arrive("straight-through");
  await borrower.goesOnTo("disbursed");
  await expect(borrower.page.getByRole("heading", { level: 1 })).toHaveText("Your loan of ₹2,50,000 is paid out");
  expect(await effectsOf(sandbox)).toEqual(straightEffects);
});
