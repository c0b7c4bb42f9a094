import { expect, test } from "./harness.ts";

// JavaScript's own values, read in place by the client: what `tests/documents.rs` proves of JSON natively holds here.

const values = [null, true, false, 0, 7, 12.5, -1, "", "7", "₹5", [], ["x"], [7], {}, { length: 1, name: "x" }];

test("every value is read as what it is", async ({ stage }) => {
  const accepted = await stage.evaluate(async ({ Host, JOURNEY }, values) => {
    const accepted: Record<string, unknown[]> = {};
    for (const option of ["apiVersion", "attemptTimeoutMs", "polling", "allowedRedirectHosts", "options"]) {
      accepted[option] = [];
      for (const value of values) {
        try {
          const credit = await new Host({ [option]: value }).connect();
          if (option === "options") await credit.api.getJourney(JOURNEY, value as never);
          accepted[option].push(value);
        } catch {
          // Told by `errors.spec.ts`.
        }
      }
    }
    return accepted;
  }, values);
  expect(accepted).toEqual({
    apiVersion: [null, "7"],
    attemptTimeoutMs: [null, 7, 12.5],
    polling: [null, true, false],
    allowedRedirectHosts: [null, [], ["x"]],
    options: [null, {}, { length: 1, name: "x" }],
  });
});

test("a field is there only if the JSON has it", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const codes = [];
    for (const value of ["text", ["st_live_canary"], 7, null, true, {}]) {
      const answering = new Host();
      answering.script(READ, [{ text: JSON.stringify(value) }]);
      const answer = refused((await answering.connect()).api.getJourney(JOURNEY));
      await answering.pass(30_000);
      const session = new Host({ session: () => value });
      const none = refused((await session.connect()).api.getJourney(JOURNEY));
      codes.push([(await answer).code, (await none).code, session.calls().length]);
    }
    return codes;
  });
  const none = ["DECODE", "CONFIG", 0];
  expect(seen).toEqual([none, none, none, ["DECODE", "SESSION_UNAVAILABLE", 0], none, none]);
});

test("what is built is what would have been parsed", async ({ stage }) => {
  const code = '₹"5" \\ \n';
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }, code) => {
    const host = new Host();
    host.clock.time += 0.5;
    const { credit, journey } = await host.atJourney();
    host.script(READ, [{ status: 422, error: { code, retryable: false } }]);
    const { name, message, stack, ...facts } = await refused(credit.api.getJourney(JOURNEY));
    const built = [journey.snapshot, journey.nextPoll, { ...facts }, ...host.events];
    return {
      built,
      json: built.map((value) => JSON.stringify(value)),
      facts: { ...facts },
      at: journey.nextPoll?.atMs,
    };
  }, code);
  expect(seen.json.map((json) => JSON.parse(json) as unknown)).toEqual(seen.built);
  expect(seen.facts).toMatchObject({ code, status: 422, retryable: false, details: null });
  expect(seen.at).not.toBe(Math.round(seen.at ?? 0));
});

test("a field more makes another object", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, CONSENT }) => {
    const host = new Host({ returnUrl: "https://site.example/loan" });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    const own = Object.freeze({ futureField: 1 });
    await (journey.openRedirect as (input: object) => Promise<unknown>)(own);
    const body = host.sent()[host.calls().indexOf(CONSENT)]?.body;
    return { body: JSON.parse(body as string) as object, own };
  });
  const returnURL = expect.stringMatching(/^https:\/\/site\.example\/loan\?.+=.+/);
  expect(seen).toEqual({ body: { futureField: 1, returnURL }, own: { futureField: 1 } });
  expect(Object.keys(seen.body)).toEqual(["futureField", "returnURL"]);
});

test("the same JSON is the same", async ({ stage }) => {
  const values = [null, 0, 1, "1", [], {}, [1], { a: 1 }, { a: 1, b: 2 }, { b: 2, a: 1 }];
  const sent = await stage.evaluate(async ({ Host, PROFILE, SAVE }, values) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const save = (futureField: unknown) => journey.saveProfile({ ...PROFILE, futureField } as typeof PROFILE);
    const sent: number[][] = [];
    for (const one of values) {
      sent.push([]);
      for (const other of values) {
        const before = host.calls().length;
        // The same intent, still under way, is joined; another waits its turn.
        await Promise.all([save(one), save(other)]);
        sent.at(-1)?.push(
          host
            .calls()
            .slice(before)
            .filter((call) => call === SAVE).length,
        );
      }
    }
    return sent;
  }, values);
  expect(sent).toEqual(values.map((_, row) => values.map((_, column) => (row === column ? 1 : 2))));
});

test("an API key is seen everywhere, and nothing else is taken for one", async ({ stage }) => {
  const codes = await stage.evaluate(async ({ Host }) => {
    const { api } = await new Host().connect();
    const codes = [];
    for (const metadata of [
      { a: ["x", { deep: "sk_live_1" }] },
      { sk_name: 1 },
      { a: "https://site.example/?key=sk_live_1" },
      { a: "task_force" },
      { a: "no key" },
      {},
    ]) {
      const created = api.createJourney({ type: "PERSONAL_LOAN", metadata });
      codes.push(
        await created.then(
          () => "sent",
          (error: { code: string }) => error.code,
        ),
      );
    }
    return codes;
  });
  expect(codes).toEqual([...Array(3).fill("SECRET_KEY_REFUSED"), ...Array(3).fill("sent")]);
});

test("what is no JSON is not parsed", async ({ stage }) => {
  const texts = ["", "{", "<html>", "undefined", "{'a':1}", "[1,]", "01"];
  const codes = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }, texts) => {
    const codes = [];
    for (const text of texts) {
      const host = new Host();
      host.script(READ, [{ text }]);
      const promise = refused((await host.connect()).api.getJourney(JOURNEY));
      await host.pass(30_000);
      codes.push((await promise).code);
    }
    return codes;
  }, texts);
  expect(codes).toEqual(texts.map(() => "DECODE"));
});

test("instants are read in the forms that come", async ({ stage }) => {
  const forms: [string, number | null][] = [
    ["2026-03-05T12:00:20Z", 20_000],
    ["2026-03-05T12:00:20.000Z", 20_000],
    ["2026-03-05T12:00:20.250Z", 20_250],
    ["2026-03-05T17:30:20+05:30", 20_000],
    ["Thu, 05 Mar 2026 12:00:20 GMT", 20_000],
    ["", null],
    ["soon", null],
    ["2026-13-05T12:00:20Z", null],
  ];
  for (const [form, afterMs] of forms) {
    const waited = await stage.evaluate(async ({ Host, JOURNEY, READ }, form) => {
      const host = new Host();
      host.script(READ, [{ status: 503, headers: { "Retry-After": form }, text: "busy" }, { data: {} }]);
      const before = host.clock.time;
      const promise = (await host.connect()).api.getJourney(JOURNEY);
      await host.calm();
      while (host.calls().length < 2) await host.pass(10);
      await promise;
      return host.clock.time - before;
    }, form);
    // Without a hint the first rest is short.
    if (afterMs === null) expect.soft(waited, form).toBeLessThan(5_000);
    else expect.soft(Math.abs(waited - afterMs), form).toBeLessThan(20);
  }
});
