import { expect, test } from "./harness.ts";

// Sessions that fail in every way, promises that share, and clients that are let go of too early.

test("calls at the same time share one session", async ({ stage }) => {
  const sessions = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const host = new Host();
    const credit = await host.connect();
    const calls = [1, 2, 3, 4, 5].map(() => credit.api.getJourney(JOURNEY));
    await Promise.all([...calls, credit.journey({ type: "PERSONAL_LOAN" })]);
    return host.platform.sessions;
  });
  expect(sessions).toBe(1);
});

test("a session need not be a promise nor a function, and may be the back-end's answer", async ({ stage }) => {
  const bearers = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const session = { sessionToken: "st_live_plain" };
    const thenable = { then: (resolve: (session: object) => void) => resolve(session) };
    const bearers = [];
    for (const option of [session, () => session, () => thenable, async () => Response.json(session)]) {
      const host = new Host({ session: option });
      const { api } = await host.connect();
      await api.getJourney(JOURNEY);
      bearers.push(host.sent()[0]?.headers["Authorization"]);
    }
    return bearers;
  });
  expect(bearers).toEqual(Array(4).fill("Bearer st_live_plain"));
});

for (const failing of ["throws", "rejects", "answers with 503"]) {
  test(`a session function that ${failing} is asked again, and then the borrower is signed out`, async ({ stage }) => {
    const seen = await stage.evaluate(async ({ Host, JOURNEY, fate, refused }, failing) => {
      const session = () => {
        if (failing === "throws") throw new Error("offline");
        if (failing === "answers with 503") return new Response("{}", { status: 503 });
        return Promise.reject(new Error("offline"));
      };
      const host = new Host({ session });
      const credit = await host.connect();
      const failed = () => host.phases("session").filter((phase) => phase === "failed").length;
      const opening = credit.journey({ type: "PERSONAL_LOAN" });
      await host.calm();
      const early = [await fate(opening), failed()];
      await host.pass(60_000);
      const { snapshot } = await opening;
      const atFirst = failed();
      const again = refused(credit.api.getJourney(JOURNEY));
      await host.pass(60_000);
      return { early, screen: snapshot.screen, atFirst, code: (await again).code, atLast: failed() };
    }, failing);
    // One failure is no sign-out; and a call of its own asks again, as often.
    const screen = { name: "signIn" };
    expect(seen).toEqual({ early: ["pending", 1], screen, atFirst: 3, code: "SESSION_UNAVAILABLE", atLast: 6 });
  });
}

test("nobody signed in is no error of an opening", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, refused }) => {
    const seen = [];
    const answer = () => new Response("{}", { status: 401 });
    for (const session of [() => null, () => undefined, () => Promise.resolve(null), answer]) {
      const { credit, journey } = await new Host({ session }).atJourney();
      seen.push([journey.snapshot.screen.name, (await refused(credit.api.getJourney(JOURNEY))).code]);
      credit.dispose();
    }
    return seen;
  });
  expect(seen).toEqual(Array(4).fill(["signIn", "SESSION_UNAVAILABLE"]));
});

test("a session that is none is refused without repeating it", async ({ stage }) => {
  for (const sessionToken of ["rt_live_canary", "eyJ.canary", 7, ""]) {
    const seen = await stage.evaluate(
      async ({ Host, JOURNEY, refused, shown }, session) => {
        const { api } = await new Host({ session: () => session }).connect();
        const error = await refused(api.getJourney(JOURNEY));
        return { code: error.code, shown: shown(error) };
      },
      { sessionToken },
    );
    expect.soft(seen.code, String(sessionToken)).toBe("CONFIG");
    expect.soft(seen.shown).not.toContain("canary");
  }
});

test("disposing ends what is pending and stops the fetch", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    host.script(READ, [{ held: true }]);
    const flying = host.calls().length;
    const ask = () => [refused(credit.api.getJourney(JOURNEY)), refused(credit.journey({ type: "PERSONAL_LOAN" }))];
    const pending = ask();
    await host.calm();
    credit.dispose();
    credit.dispose();
    const codes = (await Promise.all(pending)).map(({ code }) => code);
    const stopped = host.isAborted(flying);
    const sent = host.calls().length;
    for (const late of [...ask(), refused(credit.api.listJourneys())]) codes.push((await late).code);
    credit.signOut();
    const poll = journey.nextPoll;
    await host.pass(120_000);
    return { codes, stopped, poll, more: host.calls().length - sent, armed: host.clock.armed };
  });
  expect(seen).toEqual({ codes: Array(5).fill("DISPOSED"), stopped: true, poll: null, more: 0, armed: 0 });
});

