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

test("without a bundler the module itself refuses, with what to do", async () => {
  const program = 'globalThis.document = {}; await import("credit-journey/webhooks");';
  const ended: unknown = await run(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: import.meta.dirname,
  }).catch((error: unknown) => error);
  const { stderr = "" } = ended as { stderr?: string };
  assert.match(stderr, /CONFIG: credit-journey\/webhooks is for servers and edge workers, .* node environment/);
});

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
