import { expect, test } from "./harness.ts";

// Where the record is kept, and what is never in it.

/** Name of the one item. */
const item = "credit-journey";
const body = { profile: { pan: "QWERT6789Z", contactNumber: "9876501234", panName: "Canary Borrower" } };
const version = expect.any(Number);

test("the tab's own storage is the default, and only one item of it", async ({ stage }) => {
  const stored = await stage.evaluate(async ({ Host, JOURNEY }, body) => {
    const { api } = await new Host({ storage: undefined }).connect();
    await api.saveProfile(JOURNEY, body);
    return { ...sessionStorage };
  }, body);
  expect(Object.keys(stored)).toEqual([item]);
  expect(JSON.parse(stored[item])).toMatchObject({ version });
});

test("null keeps everything in memory", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY }, body) => {
    const host = new Host({ storage: null });
    const { api } = await host.connect();
    await api.saveProfile(JOURNEY, body);
    return { stored: sessionStorage.length + localStorage.length, phases: host.phases("storage") };
  }, body);
  expect(seen).toEqual({ stored: 0, phases: [] });
});

for (const blocked of ["throws", "null"]) {
  test(`storage that may not even be named is told and done without: ${blocked}`, async ({ stage }) => {
    const phases = await stage.evaluate(
      async ({ Host, JOURNEY, insteadOfGetter }, { blocked, body }) => {
        const host = new Host({ storage: undefined });
        const back = insteadOfGetter(globalThis, "sessionStorage", () => {
          if (blocked === "throws") throw new DOMException("denied", "SecurityError");
          return null;
        });
        const { api } = await host.connect();
        await api.saveProfile(JOURNEY, body);
        back();
        return host.phases("storage");
      },
      { blocked, body },
    );
    expect(phases).toEqual(["denied"]);
  });
}

for (const method of ["getItem", "setItem"] as const) {
  test(`storage that fails is told once and done without: ${method}`, async ({ stage }) => {
    const seen = await stage.evaluate(
      async ({ Host, JOURNEY, Shelf }, { method, body }) => {
        const shelf = new Shelf();
        shelf[method] = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
        const host = new Host({ storage: shelf });
        const { api } = await host.connect();
        await api.saveProfile(JOURNEY, body);
        await api.saveProfile(JOURNEY, body);
        return { phases: host.phases("storage"), history: shelf.history };
      },
      { method, body },
    );
    expect(seen).toEqual({ phases: ["denied"], history: [] });
  });
}

test("garbage in storage is dropped and written over", async ({ stage }) => {
  const garbage = ["{", "[]", "null", '{"version":99}', "<html>", "undefined", "{'version':1}", "[1,]", "01"];
  for (const text of garbage) {
    const seen = await stage.evaluate(
      async ({ Host, JOURNEY, Shelf }, { item, text, body }) => {
        const shelf = new Shelf();
        shelf.setItem(item, text);
        const host = new Host({ storage: shelf });
        const credit = await host.connect();
        const phases = host.phases("storage");
        await credit.api.saveProfile(JOURNEY, body);
        credit.dispose();
        return { phases, record: shelf.getItem(item) ?? "" };
      },
      { item, text, body },
    );
    expect.soft(seen.phases, text).toEqual(["dropped"]);
    expect.soft(JSON.parse(seen.record), text).toMatchObject({ version });
    expect.soft(JSON.parse(seen.record).version, text).toBeLessThan(99);
  }
});

test("a mutation keeps its key over a reload", async ({ stage }) => {
  const keys = await stage.evaluate(async ({ Host, JOURNEY, SAVE, Shelf }, body) => {
    const host = new Host({ storage: new Shelf() });
    host.script(SAVE, [{ held: true }, { data: {} }]);
    const before = await host.connect();
    const lost = before.api.saveProfile(JOURNEY, body);
    await host.calm();
    before.dispose();
    await lost.catch(() => {});
    const { api } = await host.connect();
    await api.saveProfile(JOURNEY, body);
    return host.sent().map(({ headers }) => headers["Idempotency-Key"]);
  }, body);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[0]).toBe(keys[1]);
});

test("signing out removes the record", async ({ stage }) => {
  const seen = await stage.evaluate(
    async ({ Host, JOURNEY, Shelf }, { item, body }) => {
      const shelf = new Shelf();
      const credit = await new Host({ storage: shelf }).connect();
      await credit.api.saveProfile(JOURNEY, body);
      const before = shelf.getItem(item) !== null;
      credit.signOut();
      return { before, after: shelf.getItem(item) };
    },
    { item, body },
  );
  expect(seen).toEqual({ before: true, after: null });
});

test("nothing secret or personal is ever stored or told", async ({ stage }) => {
  const told = await stage.evaluate(async ({ Host, JOURNEY, Shelf }, body) => {
    const shelf = new Shelf();
    const host = new Host({ storage: shelf });
    host.platform.session["borrowerID"] = "borrower-of-canaries";
    const { credit, journey } = await host.atJourney();
    const heard: unknown[] = [];
    new BroadcastChannel("credit-journey").onmessage = ({ data }) => heard.push(data);
    await credit.api.saveProfile(JOURNEY, body);
    await credit.api.getJourney(JOURNEY);
    await journey.refresh();
    await host.pass(60_000);
    journey.dispose();
    credit.signOut();
    await host.calm();
    return { stored: shelf.history, events: host.events, heard };
  }, body);
  for (const all of Object.values(told)) {
    expect(all.length).toBeGreaterThan(0);
    for (const secret of ["canary", "Canary", "st_live", "QWERT6789Z", "9876501234", "borrower-of"]) {
      expect.soft(JSON.stringify(all)).not.toContain(secret);
    }
  }
});
