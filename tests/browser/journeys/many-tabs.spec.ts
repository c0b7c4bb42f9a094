import { Borrower } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";

test("three tabs opened at once by a new borrower: one journey, in all of them", async ({ borrower, context, sandbox }) => {
  await borrower.signIn("straight-through");
  const more = await Promise.all([context.newPage(), context.newPage()]);
  const tabs = [borrower, ...more.map((page) => new Borrower(page, sandbox))];
  await Promise.all(tabs.map((tab) => tab.page.goto(sandbox.site)));
  await Promise.all(tabs.map((tab) => tab.sees("profile")));
  expect(await effectsOf(sandbox)).toEqual(["journeyCreated"]);
});
