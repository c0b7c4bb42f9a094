import { expect, test } from "./harness.ts";

// What goes out by `fetch`, and what becomes of everything that may come back.

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const journey = "https://platform.example/api/v1/headless/journeys/11111111-1111-4111-8111-111111111111";
const quietly = { redirect: "manual", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };

test("a read carries the token and nothing it does not need", async ({ stage }) => {
  const sent = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const host = new Host();
    const { api } = await host.connect();
    await api.getJourney(JOURNEY);
    return host.sent();
  });
  const headers = { Authorization: "Bearer st_live_canary", "X-Correlation-ID": uuid };
  expect(sent).toEqual([{ url: journey, method: "GET", headers, ...quietly }]);
});

test("a mutation carries a key and the body as the app gave it", async ({ stage }) => {
  const body = {
    profile: { pan: "ABCDE1234F", contactNumber: "9876501234", nick: null },
    futureField: { deep: [1, "two", false] },
  };
  const sent = await stage.evaluate(async ({ Host, JOURNEY }, body) => {
    const host = new Host({ apiVersion: "2026-03-05" });
    const { api } = await host.connect();
    await api.saveProfile(JOURNEY, body as never);
    return host.sent();
  }, body);
  const headers = {
    Authorization: "Bearer st_live_canary",
    "X-AL-API-Version": "2026-03-05",
    "Content-Type": "application/json",
    "X-Correlation-ID": uuid,
    "Idempotency-Key": uuid,
  };
  // Unknown fields and the order of fields are kept.
  const text = JSON.stringify(body);
  expect(sent).toEqual([
    { url: `${journey}/profile`, method: "PUT", headers, body: text, keepalive: false, ...quietly },
  ]);
});

test("a mutation without a body says nothing of its type", async ({ stage }) => {
  const [sent] = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const host = new Host();
    const { api } = await host.connect();
    await api.proceedOffer(JOURNEY, "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    return host.sent();
  });
  expect(sent?.headers).toMatchObject({ "Idempotency-Key": uuid });
  expect(sent?.headers).not.toHaveProperty("Content-Type");
  expect(sent).not.toHaveProperty("body");
});

test("the app may name key and correlation itself", async ({ stage }) => {
  const [sent] = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    const { api } = await host.connect();
    await api.createJourney({ type: "GOLD_LOAN" }, { idempotencyKey: "order-7", correlationID: "trace-7" });
    return host.sent();
  });
  expect(sent?.headers).toMatchObject({ "Idempotency-Key": "order-7", "X-Correlation-ID": "trace-7" });
});

test("optional arguments may be left undefined", async ({ stage }) => {
  const sent = await stage.evaluate(async ({ Host, JOURNEY }) => {
    const host = new Host();
    const { api } = await host.connect();
    await api.createAASession(JOURNEY, undefined, undefined);
    await api.listJourneys(undefined, { correlationID: "trace-7" });
    return host.sent();
  });
  expect(sent[0]).not.toHaveProperty("body");
  expect(sent[1]?.headers).toMatchObject({ "X-Correlation-ID": "trace-7" });
});

test("a body is sent again as it was when the app called", async ({ stage }) => {
  const sent = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    host.script("POST /journeys", [{ rejects: true }, { data: {} }]);
    const { api } = await host.connect();
    const input = { type: "PERSONAL_LOAN" as const, metadata: { campaign: "spring" } };
    const promise = api.createJourney(input);
    await host.calm();
    input.metadata.campaign = "autumn";
    await host.pass(2_000);
    await promise;
    return host.sent();
  });
  expect(sent).toHaveLength(2);
  expect(sent[0]?.body, "the same key must not go with another body").toBe(sent[1]?.body);
});

test("what is no JSON is refused before any request", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const host = new Host();
    const { api } = await host.connect();
    const body: { type: "PERSONAL_LOAN"; metadata?: Record<string, unknown> } = { type: "PERSONAL_LOAN" };
    body.metadata = body;
    return { code: (await refused(api.createJourney(body))).code, calls: host.calls() };
  });
  expect(seen).toEqual({ code: "CONFIG", calls: [] });
});

test("promise and response of another realm will do", async ({ stage }) => {
  const data = await stage.evaluate(async ({ Host, JOURNEY, READ }) => {
    const host = new Host();
    host.script(READ, [{ elsewhere: true, data: { from: "afar" } }]);
    const { api } = await host.connect();
    return await api.getJourney(JOURNEY);
  });
  expect(data).toEqual({ from: "afar" });
});

test("an answer that leads elsewhere counts as none: nothing follows it", async ({ stage }) => {
  const calls = await stage.evaluate(async ({ Host, JOURNEY, READ }) => {
    const host = new Host();
    host.script(READ, [{ status: 302, text: "", headers: { Location: "https://elsewhere.example/" } }, { data: {} }]);
    const { api } = await host.connect();
    const promise = api.getJourney(JOURNEY);
    await host.pass(2_000);
    await promise;
    return host.calls();
  });
  expect(calls).toHaveLength(2);
});

