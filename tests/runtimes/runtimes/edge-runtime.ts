import { createRequire } from "node:module";
import { EdgeRuntime } from "edge-runtime";
import type { Plugin } from "esbuild";
import type { Outcome } from "../guests/journey.js";
import type { Partner } from "../partner.ts";
import { bundled, wasm } from "./bundle.ts";

const GLOBAL = "wasm_credit_journey";

/** Vercel's way: the module is compiled for the deployment, and lies in a global. */
const global: Plugin = {
  name: "wasm in a global",
  setup(build) {
    build.onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "wasm" }));
    build.onLoad({ filter: /.*/, namespace: "wasm" }, () => ({ contents: `export default ${GLOBAL};` }));
  },
};

export const version: string = createRequire(import.meta.url)("edge-runtime/package.json").version;

/** Vercel's runtime. */
export async function travel({ addresses }: Partner): Promise<Outcome> {
  const initialCode = await bundled("edge.js", ["edge-light", "worker", "browser"], global);
  const module = await WebAssembly.compile(await wasm());
  const extend = (context: object) => Object.assign(context, { [GLOBAL]: module });
  const runtime = new EdgeRuntime({ initialCode, extend: extend as never });
  const body = JSON.stringify(addresses);
  const answer = await runtime.dispatchFetch("https://edge.example/", { method: "POST", body });
  return (await answer.json()) as Outcome;
}
