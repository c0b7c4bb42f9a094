import { expect, test } from "./harness.ts";

// The app's code, called by us, calling us.

test("a subscriber may call a command", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, PROFILE, SAVE }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const started: { busy: string | null; saved: Promise<unknown> }[] = [];
    journey.subscribe(({ busy }) => {
      if (started.length === 0) started.push({ busy, saved: journey.saveProfile(PROFILE) });
    });
    await journey.refresh();
    await started[0]?.saved;
    return { busy: started[0]?.busy, saved: host.calls().includes(SAVE) };
  });
  expect(seen).toEqual({ busy: "refresh", saved: true });
});

test("every subscriber sees the snapshots in their order, whatever another one calls", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, PROFILE }) => {
    const { journey } = await new Host().atJourney();
    const saved: Promise<unknown>[] = [];
    const seen: { isNewest: boolean; busy: string | null }[] = [];
    journey.subscribe(({ busy }) => {
      if (!busy && saved.length === 0) saved.push(journey.saveProfile(PROFILE));
    });
    journey.subscribe((snapshot) => seen.push({ isNewest: snapshot === journey.snapshot, busy: snapshot.busy }));
    await journey.refresh();
    await Promise.all(saved);
    return seen;
  });
  expect(seen.map(({ busy }) => busy)).toEqual(["refresh", null, "saveProfile", null]);
  expect(seen.filter(({ isNewest }) => !isNewest)).toEqual([]);
});

test("a subscriber may dispose, and nothing is sent after it", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    let shown = 0;
    journey.subscribe(() => {
      shown += 1;
      credit.dispose();
    });
    const before = host.calls().length;
    const { code } = await refused(journey.refresh());
    await host.pass(120_000);
    return { code, shown, more: host.calls().length - before, armed: host.clock.armed };
  });
  expect(seen).toEqual({ code: "DISPOSED", shown: 1, more: 0, armed: 0 });
});

test("a subscriber may let go of its journey", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, refused }) => {
    const { credit, journey } = await new Host().atJourney();
    journey.subscribe(() => journey.dispose());
    const { code } = await refused(journey.refresh());
    return { code, journeyID: (await credit.api.getJourney(JOURNEY)).journeyID };
  });
  expect(seen).toEqual({ code: "DISPOSED", journeyID: "11111111-1111-4111-8111-111111111111" });
});

test("a subscriber that throws stops nobody and is not silenced", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Faults, Host }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const faults = new Faults();
    let heard = 0;
    journey.subscribe(() => {
      throw new Error("render failed");
    });
    journey.subscribe(() => (heard += 1));
    await journey.refresh();
    await host.calm();
    return { heard, faults: faults.messages };
  });
  expect(seen.heard).toBeGreaterThan(0);
  expect(seen.faults).toEqual(Array(seen.heard).fill("render failed"));
});

test("hooks that throw stop nothing", async ({ stage }) => {
  const faults = await stage.evaluate(async ({ Faults, Host, JOURNEY }) => {
    const onEvent = () => {
      throw new Error("trace failed");
    };
    const host = new Host({ onEvent });
    const faults = new Faults();
    const { credit } = await host.atJourney();
    await credit.api.getJourney(JOURNEY);
    await host.calm();
    return faults.messages;
  });
  expect(faults.length).toBeGreaterThan(0);
  expect(new Set(faults)).toEqual(new Set(["trace failed"]));
});

test("an event may call us", async ({ stage }) => {
  const codes = await stage.evaluate(async ({ Host, refused }) => {
    const called: Promise<{ code: string }>[] = [];
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    host.options.onEvent = () => {
      void [journey.snapshot, journey.nextPoll];
      if (called.length < 20) called.push(refused(credit.api.getJourney("no-uuid")));
    };
    await journey.refresh();
    return (await Promise.all(called)).map(({ code }) => code);
  });
  expect(codes.length).toBeGreaterThan(0);
  expect(new Set(codes)).toEqual(new Set(["VALIDATION_FAILED"]));
});

test("the clock may call us", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    const other = await credit.journey({ type: "PERSONAL_LOAN" });
    let [begun, ended] = [0, 0];
    // As a fake of a test library might, which shows the journey at every moment.
    const look = () => {
      if (begun > ended) return;
      begun += 1;
      void [journey.snapshot, journey.nextPoll];
      other.dispose();
      ended += 1;
    };
    const { now, setTimeout, clearTimeout } = host.clock;
    host.clock.now = () => (look(), now());
    host.clock.setTimeout = (run, afterMs) => (look(), setTimeout(run, afterMs));
    host.clock.clearTimeout = (timer) => (look(), clearTimeout(timer));
    await journey.refresh();
    return { looked: begun > 0, unfinished: begun - ended };
  });
  expect(seen).toEqual({ looked: true, unfinished: 0 });
});

test("an argument may run code when it is read", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, PROFILE }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    let reads = 0;
    // A reactive front end's own objects do.
    const body = {
      get profile() {
        reads += 1;
        void [journey.snapshot, journey.nextPoll];
        return PROFILE.profile;
      },
    };
    await credit.api.saveProfile(JOURNEY, body);
    return { reads, body: host.sent().at(-1)?.body };
  });
  expect(seen.reads).toBeGreaterThan(0);
  expect(seen.body).toBe('{"profile":{"contactNumber":"9876501234"}}');
});

test("leaving for another page may dispose", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    const opened: string[] = [];
    const host = new Host({
      openRedirect: (url: string) => {
        opened.push(url);
        credit.dispose();
      },
    });
    host.platform.wantConsent();
    const { credit, journey } = await host.atJourney();
    const screen = journey.snapshot.screen.name;
    // The page is gone either way; what counts is that nothing hangs or crashes.
    await journey.openRedirect();
    await host.pass(120_000);
    return { screen, opened, armed: host.clock.armed };
  });
  expect(seen).toEqual({ screen: "redirect", opened: ["https://consent.example/page"], armed: 0 });
});
