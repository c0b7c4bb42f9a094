import type { StartHybrid } from "./hybrid.js";
/** The Hybrid experience, by your own back-end. Reads the WebAssembly module on the first call. */
export declare const hybrid: StartHybrid;
export { isJourneyError } from "./core.js";
export type * from "./api.js";
