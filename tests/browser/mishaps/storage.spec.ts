import type { Page } from "@playwright/test";
import { expect, openJourney, test } from "../package/harness.ts";
import { effectsOf } from "../test.ts";

// Any bytes may lie in the tab's storage, and storage may fail: it is told, and the journey goes on.

const ITEM = "credit-journey";

/** A record as the client left it, with an intent that is not settled yet. */
async function leftBehind(page: Page): Promise<string> {
  return page.evaluate(async (ITEM) => {
    const { harness } = window;
    const credit = await harness.open({ polling: false });
    const journey = await credit.journey({ type: "PERSONAL_LOAN" });
    void harness.failure(journey.saveProfile({ profile: harness.profile }));
    const record = sessionStorage.getItem(ITEM);
    credit.dispose();
    sessionStorage.clear();
    return record ?? "";
  }, ITEM);
}

/** Opens a client on this record, and saves a profile. Tells where that led, and what was told of the storage. */
async function openOn(page: Page, record: string | null) {
  return page.evaluate(
    async ([ITEM, record]) => {
      const { harness } = window;
      const told = harness.events.length;
      if (record !== null) sessionStorage.setItem(ITEM, record);
      const credit = await harness.open({ polling: false });
      const journey = await credit.journey({ type: "PERSONAL_LOAN" });
      const failure = await harness.failure(journey.saveProfile({ profile: harness.profile }));
      const phases = harness.events.slice(told).flatMap((event) => (event.kind === "storage" ? [event.phase] : []));
      credit.dispose();
      return { screen: journey.snapshot.screen.name, failure, phases };
    },
    [ITEM, record] as const,
  );
}

const goesOn = { screen: "profile", failure: null };

test.beforeEach(({ page, sandbox }) => openJourney(page, sandbox));

test("a record that is none of ours is dropped", async ({ page }) => {
  const records = {
    binary: "\u0000\ud800\uffff%PNG\r\n",
    "no JSON": "credit",
    nothing: "",
    null: "null",
    "a list": "[]",
    "another shape": '{"token":"st_live_canary","user":{"name":"Meera"}}',
    "another version": '{"version":1,"salt":"0123456789abcdef0123456789abcdef"}',
    "a newer version": '{"version":99,"salt":"0123456789abcdef0123456789abcdef"}',
    "a wrong type": '{"version":2,"salt":7,"intents":"none","departure":[]}',
    "a deep one": `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
    "a huge one": `{"version":1,"salt":"${"x".repeat(4_000_000)}"}`,
  };
  for (const [kind, record] of Object.entries(records)) {
    expect.soft(await openOn(page, record), kind).toEqual({ ...goesOn, phases: ["dropped"] });
  }
});

test("a record that was cut short is dropped", async ({ page }) => {
  const record = await leftBehind(page);
  expect(await openOn(page, record), "as it was").toEqual({ ...goesOn, phases: [] });
  for (const part of [0.1, 0.5, 0.9]) {
    const cut = record.slice(0, record.length * part);
    expect.soft(await openOn(page, cut), cut).toEqual({ ...goesOn, phases: ["dropped"] });
  }
});

test("a record that is ours in part: what can be read of it counts", async ({ page }) => {
  const record = JSON.parse(await leftBehind(page)) as object;
  const damage = [
    { intents: "none" },
    { intents: [null, 7, { key: 5 }, {}] },
    { intents: Array(5_000).fill({}) },
    { departure: "gone" },
    { departure: { state: 1, atMs: "soon" } },
    { journeyID: "../../etc", chosenOffer: {} },
    { borrower: [], journeyID: null },
  ];
  for (const part of damage) {
    const { screen, failure } = await openOn(page, JSON.stringify({ ...record, ...part }));
    expect.soft({ screen, failure }, JSON.stringify(part).slice(0, 60)).toEqual(goesOn);
  }
});

test("a full storage: the journey goes on in memory", async ({ page, sandbox }) => {
  await page.evaluate(() => {
    sessionStorage.clear();
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        while (true) sessionStorage.setItem(`other-${sessionStorage.length}`, "x".repeat(size));
      } catch {
        // Smaller pieces still fit.
      }
    }
  });
  expect(await openOn(page, null)).toEqual({ ...goesOn, phases: ["denied"] });
  expect(await effectsOf(sandbox)).toContain("profileSaved");
});

test("a storage that is denied: the same", async ({ page, sandbox }) => {
  await page.evaluate(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  expect(await openOn(page, null)).toEqual({ ...goesOn, phases: ["denied"] });
  expect(await effectsOf(sandbox)).toContain("profileSaved");
});
