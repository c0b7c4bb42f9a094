import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { bundled } from "./receivers.ts";

// The secret belongs on a server: a page gets neither the package's entry nor a way to run it.

const run = promisify(execFile);

describe("a bundler", () => {
  for (const conditions of [["browser"], ["browser", "module"], ["browser", "import", "production"]]) {
    test(`for pages (${conditions}) finds no entry, and says which`, async () => {
      await assert.rejects(bundled("worker.js", conditions), /credit-journey\/webhooks/);
    });
  }

  for (const runtime of ["workerd", "edge-light", "deno", "bun", "node"]) {
    test(`for ${runtime} finds it, also where it goes by "browser" beside`, async () => {
      assert.match(await bundled("worker.js", [runtime, "worker", "browser"]), /SIGNATURE_INVALID/);
    });
  }
});

/** What is said on standard error where these are globals. */
async function loaded(globals: string): Promise<string> {
  const program = `${globals}; await import("credit-journey/webhooks");`;
  const ended: unknown = await run(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: import.meta.dirname,
  }).catch((error: unknown) => error);
  return (ended as { stderr: string }).stderr;
}

/** A worker's globals, as a runtime has them that gives itself this name. */
const worker = (name: string) =>
  `globalThis.WorkerGlobalScope = class {}; Object.defineProperty(globalThis, "navigator", { value: { userAgent: "${name}" } })`;

for (const [place, globals] of [
  ["a page", "globalThis.document = {}"],
  ["a page's worker", worker("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")],
] as const) {
  test(`without a bundler the module itself refuses ${place}, with what to do`, async () => {
    assert.match(await loaded(globals), /CONFIG: credit-journey\/webhooks is for servers and edge workers, .* node environment/);
  });
}

for (const name of ["Cloudflare-Workers", "Deno/2.5.0", "Bun/1.3.0"]) {
  test(`the workers of ${name} are servers`, async () => assert.equal(await loaded(worker(name)), ""));
}

test("on a server importing it does nothing", async (context) => {
  const touch = context.mock.fn();
  context.mock.method(globalThis, "fetch", touch);
  for (const method of ["digest", "importKey"] as const) context.mock.method(crypto.subtle, method, touch);
  const globals = Reflect.ownKeys(globalThis).length;
  const entry = await import("credit-journey/webhooks");
  assert.deepEqual(Object.keys(entry).sort(), [
    "MemoryStore",
    "WebhookError",
    "handleOnce",
    "isStale",
    "isWebhookError",
    "verify",
  ]);
  assert.deepEqual([touch.mock.callCount(), Reflect.ownKeys(globalThis).length], [0, globals]);
});
