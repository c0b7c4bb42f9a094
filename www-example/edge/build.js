import { build } from "esbuild";
import { join } from "node:path";

/** Bundles the worker into `dist/`, with the package's wasm as the module that workerd needs. Gives the folder. */
export async function bundle(entry = join(import.meta.dirname, "src/worker.ts"), folder = join(import.meta.dirname, "dist")) {
  await build({
    entryPoints: [entry],
    outdir: folder,
    entryNames: "worker",
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
  return folder;
}
