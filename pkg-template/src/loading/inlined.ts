import { gzipped } from "../credit_journey_inlined.js";
import { compiled } from "../entries/core.js";

/** Unpacks the module from this package's own text. */
export async function inlined(): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(gzipped), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return compiled(await new Response(stream).arrayBuffer());
}
