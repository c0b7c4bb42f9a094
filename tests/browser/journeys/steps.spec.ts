import { effectsOf, expect, test } from "../test.ts";

test("KYC fails, says why, and passes at the second try", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("KYC_PENDING", "kyc-fails-then-passes");
  await borrower.visit("kyc");
  await expect(page.getByText("The photo does not match the document")).toBeVisible();
  await borrower.visit("kyc");
  await borrower.sees("form bankMandate");
  expect((await effectsOf(sandbox)).slice(-2)).toEqual(["kycSubmitted", "kycSubmitted"]);
});

test("the bank refuses an account, and takes the corrected one", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("BANK_MANDATE_PENDING", "bank-mandate-refused");
  await borrower.sees("form bankMandate");
  await borrower.giveBankAccount("9999999999");
  await expect(page.getByText("The bank does not know this account")).toBeVisible();
  await borrower.giveBankAccount();
  await borrower.sees("redirect eMandate");
  const submitted = (await sandbox.effects()).filter(({ kind }) => kind === "bankMandateSubmitted");
  expect(submitted).toHaveLength(2);
  expect(submitted[0]?.keyDigest, "another account is another intent").not.toBe(submitted[1]?.keyDigest);
});

test("the same account, given again after it was refused, is a new intent", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("BANK_MANDATE_PENDING", "bank-mandate-refused");
  await borrower.giveBankAccount();
  await expect(page.getByText("The bank does not know this account")).toBeVisible();
  await borrower.giveBankAccount();
  await borrower.sees("redirect eMandate");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "bankMandateSubmitted")).toHaveLength(2);
});

test("an e-mandate the bank never confirms can be given again", async ({ borrower, page }) => {
  await borrower.arriveAt("E_MANDATE_PENDING", "e-mandate-abandoned");
  await borrower.visit("eMandate");
  await expect(page.getByText("The bank did not confirm the e-mandate in time")).toBeVisible();
  await borrower.visit("eMandate");
  await borrower.sees("redirect loanAgreement");
});

test("an e-mandate page that was left undecided can be visited again", async ({ borrower }) => {
  await borrower.arriveAt("E_MANDATE_PENDING", "straight-through");
  await borrower.visit("eMandate", "Later");
  await borrower.visit("eMandate");
  await borrower.sees("redirect loanAgreement");
});

test("an agreement that returns by POST goes on like any other", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("LOAN_AGREEMENT_PENDING", "agreement-returning-by-post");
  await borrower.visit("loanAgreement");
  await borrower.sees("disbursed");
  expect(page.url()).toBe(`${sandbox.site}/`);
  expect((await effectsOf(sandbox)).slice(-2)).toEqual(["loanAgreementSigned", "disbursed"]);
});

test("the amount can be changed before the agreement is signed", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("KYC_PENDING", "straight-through");
  await page.getByText("More about this loan").click();
  await borrower.press("Change the loan amount");
  await borrower.field("Loan amount").fill("2,00,000");
  await borrower.press("Save the amount");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await effectsOf(sandbox)).at(-1)).toBe("loanAmountSet");
  await borrower.press("View your offer");
  await expect(page.getByRole("dialog", { name: "Nilgiri Finance" })).toContainText("₹2,00,000");
});
