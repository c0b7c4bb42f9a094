import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Log, LogLevel, Miniflare } from "miniflare";
import { workerOf, type App } from "../../peers/apps.ts";

/** The day whose workerd this is: as the package's own suites have it. */
export const COMPATIBILITY_DATE = "2026-07-30";

/** What a deployment of an app is made of. */
export interface Deployment {
  app: App;
  script: string;
  /** Only ours has one. */
  wasm: Uint8Array<ArrayBuffer> | null;
  /** Why it does not run in a worker as it is; null if it does. Else what it expects of a page is stood in for. */
  amiss: string | null;
}

export async function deploymentOf(app: App): Promise<Deployment> {
  const script = await readFile(join(workerOf(app), "worker.js"), "utf8");
  const wasmFile = join(import.meta.dirname, "../../node_modules/credit-journey/entries/credit_journey.wasm");
  const wasm = script.includes("credit_journey.wasm") ? new Uint8Array(await readFile(wasmFile)) : null;
  const deployment: Deployment = { app, script, wasm, amiss: null };
  await using server = serve(deployment);
  const answer = await server.dispatchFetch("https://worker.example/screen");
  if (!answer.ok) deployment.amiss = await answer.text();
  return deployment;
}

/** The name that an app's worker goes by in workerd. */
export const WORKER = "bench";

/** Runs a deployment in a workerd of its own. */
export function serve({ script, wasm, amiss }: Deployment, inspected = false): Miniflare & AsyncDisposable {
  const server = new Miniflare({
    name: WORKER,
    modules: [
      { type: "ESModule", path: "worker.js", contents: script },
      ...(wasm ? [{ type: "CompiledWasm" as const, path: "credit_journey.wasm", contents: wasm }] : []),
    ],
    bindings: { PAGE: amiss !== null },
    compatibilityDate: COMPATIBILITY_DATE,
    ...(inspected ? { inspectorPort: 0 } : {}),
    // What a data centre would tell of a visitor; asking for it needs the internet.
    cf: false,
    log: new Log(LogLevel.WARN),
  });
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.dispose() });
}
