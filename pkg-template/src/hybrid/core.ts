// What the entries have in common, as one file of the package: they differ in where the wasm comes from.
import { integrity } from "../credit_journey_hybrid_integrity.js";
import { fetched } from "../loading/fetched.js";
import type { Load } from "../loading/instance.js";

export { isJourneyError } from "../journey-error.js";
export { compiled } from "../loading/compiled.js";
export { unpacked } from "../loading/unpacked.js";
export { hybridBy } from "./hybrid.js";

/** Fetches the module from its place beside the entry. */
export function beside(locate: () => URL): Load {
  return () => fetched(locate, { file: "credit_journey_hybrid.wasm", otherwise: "import `credit-journey/hybrid/inline`", integrity });
}
