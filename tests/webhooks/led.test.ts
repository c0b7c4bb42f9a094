import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Sandbox } from "../browser/sandbox.ts";
import type { Entry, Memory } from "./guests/receiver.js";
import { runtimes } from "./receivers.ts";
import { SANDBOX_SCHEME as scheme, SECRET, signed, snapshot } from "./sender.ts";
import { Visitor } from "./visitor.ts";

// Hybrid and Hosted, whose deliveries name no journey: what the sandbox sends of them, and two borrowers side by side.

const of = ({ entries }: Memory, key: string) => entries.filter(({ borrowerProviderID }) => borrowerProviderID === key);
const borrowersOf = ({ entries }: Memory) => [...new Set(entries.map(({ borrowerProviderID }) => borrowerProviderID!))];

for (const [name, receiver] of Object.entries(runtimes)) {
  describe(`a receiver in ${name}`, { timeout: 120_000 }, () => {
    test("verifies journeys of Hybrid and of Hosted, each borrower's apart", async () => {
      await using partner = await receiver({ scheme });
      const more = ["--webhook-url", partner.url, "--webhook-secret", SECRET];
      await using sandbox = await Sandbox.start({ site: import.meta.dirname, speed: 20, more });
      const [hybrid, ...hosted] = await Promise.all([
        Visitor.signIn(sandbox, "hybrid", "offers-at-once"),
        Visitor.signIn(sandbox, "hosted", "straight-through"),
        Visitor.signIn(sandbox, "hosted", "straight-through"),
      ]);
      await Promise.all([hybrid.choosesAnOffer(), ...hosted.map((one) => one.opensHosted())]);
      for (const one of [hybrid, ...hosted, hybrid, ...hosted]) {
        await one.doesAStep();
        // Each state is told by itself.
        await new Promise((passed) => setTimeout(passed, 100));
      }
      const memory = await partner.until((memory) => {
        const borrowers = borrowersOf(memory);
        return borrowers.length === 3 && borrowers.every((key) => of(memory, key).length >= 3);
      });
      const { entries } = memory;
      assert.deepEqual(new Set(entries.map(({ outcome, type }) => `${outcome} ${type}`)), new Set(["handled journey.snapshot"]));
      assert.deepEqual(entries.filter(({ stale }) => stale), [], "nobody's state hides another's");
      const keys = borrowersOf(memory).map((key) => new Set(of(memory, key).map(({ journeyKey }) => journeyKey)));
      assert.deepEqual(keys.map(({ size }) => size), [1, 1, 1]);
      assert.equal(new Set(keys.flatMap((key) => [...key])).size, 3);
      // No document has an id of the journey there.
      assert.ok(entries.every(({ journeyID, updatedAtMs }: Entry) => journeyID === null && updatedAtMs !== null));
      const led = entries.filter(({ status }) => status !== null).map(({ status }) => status);
      assert.deepEqual([led[0], led.at(-1)], ["PROCESSING", "OFFERED"]);
    });

    test("takes a borrower's older state after another's newer one", async () => {
      await using partner = await receiver({ scheme });
      const send = (provider_id: string, updated_at: string, more = {}) => {
        const borrower = { provider_id, journey: { type: "PERSONAL_LOAN" } };
        const body = JSON.stringify({ ...snapshot, borrower, updated_at, ...more });
        const { headers, ...wire } = signed({ body });
        const { "X-Signature": signature, "X-Timestamp": timestamp } = headers;
        const renamed = { "X-Sandbox-Signature": signature!, "X-Sandbox-Timestamp": timestamp! };
        return fetch(partner.url, { ...wire, headers: renamed });
      };
      await send("CUST_A", "2026-03-05T16:40:10Z", { status: "DISBURSED" });
      await send("CUST_B", "2026-03-05T16:40:09Z");
      await send("CUST_A", "2026-03-05T16:40:08Z");
      const { entries, newest } = await partner.memory();
      assert.deepEqual(entries.map(({ stale }) => stale), [false, false, true]);
      assert.deepEqual(Object.values(newest).sort(), ["DISBURSED", "OFFERS_AVAILABLE"]);
    });
  });
}
