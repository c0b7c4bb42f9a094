// What the entries have in common, as one file of the package: they differ in where the wasm comes from.
export { connectBy } from "../connect.js";
export { isJourneyError } from "../journey-error.js";
export { compiled } from "../loading/compiled.js";
export { fetched } from "../loading/headless.js";
export { initialize, provided } from "../loading/provided.js";
