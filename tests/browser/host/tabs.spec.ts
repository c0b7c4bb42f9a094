import type { JSHandle } from "@playwright/test";
import { expect, test } from "./harness.ts";
import type * as Stage from "./stage/index.ts";

// Many tabs of one borrower: what they tell each other, and who polls.

/** A tab with its journey open. */
const opened = (stage: JSHandle<typeof Stage>) =>
  stage.evaluateHandle(async ({ Host, STATE }) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    return { host, credit, journey, STATE };
  });

test("what one tab reads shows in the other, which sends nothing", async ({ another, stage }) => {
  const [one, other] = [await opened(stage), await opened(await another("tab"))];
  const before = await other.evaluate(({ host }) => host.calls().length);
  await one.evaluate(async ({ host, journey, STATE }) => {
    const { journeyID } = journey.snapshot;
    const updatedAt = "2026-03-05T12:30:00.000Z";
    host.script(STATE, [{ data: { journeyID, status: "REJECTED", nextAction: null, updatedAt } }]);
    await host.pass(30_000);
  });
  await expect.poll(() => other.evaluate(({ journey }) => journey.snapshot.screen.name)).toBe("closed");
  expect(await other.evaluate(({ host }) => host.calls().length)).toBe(before);
});

test("signing out in one tab signs out the other", async ({ another, stage }) => {
  const [one, other] = [await opened(stage), await opened(await another("tab"))];
  await one.evaluate(({ credit }) => credit.signOut());
  await expect.poll(() => other.evaluate(({ journey }) => journey.snapshot.screen.name)).toBe("signIn");
});

for (const leaving of ["hidden", "offline", "gone", "disposed"] as const) {
  test(`a tab that polls lets another do so once it is ${leaving}`, async ({ stage }) => {
    const held = await stage.evaluate(async ({ Host, instead }, leaving) => {
      const host = new Host();
      const { credit } = await host.atJourney();
      await host.pass(30_000);
      const held = async () => (await navigator.locks.query()).held?.map(({ name }) => name);
      const before = await held();
      if (leaving === "disposed") credit.dispose();
      if (leaving === "hidden") instead(document, "visibilityState", "hidden");
      if (leaving === "hidden") document.dispatchEvent(new Event("visibilitychange"));
      if (leaving === "offline") instead(navigator, "onLine", false);
      if (leaving === "offline") window.dispatchEvent(new Event("offline"));
      if (leaving === "gone") window.dispatchEvent(new Event("pagehide"));
      await host.calm();
      return [before, await held()];
    }, leaving);
    expect(held).toEqual([["credit-journey:11111111-1111-4111-8111-111111111111"], []]);
  });
}

test("a page in the back-forward cache keeps no channel open, and hears again once it is shown", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, turn }) => {
    let open = 0;
    const { BroadcastChannel } = window;
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        open += 1;
      }
      override close() {
        super.close();
        open -= 1;
      }
    };
    const host = new Host();
    const { credit } = await host.atJourney();
    const channels = [open];
    for (const type of ["pagehide", "pageshow"]) {
      window.dispatchEvent(new Event(type));
      channels.push(open);
    }
    credit.dispose();
    await turn();
    return [...channels, open];
  });
  expect(seen).toEqual([1, 0, 1, 0]);
});

for (const missing of ["locks", "BroadcastChannel"] as const) {
  test(`without ${missing} every tab polls for itself`, async ({ stage }) => {
    const more = await stage.evaluate(async ({ Host, STATE, instead }, missing) => {
      instead(missing === "locks" ? navigator : window, missing, undefined);
      const host = new Host();
      await host.atJourney();
      const reads = () => host.calls().filter((call) => call === STATE).length;
      const before = reads();
      await host.pass(30_000);
      return reads() - before;
    }, missing);
    expect(more).toBeGreaterThan(0);
  });
}

test("where locks are denied every tab polls for itself", async ({ stage }) => {
  const more = await stage.evaluate(async ({ Host, STATE, instead }) => {
    instead(navigator.locks, "request", () => Promise.reject(new DOMException("denied", "SecurityError")));
    const host = new Host();
    await host.atJourney();
    const reads = () => host.calls().filter((call) => call === STATE).length;
    const before = reads();
    await host.pass(30_000);
    return reads() - before;
  });
  expect(more).toBeGreaterThan(0);
});
