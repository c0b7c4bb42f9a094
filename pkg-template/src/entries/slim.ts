// For hosts that know best where the wasm comes from, and for libraries that leave it to their users.
import type { Connect } from "../connect.js";
import { connectBy, provided } from "./core.js";

/** Connects to the platform with a borrower's session, by the module that was given to `initialize`. */
export const connect: Connect = /* @__PURE__ */ connectBy(provided);
export { initialize } from "./core.js";
export type { WasmSource } from "../loading/provided.js";
export * from "../api.js";
