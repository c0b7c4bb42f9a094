import { expect, test } from "./visitor.ts";

// Waits are long enough to be seen.
test.use({ speed: 4 });

// Each outcome that the guide and the reference document (CONTRACT.md 4), and each refusal.

test.describe("offers", () => {
  test("are grouped by lender, and choosing one hands the borrower off in this tab", async ({ visitor }) => {
    await visitor.ask("offers-at-once");
    await visitor.sees("offers");
    for (const lender of ["Nilgiri Finance", "Sahyadri Capital", "Kaveri Credit"]) {
      await expect(visitor.lender(lender).locator("article[data-offer=OFFER_RECEIVED]")).toHaveCount(1);
    }
    await visitor.choose("Sahyadri Capital");
    await visitor.press("Continue to the lender");
    await visitor.isHandedOff();
    await visitor.seesHeading("Review your loan");
    await expect(visitor.page.getByText("Sahyadri Capital")).toBeVisible();
    expect(await visitor.kinds()).toEqual(["hybridStarted", "hostedUrlIssued", "hostedOpened"]);
  });

  test("are none: what the lenders said is there to read", async ({ visitor }) => {
    await visitor.ask("no-offers");
    await visitor.sees("noOffers");
    await visitor.seesHeading("No offers this time");
    await expect(visitor.lender("Nilgiri Finance")).toContainText("Income below this lender's minimum");
  });

  test("come with words that no document knows", async ({ visitor }) => {
    await visitor.ask("future-values");
    await visitor.sees("wait");
    await visitor.sees("offers");
    await expect(visitor.page.getByRole("button", { name: /^Choose/ })).toHaveCount(3);
  });
});

test.describe("consent", () => {
  const GO = "Continue to the account aggregator";

  test("first: offers follow it", async ({ visitor }) => {
    await visitor.ask("consent-first");
    await visitor.sees("consent");
    await visitor.consent(GO, "Approve");
    await visitor.sees("offers");
    await expect(visitor.page.getByRole("button", { name: /^Choose/ })).toHaveCount(2);
    expect(await visitor.kinds()).toEqual(["hybridStarted", "consentOpened", "consentGiven"]);
  });

  test("declined: no lender offers", async ({ visitor }) => {
    await visitor.ask("consent-first");
    await visitor.sees("consent");
    await visitor.consent(GO, "Decline");
    await visitor.sees("noOffers");
  });

  test("beside offers: both are there, and after it there are more", async ({ visitor }) => {
    await visitor.ask("consent-beside-offers");
    await visitor.sees("offers");
    await expect(visitor.page.getByRole("button", { name: /^Choose/ })).toHaveCount(1);
    await visitor.consent("Share bank statements", "Approve");
    await expect(visitor.page.getByRole("button", { name: /^Choose/ })).toHaveCount(3);
    await expect(visitor.page.getByRole("button", { name: "Share bank statements" })).toHaveCount(0);
  });

  test("given, and no lender offers", async ({ visitor }) => {
    await visitor.ask("no-offers-after-consent");
    await visitor.sees("consent");
    await visitor.consent(GO, "Approve");
    await visitor.sees("noOffers");
  });

  test("is given on a page of this moment, however long the borrower has thought", async ({ visitor }) => {
    await visitor.ask("consent-first");
    await visitor.sees("consent");
    await visitor.sandbox.advance(600);
    await visitor.press(GO);
    await visitor.page.waitForURL(`${visitor.sandbox.pages}/aggregator/**`);
    await visitor.seesHeading("Share your bank data");
  });
});

test.describe("refused:", () => {
  test.use({ expectedErrors: [/status of (400|401|404|409|429|50\d)/] });

  test("an offer that is taken: the others are still there", async ({ visitor }) => {
    await visitor.ask("offer-taken");
    await visitor.sees("offers");
    await visitor.choose("Nilgiri Finance");
    await visitor.press("Continue to the lender");
    await expect(visitor.page.getByRole("alert")).toHaveAttribute("data-code", "OFFER_LOCK_CONFLICT");
    await expect(visitor.lender("Nilgiri Finance").locator("[data-offer=NO_OFFER_AVAILABLE]")).toBeVisible();
    await visitor.choose("Kaveri Credit");
    await visitor.press("Continue to the lender");
    await visitor.isHandedOff();
    await expect(visitor.page.getByText("Kaveri Credit")).toBeVisible();
  });

  test("a journey the platform does not know", async ({ visitor }) => {
    await visitor.ask("not-found");
    await visitor.sees("failed");
    await expect(visitor.page.locator("[data-code=RESOURCE_NOT_FOUND]")).toBeVisible();
    await visitor.press("Try again");
    await visitor.sees("failed");
  });

  test("a borrower who is signed out meanwhile: they are told so", async ({ visitor }) => {
    await visitor.ask("consent-first");
    await visitor.sees("consent");
    await visitor.page.request.delete(`${visitor.sandbox.site}/api/demo/borrower`);
    await visitor.press("Continue to the account aggregator");
    await expect(visitor.page.getByText("You were signed out for your safety.").first()).toBeVisible();
  });

  test("details that are wrong, by their field", async ({ visitor }) => {
    await visitor.arrive("offers-at-once");
    await visitor.page.getByLabel("Mobile number").fill("12345");
    await visitor.press("See my offers");
    await expect(visitor.page.getByRole("alert")).toContainText("Mobile number");
    await expect(visitor.page.getByLabel("Mobile number")).toHaveAttribute("aria-invalid", "true");
    await visitor.page.getByLabel("Mobile number").fill("9845012367");
    await visitor.press("See my offers");
    await visitor.sees("offers");
  });

  for (const scenario of ["flapping-upstream", "rate-limited"]) {
    test(`now and then (${scenario}): the borrower gets there all the same`, async ({ visitor }) => {
      await visitor.ask(scenario);
      await visitor.sees("offers");
      await visitor.choose("Kaveri Credit");
      await visitor.press("Continue to the lender");
      await visitor.isHandedOff();
      await visitor.seesHeading("Review your loan");
      expect((await visitor.kinds()).filter((kind) => kind === "hybridStarted")).toHaveLength(1);
    });
  }
});
