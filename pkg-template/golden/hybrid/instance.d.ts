import { Instance } from "../loading/instance.js";
/** The one instance of this page. */
export declare const instance: Instance;
