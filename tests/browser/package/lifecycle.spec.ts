import type { Snapshot } from "../../../pkg/entries/browser.js";
import { expect, openJourney, test } from "./harness.ts";

test("importing the package does nothing", async ({ page, sandbox }) => {
  await page.waitForLoadState("networkidle");
  expect(await sandbox.requests()).toHaveLength(0);
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length, window.harness.events.length])).toEqual(
    [0, 0, 0],
  );
});

test("a snapshot stays the same object until something changes, and is never changed", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const seen = await page.evaluate(async () => {
    const { journey } = window;
    const before = journey.snapshot;
    const shown: Snapshot[] = [];
    const stop = journey.subscribe((snapshot) => shown.push(snapshot));
    const atOnce = shown.length;
    const asItWas = JSON.stringify(before);
    await journey.refresh();
    const afterRefresh = journey.snapshot;
    await journey.saveProfile({ profile: window.harness.profile });
    const counted = shown.length;
    stop();
    await journey.saveProfile({ profile: { ...window.harness.profile, panName: "Meera K Krishnan" } });
    return {
      atOnce,
      unchanged: JSON.stringify(before) === asItWas,
      sameScreen: JSON.stringify(afterRefresh.screen) === JSON.stringify(before.screen),
      sameRead: journey.snapshot === journey.snapshot,
      newest: shown.at(-1) !== before && counted > 0,
      afterStop: shown.length - counted,
    };
  });
  expect(seen).toEqual({ atOnce: 0, unchanged: true, sameScreen: true, sameRead: true, newest: true, afterStop: 0 });
});

test("a poll that brings nothing new emits nothing; polls go by the clock that was given", async ({ page }) => {
  const seen = await page.evaluate(async () => {
    // A clock that runs twenty times as fast.
    const epoch = Date.now();
    const clock = {
      now: () => epoch + (Date.now() - epoch) * 20,
      setTimeout: (run: () => void, afterMs: number) => setTimeout(run, afterMs / 20),
      clearTimeout: (timer: unknown) => clearTimeout(timer as number),
    };
    const credit = await window.harness.open({ clock });
    const journey = await credit.journey({ type: "PERSONAL_LOAN" });
    const before = journey.snapshot;
    let shown = 0;
    journey.subscribe(() => shown++);
    const polls = () => window.harness.events.filter((event) => event.kind === "poll").length;
    while (polls() < 4) await new Promise((wake) => setTimeout(wake, 100));
    return { shown, same: journey.snapshot === before };
  });
  expect(seen).toEqual({ shown: 0, same: true });
});

test("iterating yields the snapshot now, then newer ones, and ends with the journey", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const names = await page.evaluate(async () => {
    const { journey } = window;
    const names: string[] = [];
    const done = (async () => {
      for await (const { screen, busy } of journey) {
        const name = busy ?? screen.name;
        if (names.at(-1) !== name) names.push(name);
      }
    })();
    await new Promise((wake) => setTimeout(wake));
    await journey.saveProfile({ profile: window.harness.profile });
    await new Promise((wake) => setTimeout(wake));
    journey.dispose();
    await done;
    return names;
  });
  expect(names).toEqual(["profile", "saveProfile", "profile"]);
});

test("disposing ends what is under way, is harmless when repeated, and leaves nothing running", async ({
  page,
  sandbox,
}) => {
  await openJourney(page, sandbox);
  const codes = await page.evaluate(async () => {
    const { credit, harness, journey } = window;
    const id = journey.snapshot.journeyID ?? "";
    const pending = [
      harness.failure(journey.saveProfile({ profile: window.harness.profile })),
      harness.failure(credit.api.getJourney(id)),
    ];
    credit.dispose();
    credit.dispose();
    credit[Symbol.dispose]();
    journey.dispose();
    journey[Symbol.dispose]();
    credit.signOut();
    const later = [
      harness.failure(() => journey.refresh()),
      harness.failure(() => credit.api.getJourney(id)),
      harness.failure(() => credit.journey({ type: "PERSONAL_LOAN" })),
    ];
    const failures = await Promise.all([...pending, ...later]);
    return {
      codes: failures.map((failure) => failure?.code),
      screen: journey.snapshot.screen.name,
      poll: journey.nextPoll,
    };
  });
  expect(codes).toEqual({ codes: Array(5).fill("DISPOSED"), screen: "profile", poll: null });
  const { length } = await sandbox.requests();
  await page.waitForTimeout(3_000);
  expect(await sandbox.requests()).toHaveLength(length);
});

test("one journey is let go of, the other lives on", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const outcome = await page.evaluate(async () => {
    const { credit, harness, journey } = window;
    const other = await credit.journey({ type: "PERSONAL_LOAN" });
    journey.dispose();
    await other.refresh();
    return [other.snapshot.journeyID === journey.snapshot.journeyID, (await harness.failure(journey.refresh()))?.code];
  });
  expect(outcome).toEqual([true, "DISPOSED"]);
});
