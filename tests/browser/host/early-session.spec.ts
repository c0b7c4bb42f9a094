import { expect, test } from "./harness.ts";

// The first session is asked for while the wasm is on its way.

test("the wasm may come after the session was asked for", async ({ page, stage }) => {
  let askedFirst = false;
  await page.exposeFunction("asked", () => void (askedFirst = true));
  const before: boolean[] = [];
  await page.route("**/*.wasm", async (route) => {
    await page.waitForTimeout(200);
    before.push(askedFirst);
    await route.fallback();
  });
  const seen = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const host = new Host();
    const session = () => {
      void (window as unknown as { asked: () => Promise<void> }).asked();
      return host.platform.getSession();
    };
    host.options = { ...host.options, session: session as never };
    const { api } = await host.connect();
    await api.getJourney(JOURNEY);
    return { sessions: host.platform.sessions, calls: host.calls().length };
  });
  expect(before).toEqual([true]);
  expect(seen, "and is asked for no second time").toEqual({ sessions: 1, calls: 1 });
});

for (const early of ["null", "a failure"]) {
  test(`who was signed out at first (${early}) may have signed in by the first call`, async ({ stage }) => {
    const seen = await stage.evaluate(async ({ Host, JOURNEY }, early) => {
      const host = new Host();
      let signedIn = false;
      const session = () => {
        if (signedIn) return host.platform.getSession();
        return early === "null" ? null : Promise.reject(new Error("offline"));
      };
      host.options = { ...host.options, session: session as never };
      const { api } = await host.connect();
      await host.calm();
      signedIn = true;
      await api.getJourney(JOURNEY);
      return { sessions: host.platform.sessions, calls: host.calls().length };
    }, early);
    expect(seen).toEqual({ sessions: 1, calls: 1 });
  });
}

test("a session of long ago is asked for anew", async ({ page, stage }) => {
  await page.clock.install();
  const sessions = await stage.evaluateHandle(async ({ Host }) => {
    const host = new Host();
    return { host, credit: await host.connect() };
  });
  await page.clock.setSystemTime(Date.now() + 60_000);
  const asked = await sessions.evaluate(async ({ host, credit }) => {
    await credit.api.listJourneys();
    return host.platform.sessions;
  });
  expect(asked).toBe(2);
});
