import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { handleOnce, MemoryStore, verify, type Delivery, type DeliveryStore, type WebhookEvent } from "credit-journey/webhooks";
import { requestOf, scheme, signed } from "./sender.ts";

// Deliveries come at least once; what they do is done once.

const delivery = await verify(requestOf(signed()), scheme);
const named = (id: string): Delivery => ({ ...delivery, id });

describe("handleOnce", () => {
  test("runs for the first of many at once, and says what becomes of the others", async () => {
    const store = new MemoryStore();
    let runs = 0;
    let finish = () => {};
    const work = () => new Promise<void>((done) => void (runs++, (finish = done)));
    const first = handleOnce(store, delivery, work);
    const others = await Promise.all([1, 2, 3].map(() => handleOnce(store, delivery, work)));
    assert.deepEqual(others, ["underWay", "underWay", "underWay"]);
    finish();
    assert.equal(await first, "handled");
    assert.equal(await handleOnce(store, delivery, work), "duplicate");
    assert.equal(await handleOnce(store, named("another"), () => {}), "handled");
    assert.equal(runs, 1);
  });

  test("runs again after a failure, whose reason comes through", async () => {
    const store = new MemoryStore();
    const failure = new Error("the database is away");
    await assert.rejects(handleOnce(store, delivery, () => Promise.reject(failure)), failure);
    assert.equal(store.size, 0);
    assert.equal(await handleOnce(store, delivery, () => {}), "handled");
  });

  test("runs again once a server died at it, but not before its lease is over", async () => {
    let nowMs = 0;
    const store = new MemoryStore({ now: () => nowMs });
    void handleOnce(store, delivery, () => new Promise(() => {}), { leaseSeconds: 30 });
    nowMs = 29_999;
    assert.equal(await handleOnce(store, delivery, () => {}), "underWay");
    nowMs = 30_000;
    assert.equal(await handleOnce(store, delivery, () => {}, { keepSeconds: 100 }), "handled");
    nowMs = 129_999;
    assert.equal(await handleOnce(store, delivery, () => {}), "duplicate");
    nowMs = 130_000;
    assert.equal(await handleOnce(store, delivery, () => {}), "handled");
  });

  for (const ends of ["fails", "is done"] as const) {
    test(`leaves alone what another has noted, once one that outlived its lease ${ends}`, async () => {
      let nowMs = 0;
      const now = () => nowMs;
      const store = new MemoryStore({ now });
      let end = () => {};
      let finish = () => {};
      const late = handleOnce(
        store,
        delivery,
        () => new Promise<void>((done, failed) => (end = ends === "fails" ? () => failed(new Error("too late")) : done)),
        { leaseSeconds: 30, now },
      ).catch(({ message }: Error) => message);
      nowMs = 30_000;
      const other = handleOnce(store, delivery, () => new Promise<void>((done) => (finish = done)), { leaseSeconds: 30, now });
      await new Promise(setImmediate);
      end();
      assert.equal(await late, ends === "fails" ? "too late" : "handled");
      assert.equal(await handleOnce(store, delivery, () => assert.fail("beside the other"), { now }), "underWay");
      finish();
      assert.equal(await other, "handled");
      assert.equal(await handleOnce(store, delivery, () => assert.fail("after both"), { now }), "duplicate");
    });
  }

  test("is done, also if it outlived its lease and nobody else came", async () => {
    let nowMs = 0;
    const now = () => nowMs;
    const store = new MemoryStore({ now });
    await handleOnce(store, delivery, () => void (nowMs = 61_000), { now });
    assert.equal(await handleOnce(store, delivery, () => assert.fail("twice"), { now }), "duplicate");
  });

  test("tells what it did with each, and nothing of what it was", async () => {
    const store = new MemoryStore();
    const events: WebhookEvent[] = [];
    const onEvent = (event: WebhookEvent) => {
      events.push(event);
      throw new Error("the listener's own");
    };
    const options = { onEvent };
    await assert.rejects(handleOnce(store, delivery, () => assert.fail("away"), options), /away/);
    let finish = () => {};
    const first = handleOnce(store, delivery, () => new Promise<void>((done) => (finish = done)), options);
    await handleOnce(store, delivery, () => {}, options);
    finish();
    await first;
    await handleOnce(store, delivery, () => {}, options);
    const told = (phase: string) => ({ kind: "webhook", phase, id: delivery.id });
    assert.deepEqual(events, [told("underWay"), told("handled"), told("duplicate")]);
  });

  test("names onEvent when it is no function", async () => {
    const handling = handleOnce(new MemoryStore(), delivery, () => assert.fail("it ran"), { onEvent: "log" as never });
    await assert.rejects(handling, { name: "WebhookError", code: "CONFIG", field: "onEvent" });
  });

  for (const field of ["leaseSeconds", "keepSeconds"] as const) {
    for (const value of [0, -1, Number.NaN, "60", null]) {
      test(`names ${field} when it is ${value}`, async () => {
        const store = new MemoryStore();
        const handling = handleOnce(store, delivery, () => assert.fail("it ran"), { [field]: value });
        await assert.rejects(handling, { name: "WebhookError", code: "CONFIG", field });
        assert.equal(store.size, 0);
      });
    }
  }

  test("asks a store of one's own in the words of its contract", async () => {
    const asked: unknown[] = [];
    const store: DeliveryStore = {
      claim: async (...all) => (asked.push(["claim", ...all]), null),
      note: async (...all) => asked.push(["note", ...all]),
      forget: async (...all) => {
        asked.push(["forget", ...all]);
        throw new Error("away too");
      },
    };
    await handleOnce(store, named("d-1"), () => {});
    await assert.rejects(handleOnce(store, named("d-2"), () => assert.fail("first")), /first/);
    const key = (id: string) => `credit-journey:webhook:${id}`;
    assert.deepEqual(asked, [
      ["claim", key("d-1"), "underWay", 60],
      ["note", key("d-1"), "done", 7 * 86_400],
      ["claim", key("d-2"), "underWay", 60],
      ["forget", key("d-2")],
    ]);
  });
});

test("MemoryStore keeps the newest so many, and no more", async () => {
  const store = new MemoryStore({ most: 3 });
  for (const id of ["a", "b", "c", "d"]) await handleOnce(store, named(id), () => {});
  assert.equal(store.size, 3);
  const seen = await Promise.all(["b", "c", "d"].map((id) => handleOnce(store, named(id), () => {})));
  assert.deepEqual(seen, ["duplicate", "duplicate", "duplicate"]);
  assert.equal(await handleOnce(store, named("a"), () => {}), "handled");
});
