// For Vercel's edge, which compiles no bytes: the wasm is a module of the deployment, by a spelling of its own.
import type { Connect } from "../connect.js";
import { connectBy } from "./core.js";
import module from "./credit_journey.wasm?module";

/** Connects to the platform with a borrower's session. Instantiates the WebAssembly module on the first call. */
export const connect: Connect = /* @__PURE__ */ connectBy(() => module);
export * from "../api.js";
