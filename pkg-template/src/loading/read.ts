import { readFile } from "node:fs/promises";
import { compiled } from "../entries/core.js";

/** Reads the module from its file; from this package's own text where a bundler has left the file behind, or cannot say where it is. */
export async function read(locate: () => URL): Promise<WebAssembly.Module> {
  try {
    return await compiled(await readFile(locate()));
  } catch {
    // Named so that the path holds from cjs/ too, whose one file leaves this one out.
    const { inlined } = await import("../loading/inlined.js");
    return inlined();
  }
}
