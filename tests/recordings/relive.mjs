// Tells the shipped wasm what the simulation told the machine natively, and holds what it says against what was said
// then: the same seeds, the same effects, byte for byte. Reads recordings on standard input, a line of JSON for each page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Core, initSync } from "../../target/pack/glue/credit_journey.js";
import { attach, given, taken } from "../../target/pack/glue/host/values.js";

const wasm = new URL("../../pkg/entries/credit_journey.wasm", import.meta.url);
attach(initSync({ module: readFileSync(wasm) }).memory);

/** The simulation's own source of randomness: SplitMix64. */
function seeded(seed) {
  let state = seed;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += 8) {
      state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
      let mixed = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
      mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
      mixed ^= mixed >> 31n;
      for (let i = at; i < Math.min(at + 8, bytes.length); i++, mixed >>= 8n) bytes[i] = Number(mixed & 0xffn);
    }
    return bytes;
  };
}

let pages = 0;
let effects = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { nowMs, options, seed, stored, landing, turns } = JSON.parse(line);
  crypto.getRandomValues = seeded(BigInt(seed));
  const core = Core.begin(nowMs, given(options), stored ?? undefined, given(landing));
  for (const [at, { nowMs, told, effects: expected, wakeAtMs }] of turns.entries()) {
    const said = JSON.parse(JSON.stringify(taken(core.hear(nowMs, given(told)))));
    const where = `page ${pages + 1}, turn ${at + 1}: ${told.kind}`;
    assert.deepEqual(said, [...expected, { kind: "wake", atMs: wakeAtMs }], where);
    effects += expected.length;
  }
  core.free();
  pages++;
}
assert.ok(pages > 0, "no recordings came in");
console.log(`${pages} pages lived through again in wasm: ${effects} effects, all the same`);
