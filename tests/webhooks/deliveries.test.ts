import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Sandbox } from "../browser/sandbox.ts";
import { Borrower } from "./borrower.ts";
import type { Entry, Memory, Scheme } from "./guests/receiver.js";
import { runtimes } from "./receivers.ts";
import { SANDBOX_SCHEME as scheme, SECRET } from "./sender.ts";

// The sandbox sends, over real HTTP; a partner's receiver takes, with the packed package.

const OLD_SECRET = "the secret of last year!";

const isHandled = ({ outcome }: Entry) => outcome === "handled";
const isOf = (event: unknown, id: string | undefined) => (event as { id?: string }).id === id;
const isOver = ({ newest }: Memory) => Object.values(newest).includes("DISBURSED");

for (const [name, receiver] of Object.entries(runtimes)) {
  /** A borrower's whole journey, told to a receiver. */
  async function told({ faults = "", signedWith = [SECRET], ...setting }: Tale = {}, done = isOver) {
    await using partner = await receiver({ scheme, ...setting });
    const secrets = signedWith.flatMap((secret) => ["--webhook-secret", secret]);
    const more = ["--webhook-url", partner.url, ...secrets, ...(faults ? ["--webhook-faults", faults] : [])];
    await using sandbox = await Sandbox.start({ site: import.meta.dirname, speed: 20, more });
    const borrower = await Borrower.signIn(sandbox);
    const journeyID = await borrower.goesAllTheWay();
    const state = await borrower.state();
    return { ...(await partner.until(done)), journeyID, state };
  }

  describe(`a receiver in ${name}`, { timeout: 120_000 }, () => {
    test("verifies a whole journey, each state of it", async () => {
      const { entries, events, journeyID, state } = await told();
      assert.ok(entries.length >= 5, `${entries.length}`);
      assert.ok(entries.every(isHandled));
      assert.deepEqual(new Set(entries.map((entry) => entry.journeyID)), new Set([journeyID]));
      assert.ok(entries.every(({ borrowerExternalID }) => borrowerExternalID?.startsWith("CUST_")));
      assert.deepEqual([entries[0]?.status, entries.at(-1)?.status], ["STARTED", "DISBURSED"]);
      assert.equal(entries.at(-1)?.updatedAtMs, Date.parse(state.updatedAt));
      assert.ok(entries.every(({ sentAtMs }) => Math.abs(Date.now() - (sentAtMs ?? 0)) < 60_000));
      assert.ok(entries.every(({ stale, signedBy, type }) => !stale && signedBy === 0 && type === "journey.snapshot"));
      assert.deepEqual(
        events,
        entries.flatMap(({ id, type, signedBy }) => [
          { kind: "webhook", phase: "accepted", id, type, signedBy },
          { kind: "webhook", phase: "handled", id },
        ]),
      );
    });

    test("handles once what comes twice", async () => {
      const isDuplicate = ({ outcome, status }: Entry) => outcome === "duplicate" && status === "DISBURSED";
      const { entries, events } = await told({ faults: "duplicate" }, (memory) => memory.entries.some(isDuplicate));
      const byID = Map.groupBy(entries, ({ id }) => id);
      assert.ok(byID.size >= 5);
      for (const [id, pair] of byID) {
        assert.deepEqual(pair.map(({ outcome }) => outcome), ["handled", "duplicate"]);
        assert.deepEqual(events.filter((event) => isOf(event, id)).at(-1), { kind: "webhook", phase: "duplicate", id });
      }
    });

    test("knows an older state that comes after a newer one", async () => {
      const { entries, newest, journeyID } = await told({ faults: "out-of-order" });
      const times = entries.map(({ updatedAtMs }) => updatedAtMs ?? 0);
      const late = entries.filter((_, place) => times.slice(0, place).some((earlier) => earlier > times[place]!));
      assert.ok(late.length > 0, "nothing was overtaken");
      assert.deepEqual(entries.filter(({ stale }) => stale), late);
      assert.equal(newest[journeyID], "DISBURSED");
    });

    test("refuses what is forged or late, and has all of it nevertheless", async () => {
      const { entries } = await told({ faults: "bad-signature,late" });
      const outcomes = Object.groupBy(entries, ({ outcome }) => outcome);
      assert.deepEqual(
        new Set(Object.keys(outcomes)),
        new Set(["SIGNATURE_INVALID", "TIMESTAMP_OUTSIDE_TOLERANCE", "handled"]),
      );
      assert.ok(outcomes["SIGNATURE_INVALID"]!.length >= outcomes["handled"]!.length);
      assert.ok(outcomes["handled"]!.some(({ status }) => status === "STARTED"));
    });

    test("gets again what its handler failed at", async () => {
      const failed = ({ entries }: Memory) => entries.filter(({ outcome }) => outcome === "failed");
      const isMadeGood = ({ entries }: Memory, one: Entry) => entries.some((entry) => entry.id === one.id && isHandled(entry));
      const memory = await told({ fails: 2 }, (memory) => isOver(memory) && failed(memory).every((one) => isMadeGood(memory, one)));
      assert.equal(failed(memory).length, 2);
    });

    test("takes either secret while they rotate, and says which", async () => {
      const both = { ...scheme, secrets: [SECRET, OLD_SECRET] };
      const before = await told({ scheme: both, signedWith: [OLD_SECRET] });
      assert.deepEqual(new Set(before.entries.map(({ signedBy }) => signedBy)), new Set([1]));
      const meanwhile = await told({ scheme: { ...scheme, secrets: [OLD_SECRET] }, signedWith: [SECRET, OLD_SECRET] });
      assert.ok(meanwhile.entries.every(isHandled));
      const after = await told({ scheme: { ...scheme, secrets: [OLD_SECRET] } }, ({ entries }) => entries.length > 5);
      assert.deepEqual(new Set(after.entries.map(({ outcome }) => outcome)), new Set(["SIGNATURE_INVALID"]));
    });
  });
}

interface Tale {
  scheme?: Scheme;
  fails?: number;
  faults?: string;
  signedWith?: string[];
}
