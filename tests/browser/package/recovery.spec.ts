import type { Page } from "@playwright/test";
import { effectsOf } from "../test.ts";
import { expect, openJourney, test } from "./harness.ts";

// A build of the same crate that panics wherever its input names this word: in a call, or in the answer to one.
const PANIC = "panic-on-demand";

test.use({ build: "panicking" });

/** Has the next answer to `path` panic, after the platform has done what was asked. */
async function panicOnAnswer(page: Page, path: RegExp): Promise<void> {
  await page.route(
    path,
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), note: PANIC } });
    },
    { times: 1 },
  );
}

test("a call that panics rejects with INTERNAL; the journey shows what it showed, and goes on", async ({
  page,
  sandbox,
}) => {
  await openJourney(page, sandbox);
  const seen = await page.evaluate(async (PANIC) => {
    const { journey, harness } = window;
    const before = journey.snapshot;
    const shown: string[] = [];
    journey.subscribe(({ screen }) => shown.push(screen.name));
    const failure = await harness.failure(journey.refresh({ correlationID: PANIC }));
    const after = journey.snapshot;
    await journey.saveProfile({ profile: harness.profile });
    return { failure, same: before === after, shown, screen: journey.snapshot.screen.name };
  }, PANIC);
  expect(seen.failure).toMatchObject({ name: "JourneyError", code: "INTERNAL", status: null, retryable: true });
  expect(seen.same).toBe(true);
  expect(seen.shown).not.toContain("signIn");
  expect(seen.screen).toBe("profile");
  expect(await effectsOf(sandbox)).toEqual(["journeyCreated", "forced", "profileSaved"]);
  expect(await page.evaluate(() => window.harness.events.filter(({ kind }) => kind === "recovered"))).toHaveLength(1);
});

test("a panic after the platform did what was asked: the same command again does it once", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  await panicOnAnswer(page, /\/profile$/);
  const save = () => window.harness.failure(window.journey.saveProfile({ profile: window.harness.profile }));
  expect(await page.evaluate(save)).toMatchObject({ code: "INTERNAL" });
  expect(await page.evaluate(save)).toBeNull();
  const saves = (await sandbox.requests()).filter(({ method }) => method === "PUT");
  expect(saves).toHaveLength(2);
  expect((await effectsOf(sandbox)).filter((effect) => effect === "profileSaved")).toHaveLength(1);
});

test("a poll whose answer panics loses nothing: the next one shows the screen", async ({ page, sandbox }) => {
  await page.evaluate(async () => {
    window.credit = await window.harness.open();
    window.journey = await window.credit.journey({ type: "PERSONAL_LOAN" });
  });
  await panicOnAnswer(page, /\/state$/);
  await sandbox.force(await sandbox.journeyID(), "KYC_PENDING");
  await page.evaluate(() => window.journey.refresh().catch(() => undefined));
  await expect.poll(() => page.evaluate(() => window.journey.snapshot.screen.name)).not.toBe("profile");
  expect(await page.evaluate(() => window.journey.nextPoll)).not.toBeNull();
});

test("every client on the page starts over: what was pending rejects, and no handle is dead", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const seen = await page.evaluate(async (PANIC) => {
    const { harness } = window;
    const other = await harness.open({ polling: false });
    const journey = await other.journey({ type: "PERSONAL_LOAN" });
    const pending = harness.failure(journey.refresh());
    await harness.failure(window.journey.refresh({ correlationID: PANIC }));
    const rejected = await pending;
    await journey.refresh();
    await window.journey.refresh();
    other.dispose();
    return { rejected, disposed: await harness.failure(journey.refresh()) };
  }, PANIC);
  expect(seen.rejected).toMatchObject({ code: "INTERNAL" });
  expect(seen.disposed).toMatchObject({ code: "DISPOSED" });
});

test("a page that panics again and again is left alone: every call rejects, nothing is sent", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const seen = await page.evaluate(async (PANIC) => {
    const { journey, harness } = window;
    const before = journey.snapshot;
    for (let traps = 0; traps < 4; traps++) await harness.failure(journey.refresh({ correlationID: PANIC }));
    return { failure: await harness.failure(journey.refresh()), same: journey.snapshot === before, next: journey.nextPoll };
  }, PANIC);
  expect(seen).toMatchObject({ failure: { code: "INTERNAL" }, same: true, next: null });
});
