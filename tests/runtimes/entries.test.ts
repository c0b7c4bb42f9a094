import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { WasmSource } from "credit-journey/slim";

// The entries before anyone connects, and where somebody connects too soon or with the wrong thing.

const paths = ["", "/slim", "/inline", "/edge", "/hybrid", "/hybrid/inline", "/hosted", "/bridge", "/webhooks"];
const entries = paths.map((path) => `credit-journey${path}`);
const options = { baseUrl: "https://platform.example", session: () => null };

/** The fault of an option, as users of plain JavaScript meet it. */
function fault(field: string, message: RegExp) {
  return (error: Error & { code?: string; details?: { field?: string } }) => {
    assert.deepEqual([error.name, error.code, error.details?.field], ["JourneyError", "CONFIG", field]);
    assert.match(error.message, message);
    return true;
  };
}

test("importing does nothing: no global is made, nothing is fetched, compiled or stored", async (context) => {
  const touch = context.mock.fn();
  context.mock.method(globalThis, "fetch", touch);
  for (const method of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"] as const) {
    context.mock.method(WebAssembly, method, touch);
  }
  const globals = Reflect.ownKeys(globalThis).length;
  await Promise.all(entries.map((entry) => import(entry)));
  assert.equal(touch.mock.callCount(), 0);
  assert.equal(Reflect.ownKeys(globalThis).length, globals);
});

test("no entry awaits at its top level: where ES modules can be required, every one can", { skip: !canRequire() }, () => {
  const require = createRequire(import.meta.url);
  for (const entry of entries) assert.ok(Object.keys(require(entry)).length > 0, entry);
});

test("where ES modules cannot be required, those with CommonJS can, and Hybrid finds its wasm", () => {
  const program = `
    for (const path of ["", "/hosted", "/bridge", "/webhooks"]) require("credit-journey" + path);
    const backEnd = { journey: "/a", offers: "/b", hostedUrl: "/c/{offerID}" };
    require("credit-journey/hybrid").hybrid({ backEnd }).then((made) => console.log(typeof made.startOrResume));`;
  const flags = process.allowedNodeEnvironmentFlags.has("--experimental-require-module") ? ["--no-experimental-require-module"] : [];
  const said = execFileSync(process.execPath, [...flags, "--eval", program], { cwd: import.meta.dirname, encoding: "utf8" });
  assert.equal(said.trim(), "function");
});

test("slim says what to do before its module is there, takes it in any form, and then connects", async () => {
  const { connect, initialize } = await import("credit-journey/slim");
  await assert.rejects(connect(options), fault("wasm", /await `initialize\(module\)` .* before `connect`/));
  await assert.rejects(initialize({} as WasmSource), fault("wasm", /must be a WebAssembly.Module, its bytes, or the Response/));
  await assert.rejects(initialize(new Uint8Array([1, 2, 3])), fault("wasm", /damaged, or is something else/));
  const missing = Promise.resolve(new Response("not here", { status: 404 }));
  await assert.rejects(initialize(missing), fault("wasm", /is missing: .* answered 404/));

  await initialize(readFile(new URL(import.meta.resolve("credit-journey/credit_journey.wasm"))));
  (await connect(options)).dispose();
});

test("options of the wrong type are named, with what they must be", async () => {
  const { connect } = await import("credit-journey");
  const wrong: [given: unknown, field: string, message: RegExp][] = [
    [undefined, "options", /must be an object/],
    [{ ...options, session: "st_live_x" }, "session", /must be a session or a function/],
    [{ ...options, baseUrl: 42 }, "baseUrl", /baseUrl/],
    [{ ...options, fetch: { fetch } }, "fetch", /must be a function/],
    [{ ...options, storage: {} }, "storage", /must have getItem, setItem, removeItem/],
    [{ ...options, clock: { now: 0 } }, "clock", /must have now, setTimeout, clearTimeout/],
    [{ ...options, attemptTimeoutMs: "5s" }, "attemptTimeoutMs", /attemptTimeoutMs/],
    [{ ...options, openRedirect: "window" }, "openRedirect", /must be "popup" or a function/],
  ];
  for (const [given, field, message] of wrong) {
    await assert.rejects(connect(given as typeof options), fault(field, message), field);
  }
});

test("a host without fetch is told to give one", async (context) => {
  const { connect } = await import("credit-journey");
  const { fetch } = globalThis;
  context.after(() => (globalThis.fetch = fetch));
  Object.assign(globalThis, { fetch: undefined });
  await assert.rejects(connect(options), fault("fetch", /must be given: this host has none/));
});

function canRequire(): boolean {
  return "require_module" in process.features;
}
