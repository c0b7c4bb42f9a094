import init, { __wbg_reset_state as reset } from "../credit_journey.js";
import { integrity } from "../credit_journey_integrity.js";
import { fetched as fetchedFrom } from "./fetched.js";
import { Instance } from "./instance.js";

/** The one instance of this page. */
export const instance = /* @__PURE__ */ new Instance(init, reset);

/** Fetches the module from its place beside the entry. */
export function fetched(locate: () => URL): Promise<WebAssembly.Module> {
  return fetchedFrom(locate, { file: "credit_journey.wasm", otherwise: "import `credit-journey/inline`", integrity });
}
