import { readFile } from "node:fs/promises";
import { compiled } from "./compiled.js";

/** Reads the module from its file; from this package's own text where a bundler has left the file behind. */
export async function read(url: URL): Promise<WebAssembly.Module> {
  try {
    return await compiled(await readFile(url));
  } catch {
    // The one file that is not part of the entries' core, named so that the path holds from there and from cjs/.
    const { inlined } = await import("../loading/inlined.js");
    return inlined();
  }
}
