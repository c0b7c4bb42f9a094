import type { Borrower } from "../borrower.ts";
import { expect, test } from "../test.ts";
import { isAccessible } from "./accessible.ts";

// Waits are long enough to be looked at.
test.use({ speed: 1 });

/** Every screen, and what opens on it. */
const screens: Record<string, (borrower: Borrower) => Promise<void>> = {
  "signed out": async (borrower) => {
    await borrower.page.goto(borrower.sandbox.site);
    await borrower.sees("signIn");
  },
  profile: async (borrower) => {
    await borrower.arrive("straight-through");
    await borrower.sees("profile");
  },
  "profile with faults": async (borrower) => {
    await borrower.arrive("straight-through");
    await borrower.press("See my offers");
    await expect(borrower.page.getByRole("alert")).toContainText("need your attention");
  },
  "behind the scenes": async (borrower) => {
    await borrower.arrive("straight-through");
    await borrower.sees("profile");
    const toggle = borrower.button("Behind the scenes");
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    await expect(borrower.page.getByRole("complementary")).toBeVisible();
  },
  "waiting for offers": async (borrower) => {
    await borrower.arriveAt("OFFERS_PENDING", "offers-trickling-in");
    await borrower.sees("wait");
  },
  consent: async (borrower) => {
    await borrower.arriveAt("AA_REQUIRED", "aa-required");
    await borrower.sees("redirect aaConsent");
  },
  offers: async (borrower) => {
    await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
    await borrower.sees("offers");
  },
  "an offer in full": async (borrower) => {
    await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
    await borrower.press("View details from Kaveri Credit");
    await expect(borrower.page.getByRole("dialog", { name: "Kaveri Credit" })).toBeVisible();
  },
  "the choice of an offer": async (borrower) => {
    await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
    await borrower.press("Choose this offer from Kaveri Credit");
    await expect(borrower.page.getByRole("dialog", { name: "Go ahead with Kaveri Credit?" })).toBeVisible();
  },
  KYC: async (borrower) => {
    await borrower.arriveAt("KYC_PENDING", "straight-through");
    await borrower.sees("redirect kyc");
  },
  "another amount": async (borrower) => {
    await borrower.arriveAt("KYC_PENDING", "straight-through");
    await borrower.page.getByText("More about this loan").click();
    await borrower.press("Change the loan amount");
    await borrower.press("Save the amount");
    await expect(borrower.field("Loan amount")).toHaveAttribute("aria-invalid", "true");
  },
  "giving up the offer": async (borrower) => {
    await borrower.arriveAt("KYC_PENDING", "straight-through");
    await borrower.page.getByText("More about this loan").click();
    await borrower.press("Give up this offer");
    await expect(borrower.page.getByRole("dialog")).toBeVisible();
  },
  "bank account with faults": async (borrower) => {
    await borrower.arriveAt("BANK_MANDATE_PENDING", "straight-through");
    await borrower.press("Use this account");
    await expect(borrower.page.getByRole("alert")).toContainText("need your attention");
  },
  "e-mandate": async (borrower) => {
    await borrower.arriveAt("E_MANDATE_PENDING", "straight-through");
    await borrower.sees("redirect eMandate");
  },
  agreement: async (borrower) => {
    await borrower.arriveAt("LOAN_AGREEMENT_PENDING", "straight-through");
    await borrower.sees("redirect loanAgreement");
  },
  "the running loan": async (borrower) => {
    await borrower.arriveAt("DISBURSED", "servicing");
    await borrower.sees("disbursed");
  },
  "a part payment": async (borrower) => {
    await borrower.arriveAt("DISBURSED", "servicing");
    await borrower.press("Make a part payment");
    await expect(borrower.page.getByRole("dialog", { name: "Pay a part early" })).toBeVisible();
  },
  "the end": async (borrower) => {
    await borrower.arriveAt("REJECTED", "straight-through");
    await borrower.sees("closed");
  },
};

test.describe("has no accessibility fault, wide and light, narrow and dark:", () => {
  test.use({ expectedErrors: [/status of 401/] });

  for (const [name, go] of Object.entries(screens)) {
    test(name, async ({ borrower, page }) => {
      await isAccessible(page, () => go(borrower));
    });
  }
});
