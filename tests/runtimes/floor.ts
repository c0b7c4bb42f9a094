import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { wasm } from "./runtimes/bundle.ts";

// The oldest browsers that the package runs in are no longer to be had: what it asks of them is. Their functions are
// seen to in `guests/floor.js`.

/** Chrome 96 is the first with reference types; Firefox 90 with private methods; Safari 15.1 with both. */
export const floor = ["Chrome 96", "Firefox 90", "Safari 15.1"];

const entries = join(import.meta.dirname, "node_modules/credit-journey/entries");

/** What engines of that age know of WebAssembly, by its names in the module's section `target_features`. */
const known = [
  "bulk-memory",
  "bulk-memory-opt",
  "call-indirect-overlong",
  "multivalue",
  "mutable-globals",
  "nontrapping-fptoint",
  "reference-types",
  "sign-ext",
];

/** The features of WebAssembly that the package needs and they lack. */
export async function newerFeatures(): Promise<string[]> {
  const [section] = WebAssembly.Module.customSections(await WebAssembly.compile(await wasm()), "target_features");
  const names = new TextDecoder().decode(section).match(/[a-z][a-z0-9-]+/g) ?? [];
  return names.filter((name) => !known.includes(name));
}

/** The files with syntax that they lack: those that esbuild would rewrite for them. */
export async function newerSyntax(): Promise<string[]> {
  const target = floor.map((browser) => browser.toLowerCase().replace(" ", ""));
  const files = ["core.js", "browser.js", "inline.js", "slim.js"];
  const needing = await Promise.all(
    files.map(async (file) => {
      const code = await readFile(join(entries, file), "utf8");
      const [now, then] = [await transform(code, { target: "esnext" }), await transform(code, { target })];
      return now.code === then.code ? [] : [file];
    }),
  );
  return needing.flat();
}
