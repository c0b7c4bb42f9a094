import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const folder = join(import.meta.dirname, "..");

/** The wasm in the package, as a platform's deployment takes it along. */
export async function wasm(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(folder, "node_modules/credit-journey/entries/credit_journey.wasm")));
}

/** A guest in one file, as a platform's own bundler makes it. */
export async function bundled(guest: string, conditions: string[], plugin: Plugin): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "guests", guest)],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions,
    plugins: [plugin],
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
