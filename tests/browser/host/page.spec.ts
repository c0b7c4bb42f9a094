import { expect, test } from "./harness.ts";

// The page around the client: its address, its visibility, its network.

test("a return leaves nothing in the address before anything is sent", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    history.replaceState({ own: 1 }, "", "?tab=loan&fi=opaque&ecres=opaque%2B&resdate=opaque#offers");
    const entries = history.length;
    const host = new Host();
    const credit = await host.connect();
    const { search, hash } = location;
    const more = history.length - entries;
    credit.dispose();
    return { search, hash, more, state: history.state, calls: host.calls(), sessions: host.platform.sessions };
  });
  expect(seen).toEqual({
    search: "?tab=loan",
    hash: "#offers",
    // No entry to go back to, and the router's own state stays.
    more: 0,
    state: { own: 1 },
    calls: [],
    sessions: 0,
  });
});

test("a hidden page does not poll and reads once when it is seen again", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, STATE, instead }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const reads = () => host.calls().filter((call) => call === STATE).length;
    const fire = (target: EventTarget, name: string) => target.dispatchEvent(new Event(name));
    const polls = [journey.nextPoll !== null];
    const show = instead(document, "visibilityState", "hidden");
    fire(document, "visibilitychange");
    polls.push(journey.nextPoll !== null);
    const before = reads();
    await host.pass(600_000);
    const whileHidden = reads() - before;

    show();
    fire(document, "visibilitychange");
    fire(window, "pageshow");
    fire(document, "visibilitychange");
    await host.calm();
    return { polls, whileHidden, whenShown: reads() - before };
  });
  expect(seen).toEqual({ polls: [true, false], whileHidden: 0, whenShown: 1 });
});

test("a page that was hidden from the start opens its journey but does not poll", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, instead }) => {
    instead(document, "visibilityState", "hidden");
    const host = new Host();
    const { journey } = await host.atJourney();
    const before = host.calls().length;
    await host.pass(600_000);
    return { screen: journey.snapshot.screen.name, before, more: host.calls().length - before };
  });
  expect(seen.screen).toBe("profile");
  expect(seen.before).toBeGreaterThan(0);
  expect(seen.more).toBe(0);
});

test("without a network nothing is polled, and what rests goes out when it is back", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, STATE, instead }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    const reads = () => host.calls().filter((call) => call === STATE).length;
    const connectAgain = instead(navigator, "onLine", false);
    window.dispatchEvent(new Event("offline"));
    const before = reads();
    await host.pass(600_000);
    const [whileOffline, poll] = [reads() - before, journey.nextPoll];

    host.script(READ, [{ rejects: true }, { data: { try: 2 } }]);
    const promise = credit.api.getJourney(JOURNEY);
    await host.calm();
    connectAgain();
    const { time } = host.clock;
    window.dispatchEvent(new Event("online"));
    const data = await promise;
    await host.calm();
    return { whileOffline, poll, data, waited: host.clock.time - time, whenOnline: reads() - before };
  });
  expect(seen).toEqual({ whileOffline: 0, poll: null, data: { try: 2 }, waited: 0, whenOnline: 1 });
});

test("a page in the back-forward cache rests until it is shown", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, STATE }) => {
    const host = new Host();
    await host.atJourney();
    const reads = () => host.calls().filter((call) => call === STATE).length;
    window.dispatchEvent(new Event("pagehide"));
    const before = reads();
    await host.pass(600_000);
    const away = reads() - before;
    window.dispatchEvent(new Event("pageshow"));
    await host.calm();
    return { away, back: reads() - before };
  });
  expect(seen).toEqual({ away: 0, back: 1 });
});

test("disposing takes every listener off the page", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, Listeners }) => {
    const [ofWindow, ofDocument] = [new Listeners(window), new Listeners(document)];
    const { credit } = await new Host().atJourney();
    const during = [ofWindow.counts(), ofDocument.counts()];
    credit.dispose();
    credit.dispose();
    return { during, after: [ofWindow.counts(), ofDocument.counts()] };
  });
  expect(seen).toEqual({
    during: [{ online: 1, offline: 1, pageshow: 1, pagehide: 1 }, { visibilitychange: 1 }],
    after: [{ online: 0, offline: 0, pageshow: 0, pagehide: 0 }, { visibilitychange: 0 }],
  });
});

test("the app may dispose from within an event of the page", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    host.options.onEvent = () => credit.dispose();
    const leaveAndReturn = () => {
      window.dispatchEvent(new Event("pagehide"));
      window.dispatchEvent(new Event("pageshow"));
    };
    leaveAndReturn();
    await host.calm();
    leaveAndReturn();
    await host.pass(120_000);
    return { code: (await refused(journey.refresh())).code, poll: journey.nextPoll, armed: host.clock.armed };
  });
  expect(seen).toEqual({ code: "DISPOSED", poll: null, armed: 0 });
});
