// For hosts that know best where the wasm comes from, and for libraries that leave it to their users.
import { connectBy } from "../connect.js";
import { provided } from "../loading/provided.js";

/** Connects to the platform with a borrower's session, by the module that was given to `initialize`. */
export const connect = /* @__PURE__ */ connectBy(provided);
export { initialize, type WasmSource } from "../loading/provided.js";
export * from "../api.js";
