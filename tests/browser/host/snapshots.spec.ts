import { expect, test } from "./harness.ts";

// Snapshots and payloads: the platform's own objects, and the same ones until something changed.

test("a snapshot is the same object until something changes", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, STATE }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const first = journey.snapshot;
    const shown: unknown[] = [];
    journey.subscribe((snapshot) => shown.push(snapshot));
    const reads = host.calls().length;
    await host.pass(60_000);
    const quiet = {
      polled: host.calls().length > reads,
      shown: shown.length,
      same: journey.snapshot === first,
    };

    const updatedAt = "2026-03-05T12:30:00.000Z";
    host.script(STATE, [{ data: { journeyID: JOURNEY, status: "REJECTED", nextAction: null, updatedAt } }]);
    await host.pass(60_000);
    const last = journey.snapshot;
    const { screen } = last;
    return { quiet, shown: shown.length, newest: last === shown[0] && last !== first, screen, first: first.status };
  });
  expect(seen).toEqual({
    quiet: { polled: true, shown: 0, same: true },
    shown: 1,
    newest: true,
    screen: { name: "closed", outcome: "rejected" },
    // What the app holds is not changed under it.
    first: "STARTED",
  });
});

test("a payload is the very object that was parsed", async ({ stage }) => {
  const data = {
    journeyID: "11111111-1111-4111-8111-111111111111",
    zeta: 1,
    alpha: [{ amount: "250000" }],
    futureField: { deep: null },
  };
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, witnessParsing }, data) => {
    const host = new Host();
    host.script(READ, [{ data }]);
    const { api } = await host.connect();
    const parsed = witnessParsing();
    const payload = await api.getJourney(JOURNEY);
    return { envelopes: parsed.filter((value) => value?.data === payload).length, payload: JSON.stringify(payload) };
  }, data);
  // In the platform's order, with what is not known.
  expect(seen).toEqual({ envelopes: 1, payload: JSON.stringify(data) });
});

test("a screen carries the platform's own object", async ({ stage }) => {
  const profile = { profile: { panName: "Canary Borrower" }, missingFields: [], futureField: 1 };
  const seen = await stage.evaluate(async ({ Host, READ, witnessParsing }, profile) => {
    const host = new Host();
    host.script(`${READ}/profile`, [{ data: profile }]);
    const parsed = witnessParsing();
    const { journey } = await host.atJourney();
    const { screen } = journey.snapshot;
    const shown = screen.name === "profile" ? screen.profile : null;
    return { envelopes: parsed.filter((value) => value?.data === shown).length, shown };
  }, profile);
  expect(seen).toEqual({ envelopes: 1, shown: profile });
});

test("what the app gave is not changed", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const host = new Host({ returnUrl: "https://site.example/loan" });
    Object.freeze(host.options);
    host.script("POST /journeys", [{ data: { journeyID: JOURNEY, status: "STARTED" } }]);
    const credit = await host.connect();
    const metadata = Object.freeze({ campaign: "spring" });
    await credit.journey(Object.freeze({ type: "PERSONAL_LOAN", resume: false, metadata }));
    return { metadata, body: host.sent()[0]?.body };
  });
  expect(seen).toEqual({
    metadata: { campaign: "spring" },
    body: '{"type":"PERSONAL_LOAN","metadata":{"campaign":"spring"}}',
  });
});
