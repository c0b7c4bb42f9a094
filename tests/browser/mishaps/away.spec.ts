import type { Page } from "@playwright/test";
import { expect, test } from "../test.ts";

// The borrower is away, or the network, or the device: nothing is asked meanwhile, and once when they are back.

test.use({ speed: 1, expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

/** Passive waits are 10 to 20 s: in so short a time there is one read, or there is one too many. */
const SOON_MS = 3_000;

/** Every read of the state that the page begins from now on, whether or not it gets anywhere. */
function readsOf(page: Page): unknown[] {
  const reads: unknown[] = [];
  page.on("request", (request) => {
    if (request.method() === "GET" && request.url().endsWith("/state")) reads.push(request);
  });
  return reads;
}

/** Shows or hides the page. Headless Chromium shows every page, even of a window that is minimized. */
async function turn(page: Page, visibility: DocumentVisibilityState): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
    Object.defineProperty(document, "hidden", { value: visibility === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);
}

test.beforeEach(async ({ borrower, page }) => {
  await page.clock.install();
  await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
  await borrower.sees("offers");
});

/** Goes away and comes back after `time`; how often was read meanwhile, and soon after. */
async function away(page: Page, time: string, leave: () => Promise<void>, comeBack: () => Promise<void>) {
  await leave();
  const reads = readsOf(page);
  await page.clock.runFor(time);
  await page.waitForTimeout(1_000);
  const meanwhile = reads.length;
  await comeBack();
  await page.waitForTimeout(SOON_MS);
  return { meanwhile, after: reads.length - meanwhile };
}

test("offline for 30 seconds", async ({ borrower, context, page }) => {
  const seen = await away(
    page,
    "00:30",
    () => context.setOffline(true),
    () => context.setOffline(false),
  );
  expect(seen).toEqual({ meanwhile: 0, after: 1 });
  await borrower.sees("offers");
});

test("hidden for minutes; what happened meanwhile shows at once", async ({ borrower, page, sandbox }) => {
  const seen = await away(
    page,
    "10:00",
    async () => {
      await turn(page, "hidden");
      await sandbox.force(await sandbox.journeyID(), "KYC_PENDING");
    },
    () => turn(page, "visible"),
  );
  expect(seen).toEqual({ meanwhile: 0, after: 1 });
  await borrower.sees("redirect kyc");
});

test("a device asleep for a night: one read when it wakes, with a session of its own", async ({
  borrower,
  page,
  sandbox,
}) => {
  const reads = readsOf(page);
  await sandbox.advance(8 * 60 * 60);
  await page.clock.fastForward("08:00:00");
  await page.waitForTimeout(SOON_MS);
  expect(reads).toHaveLength(1);
  await borrower.sees("offers");
  await borrower.chooseOffer();
  await borrower.sees("wait");
});
