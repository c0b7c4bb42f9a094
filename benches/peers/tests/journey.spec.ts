import { expect, test } from "@playwright/test";
import { apps, Stage } from "../apps.ts";
import { Borrower } from "../borrower.ts";

/** What the client does by itself when it finds the time. */
const housekeeping = new Set(["resumeStored", "consentReconciled"]);

for (const app of apps) {
  for (const [scenario, consent] of [
    ["straight-through", []],
    ["aa-required", ["consentStarted", "consentRedirected", "consentGiven", "consentCompleted"]],
  ] as const) {
    test(`${app}: ${scenario}, from the profile to the money, each effect once`, async ({ page }) => {
      await using stage = await Stage.set(app, { scenario, speed: 20 });
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      const borrower = new Borrower(page, stage.sandbox);
      await borrower.arrive();
      await borrower.goesOn();
      await borrower.payAPart("50000");

      const kinds = (await stage.sandbox.effects()).map(({ kind }) => kind).filter((kind) => !housekeeping.has(kind));
      expect(kinds).toEqual([
        "journeyCreated",
        "profileSaved",
        "profileSubmitted",
        ...consent,
        "offerProceeded",
        "kycSubmitted",
        "bankMandateSubmitted",
        "eMandateApproved",
        "loanAgreementSigned",
        "disbursed",
        "partPaid",
      ]);
      expect(page.url(), "the address is clean").toBe(`${stage.sandbox.site}/`);
      expect(errors).toEqual([]);
    });
  }

  test(`${app}: nobody is signed in`, async ({ page }) => {
    await using stage = await Stage.set(app, { scenario: "straight-through", speed: 20 });
    await page.goto(stage.sandbox.site);
    await new Borrower(page, stage.sandbox).sees("signIn");
  });
}
