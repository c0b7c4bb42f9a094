import { chromiumPath } from "../chromium.ts";
import { effectsOf, expect, test } from "../test.ts";

// Back and Forward bring a page as it was left: Playwright switches that off unless told otherwise.

test.use({
  launchOptions: { executablePath: chromiumPath(), ignoreDefaultArgs: ["--disable-back-forward-cache"] },
});

declare global {
  interface Window {
    /** Whether this page came back as it was left. */
    cameBack?: boolean;
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => addEventListener("pageshow", ({ persisted }) => (window.cameBack = persisted)));
});

test("Back from the consent page: the page is as it was left, and reads at once", async ({ borrower, page }) => {
  await borrower.arriveAt("AA_REQUIRED", "aa-required");
  await borrower.leaveFor("aaConsent");
  const read = page.waitForRequest(/\/state$/);
  await page.goBack({ waitUntil: "commit" });
  await read;
  expect(await page.evaluate(() => window.cameBack)).toBe(true);
  await borrower.visit("aaConsent");
  await borrower.sees("offers");
});

test("Back and Forward again: consent is given after all, and handed on", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("AA_REQUIRED", "aa-required");
  await borrower.leaveFor("aaConsent");
  await page.goBack({ waitUntil: "commit" });
  await borrower.sees("redirect aaConsent");
  await page.goForward({ waitUntil: "commit" });
  await borrower.decide("Approve");
  await borrower.sees("offers");
  const consents = (await effectsOf(sandbox)).filter((kind) => kind.startsWith("consent"));
  expect(consents).toEqual(["consentStarted", "consentRedirected", "consentGiven", "consentCompleted"]);
});

test("a tab that polls for the others still comes back as it was left, and lets another poll meanwhile", async ({
  borrower,
  context,
  page,
  sandbox,
}) => {
  await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
  await borrower.chooseOffer();
  await borrower.sees("redirect kyc");
  const witness = await context.newPage();
  const blank = { contentType: "text/html", body: '<!doctype html><link rel="icon" href="data:,">' };
  await witness.route(`${sandbox.site}/witness`, (route) => route.fulfill(blank));
  await witness.goto(`${sandbox.site}/witness`);
  const leaders = () => witness.evaluate(async () => (await navigator.locks.query()).held?.length);
  await expect.poll(leaders).toBe(1);
  await page.goto("about:blank");
  expect(await leaders()).toBe(0);
  await page.goBack({ waitUntil: "commit" });
  await borrower.sees("redirect kyc");
  expect(await page.evaluate(() => window.cameBack)).toBe(true);
  await expect.poll(leaders, "it polls again").toBe(1);
});
