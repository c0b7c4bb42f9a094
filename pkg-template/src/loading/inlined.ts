import { gzipped } from "../credit_journey_inlined.js";
import { compiled } from "../entries/core.js";
import { unpacked } from "./unpacked.js";

/** Unpacks the module from this package's own text. */
export async function inlined(): Promise<WebAssembly.Module> {
  return compiled(await unpacked(gzipped));
}
