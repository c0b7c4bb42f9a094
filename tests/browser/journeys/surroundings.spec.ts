import { effectsOf, expect, test } from "../test.ts";

test.describe("a network that goes away", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("a command given without a network is done once, when it is back", async ({
    borrower,
    context,
    page,
    sandbox,
  }) => {
    await borrower.arriveAt("BANK_MANDATE_PENDING", "straight-through");
    await borrower.fillBankAccount();
    await context.setOffline(true);
    await borrower.press("Use this account");
    await expect(borrower.button("Use this account")).toHaveAttribute("aria-busy", "true");
    // Longer than the five attempts of a call whose network is there.
    await page.waitForTimeout(8_000);
    await context.setOffline(false);
    await borrower.sees("redirect eMandate");
    expect((await effectsOf(sandbox)).filter((kind) => kind === "bankMandateSubmitted")).toHaveLength(1);
  });
});

test("a browser that denies storage: the journey goes away and comes back all the same", async ({ borrower, page }) => {
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  await borrower.arrive("aa-required");
  await borrower.askForOffers();
  await borrower.visit("aaConsent");
  await borrower.sees("offers");
  await page.reload();
  await borrower.goesOn({ from: "offers", to: "form bankMandate" });
});
