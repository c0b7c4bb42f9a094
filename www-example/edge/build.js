import { build } from "esbuild";
import { join } from "node:path";

/** Bundles the worker into `dist/`, with the package's wasm beside it as the module that workerd needs. */
export async function bundle() {
  await build({
    entryPoints: [join(import.meta.dirname, "src/worker.ts")],
    outdir: join(import.meta.dirname, "dist"),
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    define: { "process.env.NODE_ENV": '"production"' },
    // Copied beside the bundle and imported from there: workerd compiles no bytes.
    loader: { ".wasm": "copy" },
    jsx: "automatic",
    logLevel: "warning",
  });
}
