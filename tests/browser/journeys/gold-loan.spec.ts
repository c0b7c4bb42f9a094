import { straightWay } from "../borrower.ts";
import { details } from "../details.ts";
import { effectsOf, expect, straightEffects, test } from "../test.ts";

const needed = ["Full name", "Date of birth", "Mobile number", "City or town", "PIN code"] as const;

test("a gold loan asks for less, needs no e-mandate, and is paid out", async ({ borrower, page, sandbox }) => {
  await borrower.arrive("gold-loan");
  await borrower.sees("profile");
  for (const label of needed) await borrower.field(label).fill(details[label]);
  await page.getByRole("checkbox", { name: /I agree that Saral Loans/ }).check();
  await borrower.press("See my offers");

  borrower.lender = "Hampi Bullion Credit";
  borrower.way = straightWay.filter(([stop]) => stop !== "redirect eMandate");
  await borrower.goesOn({ from: "offers", to: "disbursed" });
  expect(await effectsOf(sandbox)).toEqual(straightEffects.filter((kind) => kind !== "eMandateApproved"));
});
