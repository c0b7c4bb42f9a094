import { expect, test } from "./visitor.ts";

// What passes by itself must stay for as long as a slow machine needs to see it.
test.use({ speed: 1 });

test("a consent that takes its time is waited for, before and after", async ({ visitor }) => {
  await visitor.ask("consent-processing");
  await visitor.sees("wait");
  await visitor.sees("consent");
  await visitor.consent("Continue to the account aggregator", "Approve");
  await visitor.sees("wait");
  await visitor.seesHeading("Reading your consent");
  await visitor.sees("offers");
});

test("offers that trickle in show as they come, and can be chosen from the first on", async ({ visitor }) => {
  await visitor.ask("offers-trickling-in");
  await visitor.sees("wait");
  const choices = visitor.page.getByRole("button", { name: /^Choose/ });
  await expect(choices).toHaveCount(1);
  await expect(visitor.lender("Sahyadri Capital").locator("[data-offer=OFFER_AWAITED]")).toBeVisible();
  // The last of them answers after half a minute.
  await expect(choices).toHaveCount(3, { timeout: 60_000 });
  await expect(visitor.lender("Kaveri Credit")).toContainText("Outside this lender's lending area");
});
