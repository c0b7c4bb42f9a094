// Where no asset can be served, and for development servers, which move a script and leave its asset behind.
import { gzipped } from "../credit_journey_hybrid_inlined.js";
import { compiled, hybridBy, unpacked } from "./core.js";
import type { StartHybrid } from "./hybrid.js";

/** The Hybrid experience, by your own back-end. Unpacks the WebAssembly module on the first call. */
export const hybrid: StartHybrid = /* @__PURE__ */ hybridBy(async () => compiled(await unpacked(gzipped)));
export { isJourneyError } from "./core.js";
export type * from "./api.js";
