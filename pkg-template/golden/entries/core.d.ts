export { connectBy } from "../connect.js";
export { isJourneyError } from "../journey-error.js";
export { compiled } from "../loading/compiled.js";
export { fetched } from "../loading/headless.js";
export { initialize, provided } from "../loading/provided.js";