test("what is no envelope is DECODE with its status", async ({ stage }) => {
  const bad = [
    { status: 200, text: "<html>It works!</html>" },
    { status: 502, text: "<html>Bad gateway</html>" },
    { status: 200, text: '{"requestID":"req_1","data":{"journ' },
    { status: 200, text: "" },
    { status: 200, text: "[1, 2]" },
    { status: 404, text: "null" },
  ];
  for (const reply of bad) {
    const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }, reply) => {
      const host = new Host();
      host.script(READ, [reply]);
      const { api } = await host.connect();
      const promise = refused(api.getJourney(JOURNEY));
      await host.pass(30_000);
      const { code, status, correlationID } = await promise;
      return { code, status, correlationID };
    }, reply);
    expect.soft(seen, reply.text).toEqual({ code: "DECODE", status: reply.status, correlationID: uuid });
  }
});

test("an answer without envelope keeps its request id", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ, refused }) => {
    const host = new Host();
    host.script(READ, [{ text: '{"requestID":"req_9","journeyID":"bare"}' }]);
    const { api } = await host.connect();
    const promise = refused(api.getJourney(JOURNEY));
    await host.pass(30_000);
    const { code, requestID } = await promise;
    return { code, requestID };
  });
  expect(seen).toEqual({ code: "DECODE", requestID: "req_9" });
});

test("an empty 204 is success", async ({ stage }) => {
  const data = await stage.evaluate(async ({ Host, JOURNEY, READ }) => {
    const host = new Host();
    host.script(`PATCH ${READ.slice(4)}/resume`, [{ status: 204 }]);
    const { api } = await host.connect();
    return (await api.updateResume(JOURNEY, { resume: { lastCompletedStep: "kyc" } })) ?? null;
  });
  expect(data).toBeNull();
});

for (const failure of ["throws", "rejects", "nothing"]) {
  test(`a fetch that fails in whatever way is tried again as the same: ${failure}`, async ({ stage }) => {
    const seen = await stage.evaluate(async ({ Host, JOURNEY, fate }, failure) => {
      const host = new Host();
      host.script("POST /journeys", [{ [failure]: true }, { data: { journeyID: JOURNEY } }]);
      const { api } = await host.connect();
      const promise = api.createJourney({ type: "PERSONAL_LOAN" });
      await host.calm();
      const early = await fate(promise);
      await host.pass(1_000);
      return { early, data: await promise, headers: host.sent().map(({ headers }) => headers) };
    }, failure);
    expect(seen).toMatchObject({ early: "pending", data: { journeyID: "11111111-1111-4111-8111-111111111111" } });
    expect(seen.headers).toHaveLength(2);
    expect(seen.headers[0]).toEqual(seen.headers[1]);
  });
}

test("a fetch that never answers is aborted and tried again as the same", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host }) => {
    const host = new Host();
    host.script("POST /journeys", [{ held: true }, { data: {} }]);
    const { api } = await host.connect();
    const promise = api.createJourney({ type: "PERSONAL_LOAN" });
    await host.pass(14_999);
    const early = [host.calls().length, host.isAborted(0)];
    await host.pass(1_001);
    const late = host.isAborted(0);
    await promise;
    return { early, late, keys: host.sent().map(({ headers }) => headers["Idempotency-Key"]) };
  });
  expect(seen).toMatchObject({ early: [1, false], late: true, keys: [uuid, uuid] });
  expect(seen.keys[0]).toBe(seen.keys[1]);
});

test("an answer that comes too late changes nothing", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, READ }) => {
    const host = new Host();
    host.script(READ, [{ held: true }, { data: { try: 2 } }]);
    const { api } = await host.connect();
    const promise = api.getJourney(JOURNEY);
    await host.pass(16_000);
    const data = await promise;
    const told = host.events.length;
    await host.answer(0, { data: { try: 1 } });
    return { data, more: host.events.length - told };
  });
  expect(seen).toEqual({ data: { try: 2 }, more: 0 });
});

test("without a fetch of the app's own the page's is used", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, instead }) => {
    // The wasm is loaded by the page's own, too.
    (await new Host().connect()).dispose();
    const host = new Host({ fetch: undefined });
    const { fetch } = host.platform;
    const back = instead(globalThis, "fetch", function (this: unknown, ...request: Parameters<typeof fetch>) {
      // As a browser's own: it refuses to be a method of anything.
      if (this !== undefined && this !== globalThis) throw new TypeError("Illegal invocation");
      return fetch(...request);
    });
    const { api } = await host.connect();
    back();
    await api.getJourney(JOURNEY);
    return host.calls();
  });
  expect(seen).toEqual(["GET /journeys/11111111-1111-4111-8111-111111111111"]);
});
