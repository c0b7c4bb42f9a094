import { Log, LogLevel, Miniflare } from "miniflare";
import { join } from "node:path";

const worker = join(import.meta.dirname, "dist");
const site = join(import.meta.dirname, "../dist");

/**
 * Runs the bundled worker in workerd on loopback, in front of the built site.
 *
 * @param {{ port?: number, bindings: Record<string, string>, stores?: boolean }} options `bindings`: PLATFORM_URL,
 * BACK_END_URL, EDGE_SECRET, SEAL_SECRETS; `port` 0 is any free one; with `stores`, sessions are kept in a KV namespace.
 */
export function serve({ port = 0, bindings, stores = false }) {
  return new Miniflare({
    modules: true,
    modulesRoot: worker,
    scriptPath: join(worker, "worker.js"),
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: "2026-07-30",
    bindings,
    kvNamespaces: stores ? ["SESSIONS"] : [],
    assets: {
      directory: site,
      binding: "ASSETS",
      // Every request is the worker's first.
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
    },
    // What a data centre would tell of a visitor; asking for it needs the internet.
    cf: false,
    host: "127.0.0.1",
    port,
    log: new Log(LogLevel.WARN),
  });
}
