import { Borrower } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";

test.use({ expectedErrors: [/status of 409/] });

test("another device chooses first: the borrower is told, and lands on the offer that holds", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.arrive("another-tab-locks-an-offer");
  await borrower.goesOn({ to: "offers" });
  await borrower.chooseOffer("Sahyadri Capital");
  await borrower.sees("redirect kyc");
  await expect(page.locator('[role="alert"][data-code="OFFER_LOCK_CONFLICT"]')).toBeVisible();
  await landsOn(borrower, "Nilgiri Finance");
  expect((await effectsOf(sandbox)).slice(3)).toEqual(["offerProceededElsewhere"]);
  await borrower.goesOn({ from: "redirect kyc", to: "form bankMandate" });
});

test("two tabs choose different offers: one choice holds, in both", async ({ borrower, context, sandbox }) => {
  await borrower.arrive("straight-through");
  await borrower.goesOn({ to: "offers" });
  const other = new Borrower(await context.newPage(), sandbox);
  // Tabs that can tell each other do not get this far: the second one's offers go as the first one chooses.
  await other.page.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  await other.page.goto(sandbox.site);
  await other.sees("offers");

  await borrower.chooseOffer("Kaveri Credit");
  await other.chooseOffer("Sahyadri Capital");
  for (const tab of [borrower, other]) {
    await tab.sees("redirect kyc");
    await landsOn(tab, "Kaveri Credit");
  }
  expect((await effectsOf(sandbox)).filter((kind) => kind === "offerProceeded")).toHaveLength(1);
});

async function landsOn({ page }: Borrower, lender: string): Promise<void> {
  await page.getByText("More about this loan").click();
  await page.getByRole("button", { name: "View your offer" }).click();
  await expect(page.getByRole("dialog", { name: lender })).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
}