test("nothing is waited for once the client was disposed of, whatever it waited for", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, refused }) => {
    const host = new Host({ session: () => new Promise(() => {}) });
    const credit = await host.connect();
    const pending = refused(credit.api.getJourney(JOURNEY));
    await host.calm();
    credit.dispose();
    const codes = [await pending, await refused(credit.api.getJourney(JOURNEY))].map(({ code }) => code);
    return { codes, armed: host.clock.armed };
  });
  expect(seen).toEqual({ codes: ["DISPOSED", "DISPOSED"], armed: 0 });
});

test("closing a journey ends its own promises only", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, STATE, fate, refused }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    host.script(STATE, [{ held: true }]);
    host.script(READ, [{ held: true }]);
    const [ofJourney, ofApp] = [refused(journey.refresh()), credit.api.getJourney(JOURNEY)];
    await host.calm();
    journey.dispose();
    return { ofJourney: (await ofJourney).code, ofApp: await fate(ofApp) };
  });
  expect(seen).toEqual({ ofJourney: "DISPOSED", ofApp: "pending" });
});

test("a client that nobody holds any more keeps its promises", async ({ page, stage }) => {
  const held = await stage.evaluateHandle(async ({ Host, JOURNEY, READ }) => {
    const host = new Host();
    host.script("GET /journeys", [{ held: true }]);
    const busy = { status: 503, headers: { "Retry-After": "5" }, text: "busy" };
    host.script(READ, [busy, { data: { try: 2 } }]);
    const { api } = await host.connect();
    const [onTheWire, resting] = [api.listJourneys(), api.getJourney(JOURNEY)];
    await host.calm();
    return { host, onTheWire, resting };
  });
  await page.requestGC();
  const seen = await held.evaluate(async ({ host, onTheWire, resting }) => {
    await host.pass(6_000);
    const data = [await resting];
    await host.answer(0, { data: { try: 1 } as never });
    data.push((await onTheWire) as never);
    return { data, armed: host.clock.armed };
  });
  expect(seen).toEqual({ data: [{ try: 2 }, { try: 1 }], armed: 0 });
});

test("a client that was disposed of is let go of, and everything with it", async ({ page, stage }) => {
  const held = await stage.evaluateHandle(async ({ Faults, Host, JOURNEY, READ }) => {
    const faults = new Faults();
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    host.script(READ, [{ held: true }]);
    credit.api.getJourney(JOURNEY).catch(() => {});
    await host.pass(60_000);
    credit.dispose();
    const ours = [credit, journey, host.options].map((object) => new WeakRef<object>(object));
    return { clock: host.clock, faults, ours };
  });
  await page.requestGC();
  const seen = await held.evaluate(async ({ clock, faults, ours }) => {
    for (const name of ["online", "pagehide", "pageshow"]) window.dispatchEvent(new Event(name));
    const locks = (await navigator.locks.query()).held?.length;
    return { left: ours.map((object) => object.deref()), faults: faults.messages, armed: clock.armed, locks };
  });
  expect(seen).toEqual({ left: [undefined, undefined, undefined], faults: [], armed: 0, locks: 0 });
});

test("a journey that was let go of polls no more", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    journey.dispose();
    const before = host.calls().length;
    await host.pass(120_000);
    return { more: host.calls().length - before, armed: host.clock.armed };
  });
  expect(seen).toEqual({ more: 0, armed: 0 });
});

test("a client may be forgotten while its session is awaited", async ({ page, stage }) => {
  const held = await stage.evaluateHandle(async ({ Host, JOURNEY }) => {
    const answer: { resolve?: (session: object) => void } = {};
    const session = new Promise((resolve) => (answer.resolve = resolve));
    const host = new Host({ session: () => session });
    const { api } = await host.connect();
    const promise = api.getJourney(JOURNEY);
    await host.calm();
    return { host, promise, answer };
  });
  await page.requestGC();
  const bearer = await held.evaluate(async ({ host, promise, answer }) => {
    answer.resolve?.({ sessionToken: "st_live_late" });
    await promise;
    return host.sent()[0]?.headers["Authorization"];
  });
  expect(bearer).toBe("Bearer st_live_late");
});

test("promises settle after the screen that shows why", async ({ stage }) => {
  const log = await stage.evaluate(async ({ Host }) => {
    const { journey } = await new Host().atJourney();
    const log: string[] = [];
    journey.subscribe(({ busy }) => log.push(busy ? "busy" : "shown"));
    await journey.refresh();
    return [...log, "resolved"];
  });
  expect(log).toEqual(["busy", "shown", "resolved"]);
});
