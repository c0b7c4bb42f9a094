// For Node and Bun: the wasm is a file beside this one.
import type { Connect } from "../connect.js";
import { read } from "../loading/read.js";
import { connectBy } from "./core.js";

/** Connects to the platform with a borrower's session. Reads the WebAssembly module on the first call. */
export const connect: Connect = /* @__PURE__ */ connectBy(() =>
  read(() => new URL("./credit_journey.wasm", import.meta.url)),
);
export * from "../api.js";
