// Where no asset can be served, and for development servers, which move this file and leave the asset behind.
import type { Connect } from "../connect.js";
import { inlined } from "../loading/inlined.js";
import { connectBy } from "./core.js";

/** Connects to the platform with a borrower's session. Unpacks the WebAssembly module on the first call. */
export const connect: Connect = /* @__PURE__ */ connectBy(inlined);
export * from "../api.js";
