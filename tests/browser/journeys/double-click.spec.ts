import type { Locator } from "@playwright/test";
import { Borrower, wayWithConsent } from "../borrower.ts";
import { effectsOf, effectsWithConsent, expect, test } from "../test.ts";

/** Presses everything twice. */
class HastyBorrower extends Borrower {
  twice: (button: Locator) => Promise<void> = (button) => button.dblclick();

  override async press(name: string): Promise<void> {
    await this.twice(this.button(name));
  }
}

const ways: [string, HastyBorrower["twice"]][] = [
  ["double clicks", (button) => button.dblclick()],
  // Before the site has had a chance to disable the button.
  ["two clicks at once", (button) => button.evaluate((element: HTMLElement) => (element.click(), element.click()))],
];

for (const [name, twice] of ways) {
  test.describe(name, () => {
    test("on every button up to the money: one effect each", async ({ page, sandbox }) => {
      const borrower = new HastyBorrower(page, sandbox);
      borrower.twice = twice;
      borrower.way = wayWithConsent;
      await borrower.arrive("aa-required");
      await borrower.goesOn({ to: "disbursed" });
      expect(await effectsOf(sandbox)).toEqual(effectsWithConsent);
    });

    test("on every button of the running loan: one effect each", async ({ page, sandbox }) => {
      const borrower = new HastyBorrower(page, sandbox);
      borrower.twice = twice;
      await borrower.arriveAt("DISBURSED", "servicing");
      await borrower.sees("disbursed");
      await borrower.press("Refresh the status");
      const loan = page.getByRole("region", { name: "Your loan today" });
      await expect(loan).toContainText("Overdue");
      await borrower.payMissedInstalment();
      await expect(loan).toContainText("Active");
      await borrower.payAPart("50000");
      await expect(loan).toContainText(/Outstanding₹2,4\d,\d{3}/);
      await borrower.foreclose();
      await borrower.sees("closed");
      const served = ["servicingRefreshed", "missedEmiPaid", "partPaid", "foreclosed", "closed"];
      expect((await effectsOf(sandbox)).slice(-5)).toEqual(served);

      await borrower.press("Start a new application");
      await borrower.sees("profile");
      expect((await effectsOf(sandbox)).filter((kind) => kind === "journeyCreated")).toHaveLength(2);
    });

    test("on amount and surrender of a chosen offer: one effect each", async ({ page, sandbox }) => {
      const borrower = new HastyBorrower(page, sandbox);
      borrower.twice = twice;
      await borrower.arriveAt("KYC_PENDING", "straight-through");
      await page.getByText("More about this loan").click();
      await page.getByRole("button", { name: "Change the loan amount" }).click();
      await borrower.field("Loan amount").fill("200000");
      await borrower.press("Save the amount");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.getByRole("button", { name: "Give up this offer" }).click();
      await borrower.press("Give up the offer");
      await borrower.sees("offers");
      expect((await effectsOf(sandbox)).slice(-2)).toEqual(["loanAmountSet", "offerRejected"]);
    });
  });
}
