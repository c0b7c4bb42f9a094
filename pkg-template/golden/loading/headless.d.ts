import { Instance } from "./instance.js";
/** The one instance of this page. */
export declare const instance: Instance;
/** Fetches the module from its place beside the entry. */
export declare function fetched(locate: () => URL): Promise<WebAssembly.Module>;
