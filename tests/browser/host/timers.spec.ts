import { expect, test } from "./harness.ts";

// The one timer.

/** What a browser can wait at most. */
const longestMs = 2_147_483_647;

test("there is never more than one timer", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    const { credit } = await host.atJourney();
    host.script(READ, [{ held: true }]);
    const promises = [1, 2, 3, 4].map(() => refused(credit.api.getJourney(JOURNEY)));
    const armed = [host.clock.armed];
    for (let times = 0; times < 20; times++) {
      await host.pass(10_000);
      armed.push(host.clock.armed);
    }
    const codes = (await Promise.all(promises)).map(({ code }) => code);
    credit.dispose();
    return { atFirst: armed[0], most: Math.max(...armed), codes, afterwards: host.clock.armed };
  });
  expect(seen).toEqual({ atFirst: 1, most: 1, codes: Array(4).fill("TIMEOUT"), afterwards: 0 });
});

test("polls come by the app's clock when they were announced", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const at = journey.nextPoll?.atMs ?? 0;
    const before = host.calls().length;
    await host.pass(at - host.clock.time - 1);
    const early = host.calls().length - before;
    // A browser's timers know whole milliseconds only.
    await host.pass(2);
    return { early, due: host.calls().length - before };
  });
  expect(seen.early).toBe(0);
  expect(seen.due).toBeGreaterThan(0);
});

test("a clock that is set back asks for no longer a wait than there is", async ({ stage }) => {
  const waits = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    await host.atJourney();
    host.clock.time -= 60 * 24 * 3_600_000;
    await host.fireEarly();
    return host.clock.waits;
  });
  expect(Math.max(...waits)).toBe(longestMs);
});

test("a call may take as long as a timer can", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }, longestMs) => {
    const host = new Host({ attemptTimeoutMs: longestMs, callTimeoutMs: longestMs });
    host.script("GET /journeys", [{ held: true }]);
    const { api } = await host.connect();
    const promise = api.listJourneys();
    await host.calm();
    const { waits } = host.clock;
    await host.answer(0, { data: { items: [] } });
    return { waits, data: await promise, armed: host.clock.armed };
  }, longestMs);
  expect(seen.waits.length).toBeGreaterThan(0);
  expect(Math.max(...seen.waits)).toBeLessThanOrEqual(longestMs);
  expect(Math.min(...seen.waits)).toBeGreaterThanOrEqual(0);
  expect(seen).toMatchObject({ data: { items: [] }, armed: 0 });
});

test("without a clock of the app's own the page's is used", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    const host = new Host({ clock: undefined, attemptTimeoutMs: 300 });
    host.script("GET /journeys", [{ held: true }, { data: { items: [] } }]);
    const { api } = await host.connect();
    await api.listJourneys();
    const last = host.events.at(-1) as { tookMs?: number };
    return { calls: host.calls().length, tookMs: last.tookMs, waits: host.clock.waits };
  });
  expect(seen).toMatchObject({ calls: 2, waits: [] });
  expect(seen.tookMs).toBeGreaterThanOrEqual(0);
  expect(seen.tookMs).toBeLessThan(5_000);
});
