import { effectsOf, expect, straightEffects, test } from "../test.ts";

test("a personal loan from the first screen to its last payment, every intent acting once", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.arrive("servicing");
  await borrower.goesOn({ to: "disbursed" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your loan of ₹2,50,000 is paid out");
  expect(await effectsOf(sandbox)).toEqual(straightEffects);

  await borrower.press("Refresh the status");
  await expect(page.getByText("The lender was asked for the latest status.")).toBeVisible();
  const loan = page.getByRole("region", { name: "Your loan today" });
  await expect(loan).toContainText("Overdue");

  await borrower.payMissedInstalment();
  await expect(loan).toContainText("Active");

  await borrower.payAPart("50000");
  await expect(loan).toContainText(/Outstanding₹1,9\d,\d{3}/);

  await borrower.foreclose();
  await borrower.sees("closed");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This application is closed");
  expect(await effectsOf(sandbox)).toEqual([
    ...straightEffects,
    "servicingRefreshed",
    "missedEmiPaid",
    "partPaid",
    "foreclosed",
    "closed",
  ]);
});
