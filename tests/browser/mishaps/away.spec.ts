import type { Page } from "@playwright/test";
import { expect, test } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";

// The borrower is away, or the network, or the device: nothing is asked meanwhile, and it is asked once when they are back.

test.use({ speed: 1, expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

/** Passive waits are 10 to 20 s: in so short a time there is one read, or there is one too many. */
const SOON_MS = 3_000;

async function reads(sandbox: Sandbox): Promise<number> {
  const requests = await sandbox.requests();
  return requests.filter(({ method, path }) => method === "GET" && path.endsWith("/state")).length;
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

/** Does this, and lets time go by; then does that. Gives how often was read before and soon after. */
async function away(
  { page, sandbox, time }: { page: Page; sandbox: Sandbox; time: string },
  leave: () => Promise<void>,
  comeBack: () => Promise<void>,
) {
  await leave();
  const before = await reads(sandbox);
  await page.clock.runFor(time);
  await page.waitForTimeout(1_000);
  const meanwhile = (await reads(sandbox)) - before;
  await comeBack();
  await page.waitForTimeout(SOON_MS);
  return { meanwhile, after: (await reads(sandbox)) - before - meanwhile };
}

test("offline for 30 seconds", async ({ borrower, context, page, sandbox }) => {
  const seen = await away(
    { page, sandbox, time: "00:30" },
    () => context.setOffline(true),
    () => context.setOffline(false),
  );
  expect(seen).toEqual({ meanwhile: 0, after: 1 });
  await borrower.sees("offers");
});

test("hidden for minutes; what happened meanwhile shows at once", async ({ borrower, page, sandbox }) => {
  const seen = await away(
    { page, sandbox, time: "10:00" },
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
  const before = await reads(sandbox);
  await sandbox.advance(8 * 60 * 60);
  await page.clock.fastForward("08:00:00");
  await page.waitForTimeout(SOON_MS);
  expect((await reads(sandbox)) - before).toBe(1);
  await borrower.sees("offers");
  await borrower.chooseOffer();
  await borrower.sees("wait");
});
