import { expect, test } from "./visitor.ts";

test.use({ expectedErrors: [/status of 410/] });

test("a reload before, during and after consent goes on with the same journey", async ({ visitor }) => {
  await visitor.ask("consent-first");
  await visitor.sees("consent");
  await visitor.page.reload();
  await visitor.sees("consent");
  await visitor.consent("Continue to the account aggregator", "Approve");
  await visitor.page.reload();
  await visitor.sees("offers");
  await visitor.page.reload();
  await visitor.sees("offers");
  expect(await visitor.kinds()).toEqual(["hybridStarted", "consentOpened", "consentGiven"]);
});

test("a borrower who comes back without deciding is asked again, after a while", async ({ visitor }) => {
  await visitor.page.clock.install();
  await visitor.ask("consent-first");
  await visitor.sees("consent");
  await visitor.consent("Continue to the account aggregator", "Later");
  await visitor.sees("wait");
  await visitor.page.clock.fastForward(31_000);
  await visitor.sees("consent");
  await visitor.consent("Continue to the account aggregator", "Approve");
  await visitor.sees("offers");
});

test("Hosted's exit leads back, and from there to the same loan by another link", async ({ visitor }) => {
  await visitor.ask("offers-at-once");
  await visitor.sees("offers");
  await visitor.handOff("Nilgiri Finance");
  await visitor.press("I have read this");
  await visitor.seesHeading("Approve the e-mandate");
  await visitor.press("Exit");
  await visitor.page.waitForURL(`${visitor.sandbox.site}/hybrid/`);
  await visitor.sees("handoff");
  await expect(visitor.page.getByRole("heading", { name: "With Nilgiri Finance" })).toBeVisible();
  await visitor.press("Go on with my loan");
  await visitor.isHandedOff();
  await visitor.seesHeading("Approve the e-mandate");
  expect((await visitor.kinds()).filter((kind) => kind === "hostedUrlIssued")).toHaveLength(2);
});

test("an expired address shows no journey; the way back leads on by a fresh one, or to the offers", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.ask("offers-at-once");
  await visitor.sees("offers");
  const address = await visitor.handOff("Nilgiri Finance");
  await visitor.seesHeading("Review your loan");
  await page.goBack();
  await visitor.sees("handoff");
  await page.goto(address);
  await visitor.seesHeading("This link has expired");
  await expect(page.getByRole("button", { name: "I have read this" })).toHaveCount(0);
  await visitor.press("Close");
  await page.waitForURL(`${visitor.sandbox.site}/hybrid/`);
  await visitor.sees("handoff");
  await visitor.press("Back to the offers");
  await visitor.sees("offers");
  expect(await visitor.handOff("Kaveri Credit")).not.toBe(address);
  await visitor.seesHeading("Review your loan");
});

test("a sign-out leaves nothing of what the borrower left for", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.ask("offers-at-once");
  await visitor.sees("offers");
  await visitor.handOff("Nilgiri Finance");
  await page.goBack();
  await visitor.sees("handoff");
  await visitor.press("Behind the scenes");
  await visitor.press("Sign out");
  await visitor.sees("signIn");
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
