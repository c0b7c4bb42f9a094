import { Borrower } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";

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

  await page.reload();
  await borrower.sees("closed");
  await borrower.press("Start a new application");
  await borrower.sees("profile");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "journeyCreated")).toHaveLength(2);
});

test("who comes back later, in another tab, begins anew instead", async ({ borrower, context, sandbox }) => {
  await borrower.arriveAt("REJECTED", "straight-through");
  await borrower.sees("closed");
  const later = new Borrower(await context.newPage(), sandbox);
  await later.page.goto(sandbox.site);
  await later.sees("profile");
});
