import { createRequire } from "node:module";
import type { Plugin } from "esbuild";
import { Miniflare } from "miniflare";
import type { Outcome } from "../guests/journey.js";
import type { Partner } from "../partner.ts";
import { bundled, wasm } from "./bundle.ts";

const MODULE = "credit_journey.wasm";

/** Wrangler's way: the wasm is a module beside the worker. */
const beside: Plugin = {
  name: "wasm beside the worker",
  setup: (build) => build.onResolve({ filter: /\.wasm$/ }, () => ({ path: `./${MODULE}`, external: true })),
};

export const version: string = createRequire(import.meta.url)("workerd/package.json").version;

/** Cloudflare's runtime. Its requests really go out. */
export async function travel({ addresses }: Partner, compatibilityDate: string): Promise<Outcome> {
  const contents = await bundled("worker.js", ["workerd", "worker", "browser"], beside);
  const worker = new Miniflare({
    modules: [
      { type: "ESModule", path: "worker.js", contents },
      { type: "CompiledWasm", path: MODULE, contents: await wasm() },
    ],
    bindings: { addresses: { ...addresses } },
    compatibilityDate,
  });
  try {
    const answer = await worker.dispatchFetch("https://worker.example/");
    return (await answer.json()) as Outcome;
  } finally {
    await worker.dispose();
  }
}
