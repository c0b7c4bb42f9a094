/** The one instance of this page. */
export declare const instantiated: (load: import("./instance.js").Load) => Promise<unknown>;
/** Fetches the module from its place beside the entry. */
export declare function fetched(locate: () => URL): Promise<WebAssembly.Module>;
