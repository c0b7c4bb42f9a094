import init, { __wbg_reset_state as reset } from "../credit_journey_hybrid.js";
import { Instance } from "../loading/instance.js";

/** The one instance of this page. */
export const instance = /* @__PURE__ */ new Instance(init, reset);
