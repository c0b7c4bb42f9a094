// For Cloudflare's workers, which compile no bytes: the wasm is a module of the deployment.
import type { Connect } from "../connect.js";
import { connectBy } from "./core.js";
import module from "./credit_journey.wasm";

/** Connects to the platform with a borrower's session. Instantiates the WebAssembly module on the first call. */
export const connect: Connect = /* @__PURE__ */ connectBy(() => module);
export * from "../api.js";
