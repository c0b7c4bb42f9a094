// For browsers and their bundlers: the wasm is an asset beside this file.
import { beside, hybridBy } from "./core.js";
import type { StartHybrid } from "./hybrid.js";

/** The Hybrid experience, by your own back-end. Loads the WebAssembly module on the first call. */
export const hybrid: StartHybrid = /* @__PURE__ */ hybridBy(
  /* @__PURE__ */ beside(() => new URL("./credit_journey_hybrid.wasm", import.meta.url)),
);
export { isJourneyError } from "./core.js";
export type * from "./api.js";
