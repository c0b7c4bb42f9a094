// For browsers and their bundlers: the wasm is an asset beside this file.
import type { Connect } from "../connect.js";
import { connectBy, fetched } from "./core.js";

/** Connects to the platform with a borrower's session. Loads the WebAssembly module on the first call. */
export const connect: Connect = /* @__PURE__ */ connectBy(() =>
  fetched(() => new URL("./credit_journey.wasm", import.meta.url)),
);
export * from "../api.js";
