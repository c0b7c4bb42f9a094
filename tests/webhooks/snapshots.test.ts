import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isStale, verify, type Delivery, type VerifyOptions } from "credit-journey/webhooks";
import { requestOf, scheme, signed, snapshot } from "./sender.ts";

// What is read of a delivery, in whichever spelling and place it comes.

async function delivered(body: unknown, more: Partial<VerifyOptions> = {}, headers = {}): Promise<Delivery> {
  const wire = signed({ body: JSON.stringify(body) });
  return verify(requestOf({ ...wire, headers: { ...wire.headers, ...headers } }), { ...scheme, ...more });
}

const nothing = {
  journeyKey: null,
  journeyID: null,
  borrowerExternalID: null,
  borrowerProviderID: null,
  tenantID: null,
  applicationID: null,
  originExperience: null,
  currentExperienceSurface: null,
  journeyType: null,
  status: null,
  updatedAtMs: null,
};

describe("a snapshot", () => {
  const expected = {
    ...nothing,
    journeyKey: '["t-1","a-1","CUST_7","PERSONAL_LOAN"]',
    borrowerProviderID: "CUST_7",
    tenantID: "t-1",
    applicationID: "a-1",
    originExperience: "HYBRID",
    currentExperienceSurface: "HOSTED",
    journeyType: "PERSONAL_LOAN",
    status: "OFFERS_AVAILABLE",
    updatedAtMs: Date.UTC(2026, 2, 5, 16, 40, 10, 7),
    raw: snapshot,
  };

  test("is read in snake case", async () => {
    assert.deepEqual((await delivered(snapshot)).payload, expected);
  });

  test("is read in camel case, and the API Experience's keys are", async () => {
    const raw = { journeyID: "j-1", borrowerExternalID: "CUST_7", tenantId: "t-1", currentExperienceSurface: "API" };
    const payload = { ...nothing, ...raw, journeyKey: "j-1", tenantID: "t-1", raw };
    delete (payload as Partial<typeof payload>).tenantId;
    assert.deepEqual((await delivered(raw)).payload, payload);
    const snake = { journey_id: "j-1", borrower_external_id: "CUST_7" };
    const { journeyID, borrowerExternalID } = (await delivered(snake)).payload;
    assert.deepEqual([journeyID, borrowerExternalID], ["j-1", "CUST_7"]);
  });

  for (const wrapping of ["data", "payload", "snapshot"]) {
    test(`is found under ${wrapping}`, async () => {
      const { payload, type } = await delivered({ id: "e-1", type: "journey.snapshot", [wrapping]: snapshot });
      assert.deepEqual([payload, type], [expected, "journey.snapshot"]);
    });
  }

  test("is found in an envelope with keys on top, and takes those it lacks from there", async () => {
    const inner = { journeyID: "j-1", status: "STARTED", updatedAt: "2026-01-01T00:00:00Z", tenant_id: "inner" };
    const envelope = { type: "journey.snapshot", tenant_id: "outer", application_id: "a-1", status: "SENT", data: inner };
    const keys = { journeyID: "j-1", tenantID: "inner", applicationID: "a-1" };
    const known = { ...keys, journeyKey: "j-1", status: "STARTED", updatedAtMs: Date.UTC(2026, 0, 1) };
    assert.deepEqual((await delivered(envelope)).payload, { ...nothing, ...known, raw: inner });
    const { journeyID, ...rest } = inner;
    const { payload } = await delivered({ journeyID, status: "SENT", data: { ...rest, borrower: {} } });
    assert.deepEqual([payload.journeyID, payload.status, payload.tenantID], ["j-1", "STARTED", "inner"]);
    // An envelope's own status and time are not the journey's.
    const bare = await delivered({ tenant_id: "t-1", status: "SENT", updatedAt: 1_772_728_810, data: { journeyID } });
    assert.deepEqual([bare.payload.status, bare.payload.updatedAtMs, bare.payload.tenantID], [null, null, "t-1"]);
  });

  test("of however many fields has their names gone through once", async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k_${n}`, n]));
    const snapshot: Record<string, unknown> = { ...many, journey_ID: "j-1", journeyID: "j-2" };
    let times = 0;
    const ownKeys = (target: object) => (times++, Reflect.ownKeys(target));
    const { payload } = await delivered({}, { read: { snapshot: () => new Proxy<typeof snapshot>(snapshot, { ownKeys }) } });
    assert.deepEqual([payload.journeyID, times], ["j-1", 1]);
  });

  test("with data of its own is not taken for what wraps another", async () => {
    const raw = { ...snapshot, data: { status: "CLOSED" }, type: "PERSONAL_LOAN" };
    const { payload, type } = await delivered(raw);
    assert.deepEqual([payload.status, payload.raw, type], ["OFFERS_AVAILABLE", raw, null]);
  });

  test("of nonsense throws nothing", async () => {
    const odd = { journeyID: 7, status: ["X"], borrower: null, tenant_id: "", updatedAt: "soon", __proto__: null };
    assert.deepEqual((await delivered(odd)).payload, { ...nothing, raw: JSON.parse(JSON.stringify(odd)) });
    const poisoned = JSON.parse('{"__proto__": {"status": "DISBURSED"}, "constructor": {"name": "x"}}');
    assert.equal((await delivered(poisoned)).payload.status, null);
    assert.equal(Object.hasOwn(Object.prototype, "status"), false);
  });

  test("is read where the options say", async () => {
    const body = { meta: { event: "snapshot", n: 41 }, body: { state: { ...snapshot, changed: 1_772_728_810 } } };
    const delivery = await delivered(
      body,
      {
        read: {
          snapshot: ({ body }) => (body as { state: typeof snapshot }).state,
          updatedAt: ({ changed }) => changed as number,
          id: (_, headers) => headers.get("X-Id"),
          type: ({ meta }) => (meta as { event: string }).event,
        },
      },
      { "X-Id": "delivery-41" },
    );
    const { id, type, payload } = delivery;
    assert.deepEqual([id, type, payload.updatedAtMs, payload.tenantID], ["delivery-41", "snapshot", 1_772_728_810_000, "t-1"]);
  });

  test("has its time in any usual form, and none in another, wherever the server is", async (context) => {
    const { TZ } = process.env;
    context.after(() => (TZ === undefined ? delete process.env["TZ"] : (process.env["TZ"] = TZ)));
    process.env["TZ"] = "Asia/Kolkata";
    assert.notEqual(new Date(0).getHours(), 0);
    const at = Date.UTC(2026, 2, 5, 16, 40, 10);
    for (const [updatedAt, ms] of [
      ["2026-03-05T16:40:10Z", at],
      ["2026-03-05T22:10:10+05:30", at],
      ["2026-03-05T16:40:10", at],
      ["2026-03-05T16:40:10.25", at + 250],
      ["2026-03-05 16:40:10", at],
      ["2026-03-05 16:40:10.25", at + 250],
      ["2026-03-05 22:10:10+0530", at],
      ["2026-03-05 16:40:10+00", at],
      ["2026-03-05 16:40:10 UTC", at],
      ["2026-03-05T16:40", at - 10_000],
      ["2026-03-05", Date.UTC(2026, 2, 5)],
      [at, at],
      [at / 1000, at],
      [String(at), at],
      ["5 March 2026", null],
      ["2026-03-05 4:40 PM", null],
      [-1, null],
      [true, null],
    ] as const) {
      assert.equal((await delivered({ updatedAt })).payload.updatedAtMs, ms, String(updatedAt));
    }
  });

  test("is kept by what tells its journey from all others, whatever names that", async () => {
    const borrower = (provider_id: string, type = "PERSONAL_LOAN") => ({ provider_id, journey: { type } });
    const distinct = [
      { ...snapshot, journeyID: "j-1" },
      snapshot,
      { ...snapshot, borrower: borrower("CUST_8") },
      { ...snapshot, borrower: borrower("CUST_7", "GOLD_LOAN") },
      { ...snapshot, tenant_id: "t-2" },
      { ...snapshot, application_id: "a-2" },
      // No two of them are alike by what they have in their names.
      { ...snapshot, application_id: 'a-1","CUST_7', borrower: borrower("x") },
    ];
    const keys = await Promise.all(distinct.map(async (body) => (await delivered(body)).payload.journeyKey));
    assert.equal(new Set(keys).size, distinct.length);
    assert.equal(keys[0], "j-1");
    const later = { ...snapshot, status: "DISBURSED", current_experience_surface: "HYBRID", updated_at: null };
    assert.equal((await delivered(later)).payload.journeyKey, keys[1], "however far it is");
    const external = { ...later, borrower: { external_id: "CUST_7", journey: { type: "PERSONAL_LOAN" } } };
    assert.equal((await delivered(external)).payload.journeyKey, keys[1], "under either name of the borrower's key");
    const nobodys = { tenant_id: "t-1", application_id: "a-1", borrower: { journey: { type: "PERSONAL_LOAN" } } };
    assert.equal((await delivered(nobodys)).payload.journeyKey, null, "nobody's stands for nobody");
  });

  test("is stale only if it is surely older", () => {
    assert.equal(isStale({ updatedAtMs: 1 }, 2), true);
    for (const [updatedAtMs, knownMs] of [[2, 2], [3, 2], [null, 2], [2, null], [null, null]] as const) {
      assert.equal(isStale({ updatedAtMs }, knownMs), false);
    }
  });
});

test("without an id of the sender's, the same bytes are the same delivery, and no others", async () => {
  const [first, again, other] = await Promise.all([delivered(snapshot), delivered(snapshot), delivered({ ...snapshot, n: 1 })]);
  assert.match(first.id, /^[0-9a-f]{64}$/);
  assert.equal(first.id, again.id);
  assert.notEqual(first.id, other.id);
  // An id that is not there leaves it to the digest.
  for (const id of [() => null, () => undefined, () => ""]) assert.equal((await delivered(snapshot, { read: { id } })).id, first.id);
});
