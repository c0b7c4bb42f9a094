/** Gets the module. Rejects with a `JourneyError` that says why it cannot be had. */
export type Load = () => WebAssembly.Module | Promise<WebAssembly.Module>;
/** The one instance of this page, made on the first call. After a failure the next call tries again. */
export declare function instantiated(load: Load): Promise<unknown>;
