/** Gets the module. Rejects with a `JourneyError` that says why it cannot be had. */
export type Load = () => WebAssembly.Module | Promise<WebAssembly.Module>;
/** Makes an instance: the `init` of wasm-bindgen's glue. */
export type Init = (options: {
    module_or_path: WebAssembly.Module;
}) => Promise<unknown>;
/** The one instance of this page, made on the first call. After a failure the next call tries again. */
export declare function oneInstance(init: Init): (load: Load) => Promise<unknown>;
