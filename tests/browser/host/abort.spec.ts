import { expect, test } from "./harness.ts";

// `AbortSignal`s on calls, openings and commands.

test("a signal that was aborted before keeps everything from happening", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, refused }) => {
    const host = new Host();
    const { api } = await host.connect();
    const error = await refused(api.getJourney(JOURNEY, { signal: AbortSignal.abort("changed my mind") }));
    return { code: error.code, cause: error.cause, calls: host.calls(), sessions: host.platform.sessions };
  });
  // The one session is that of `connect`.
  expect(seen).toEqual({ code: "ABORTED", cause: "changed my mind", calls: [], sessions: 1 });
});

test("aborting in flight stops the fetch and rejects with the reason", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    host.script(READ, [{ held: true }]);
    const { api } = await host.connect();
    const leaving = new AbortController();
    const promise = refused(api.getJourney(JOURNEY, { signal: leaving.signal }));
    await host.calm();
    const reason = { route: "left" };
    leaving.abort(reason);
    const error = await promise;
    const stopped = host.isAborted(0);
    await host.pass(120_000);
    return {
      code: error.code,
      isTheAppsOwn: error.cause === reason,
      correlationID: typeof error.correlationID,
      stopped,
      calls: host.calls().length,
    };
  });
  expect(seen).toEqual({ code: "ABORTED", isTheAppsOwn: true, correlationID: "string", stopped: true, calls: 1 });
});

test("aborting between two attempts makes it the last", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    host.script(READ, [{ status: 503, headers: { "Retry-After": "10" }, text: "busy" }]);
    const { api } = await host.connect();
    const leaving = new AbortController();
    const promise = refused(api.getJourney(JOURNEY, { signal: leaving.signal }));
    await host.calm();
    leaving.abort();
    const { code } = await promise;
    await host.pass(120_000);
    return { code, calls: host.calls().length, armed: host.clock.armed };
  });
  expect(seen).toEqual({ code: "ABORTED", calls: 1, armed: 0 });
});

test("the listener goes once the call is over", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, Listeners, READ, fate }) => {
    const host = new Host();
    const { api } = await host.connect();
    const seen = [];
    for (const reply of [{ data: {} }, { error: { code: "RESOURCE_NOT_FOUND", retryable: false } }]) {
      host.script(READ, [reply]);
      const used = new AbortController();
      const listeners = new Listeners(used.signal);
      const promise = api.getJourney(JOURNEY, { signal: used.signal });
      const during = listeners.counts()["abort"];
      await promise.catch(() => {});
      const [after, before] = [listeners.counts()["abort"], await fate(promise)];
      used.abort();
      seen.push({ during, after, before, finally: await fate(promise) });
    }
    return seen;
  });
  expect(seen).toEqual([
    { during: 1, after: 0, before: "resolved", finally: "resolved" },
    { during: 1, after: 0, before: "rejected", finally: "rejected" },
  ]);
});

test("one signal may end many calls", async ({ stage }) => {
  const codes = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    host.script(READ, [{ held: true }]);
    const { api } = await host.connect();
    const leaving = new AbortController();
    const promises = [1, 2, 3].map(() => refused(api.getJourney(JOURNEY, { signal: leaving.signal })));
    await host.calm();
    leaving.abort();
    return (await Promise.all(promises)).map(({ code }) => code);
  });
  expect(codes).toEqual(["ABORTED", "ABORTED", "ABORTED"]);
});

test("an opening that is aborted leaves no journey behind", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, READ, refused }) => {
    const host = new Host();
    host.script(READ, [{ held: true }]);
    const credit = await host.connect();
    const leaving = new AbortController();
    const promise = refused(credit.journey({ type: "PERSONAL_LOAN" }, { signal: leaving.signal }));
    await host.calm();
    leaving.abort();
    const { code } = await promise;
    await host.pass(120_000);
    return { code, calls: host.calls().length, armed: host.clock.armed };
  });
  expect(seen).toEqual({ code: "ABORTED", calls: 1, armed: 0 });
});

test("a subscriber may abort the command that woke it", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, PROFILE, SAVE, refused }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    host.script(SAVE, [{ held: true }]);
    const leaving = new AbortController();
    const busy: (string | null)[] = [];
    journey.subscribe((snapshot) => {
      busy.push(snapshot.busy);
      leaving.abort();
    });
    const { code } = await refused(journey.saveProfile(PROFILE, { signal: leaving.signal }));
    await host.calm();
    const before = [...busy];
    await journey.refresh();
    return { code, busy: before };
  });
  expect(seen).toEqual({ code: "ABORTED", busy: ["saveProfile", null] });
});

test("the app's own abort handler may call again", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    host.script(READ, [{ held: true }, { data: { try: 2 } }]);
    const { api } = await host.connect();
    const leaving = new AbortController();
    const promise = refused(api.getJourney(JOURNEY, { signal: leaving.signal }));
    await host.calm();
    const again: Promise<unknown>[] = [];
    // It runs while the client is aborting its fetch.
    const signal = host.platform.requests[0]?.signal as AbortSignal;
    signal.onabort = () => void again.push(api.getJourney(JOURNEY));
    leaving.abort();
    return { code: (await promise).code, again: await Promise.all(again) };
  });
  expect(seen).toEqual({ code: "ABORTED", again: [{ try: 2 }] });
});

test("what is no signal is refused", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, refused }) => {
    const host = new Host();
    const { api } = await host.connect();
    const errors = ["now", {}].map((signal) => refused(api.getJourney(JOURNEY, { signal: signal as AbortSignal })));
    return (await Promise.all(errors)).map(({ code, details }) => [code, details?.field]);
  });
  expect(seen).toEqual([
    ["CONFIG", "signal"],
    ["CONFIG", "signal"],
  ]);
});
