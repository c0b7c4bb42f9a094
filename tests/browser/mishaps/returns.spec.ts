import type { Route } from "@playwright/test";
import { Borrower } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";
import { decidedApart } from "./return-address.ts";

// Every way back from the consent page but the usual one.

const DAY_S = 24 * 60 * 60;
/** By then the platform has heard of a consent from the aggregator itself. */
const AGGREGATOR_CALLS_S = 5;

test.beforeEach(async ({ borrower }) => {
  await borrower.arriveAt("AA_REQUIRED", "aa-required");
  await borrower.leaveFor("aaConsent");
});

test.afterEach("the address is clean", ({ page, sandbox }) => {
  expect(page.url()).toBe(`${sandbox.site}/`);
});

/** How often a return was handed on. */
async function completions(sandbox: Sandbox): Promise<number> {
  return (await effectsOf(sandbox)).filter((kind) => kind === "consentCompleted").length;
}

test("the same return again", async ({ borrower, page, sandbox }) => {
  const address = await decidedApart(page, "approve");
  for (let times = 0; times < 2; times++) {
    await page.goto(address);
    await borrower.sees("offers");
    expect(page.url()).toBe(`${sandbox.site}/`);
  }
  expect(await completions(sandbox)).toBe(1);
});

test("Back to an earlier return, once the journey has gone on", async ({ borrower, page, sandbox }) => {
  await borrower.decide("Approve");
  await borrower.sees("offers");
  await borrower.chooseOffer();
  await borrower.leaveFor("kyc");
  await page.goBack();
  await borrower.visit("kyc");
  await borrower.sees("form bankMandate");
  expect(await completions(sandbox)).toBe(1);
});

test("a forged state is not handed on, and does not use up the true return", async ({ borrower, page, sandbox }) => {
  const address = await decidedApart(page, "approve");
  await page.goto(`${sandbox.site}/?credit_return=${"0".repeat(32)}&fi=sandbox-aa&ecres=forged`);
  await expect(borrower.at("connecting")).toHaveCount(0);
  expect(page.url()).toBe(`${sandbox.site}/`);
  expect(await completions(sandbox)).toBe(0);
  await page.goto(address);
  await borrower.sees("offers");
  expect(await completions(sandbox)).toBe(1);
});

test.describe("what the platform does not know", () => {
  test.use({ expectedErrors: [/status of 400/] });

  test("junk in the address proves nothing, and the journey goes on", async ({ borrower, page, sandbox }) => {
    const opaque = { fi: "x".repeat(500), ecres: "forged", resdate: "%00\u202e" };
    const junk = new URLSearchParams({ ...opaque, status: "success", "<script>": "1" });
    await page.clock.install();
    await page.goto(`${sandbox.site}/?${junk}`);
    await borrower.sees("wait");
    // Nothing was consented to: once a true return would have shown, it still can be.
    await page.clock.runFor("00:20");
    await borrower.visit("aaConsent");
    await borrower.sees("offers");
  });
});

test("in another browser", async ({ borrower, browser, context, page, sandbox }) => {
  const address = await decidedApart(page, "approve");
  await sandbox.advance(AGGREGATOR_CALLS_S);
  await using other = await browser.newContext({ storageState: await context.storageState() });
  const there = new Borrower(await other.newPage(), sandbox);
  await there.page.goto(address);
  await there.sees("offers");
  expect(there.page.url()).toBe(`${sandbox.site}/`);
  await page.goto(sandbox.site);
  await borrower.sees("offers");
});

test("where storage is denied by then", async ({ borrower, page, sandbox }) => {
  const address = await decidedApart(page, "approve");
  await sandbox.advance(AGGREGATOR_CALLS_S);
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.goto(address);
  await borrower.sees("offers");
});

test("after days: it is too late to be handed on, and the platform's own state counts", async ({
  borrower,
  page,
  sandbox,
}) => {
  const address = await decidedApart(page, "approve");
  await sandbox.advance(3 * DAY_S);
  await page.clock.install({ time: Date.now() + 3 * DAY_S * 1000 });
  await page.goto(address);
  await borrower.sees("offers");
  expect(await completions(sandbox)).toBe(0);
});

test.describe("a link past its time", () => {
  test.use({ expectedErrors: [/status of 410/] });

  test("older than 180 seconds when it is opened: a fresh one is had", async ({ borrower, page, sandbox }) => {
    await page.goto(sandbox.site);
    const slowly = async (route: Route) => {
      await sandbox.advance(181);
      await route.continue();
    };
    await page.route(`${sandbox.pages}/consent/**`, slowly, { times: 1 });
    await borrower.leaveFor("aaConsent");
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("link", { name: "Back to the application" }).click();
    await borrower.visit("aaConsent");
    await borrower.sees("offers");
  });
});
