import { expect, effectsOf, test } from "../test.ts";

test("the lender rejects the application after KYC: it says so, and a new one can be started", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.arrive("lender-rejects");
  await borrower.goesOn({ to: "redirect kyc" });
  await borrower.visit("kyc");
  await borrower.sees("closed");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This application did not go through");
  expect((await effectsOf(sandbox)).at(-1)).toBe("rejected");

  await borrower.press("Start a new application");
  await borrower.sees("profile");
  expect((await effectsOf(sandbox)).at(-1)).toBe("journeyCreated");
});
