// For `require`, in Node: the wasm is a file beside this one.
import { readFile } from "node:fs/promises";
import { compiled, hybridBy } from "./core.js";
import type { StartHybrid } from "./hybrid.js";

/** The Hybrid experience, by your own back-end. Reads the WebAssembly module on the first call. */
export const hybrid: StartHybrid = /* @__PURE__ */ hybridBy(async () =>
  compiled(await readFile(new URL("./credit_journey_hybrid.wasm", import.meta.url))),
);
export { isJourneyError } from "./core.js";
export type * from "./api.js";
