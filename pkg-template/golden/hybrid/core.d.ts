import type { Load } from "../loading/instance.js";
export { isJourneyError } from "../journey-error.js";
export { compiled } from "../loading/compiled.js";
export { unpacked } from "../loading/unpacked.js";
export { hybridBy } from "./hybrid.js";
/** Fetches the module from its place beside the entry. */
export declare function beside(locate: () => URL): Load;
