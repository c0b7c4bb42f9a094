/** Fetches the module. Only the very bytes this package was made with are run. */
export declare function fetched(locate: () => URL): Promise<WebAssembly.Module>;
