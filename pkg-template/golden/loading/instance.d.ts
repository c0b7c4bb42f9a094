/** Gets the module. Rejects with a `JourneyError` that says why it cannot be had. */
export type Load = () => WebAssembly.Module | Promise<WebAssembly.Module>;
/** Makes an instance, unless there is one: the `init` of wasm-bindgen's glue. */
type Init = (options: {
    module_or_path: WebAssembly.Module;
}) => Promise<{
    memory: WebAssembly.Memory;
}>;
/** The one instance of this page. */
export declare class Instance {
    #private;
    /** `reset` makes a fresh one: `__wbg_reset_state` of the glue. */
    constructor(init: Init, reset: () => void);
    /** Makes it on the first call. After a failure the next call tries again. */
    by(load: Load): Promise<void>;
    /** Puts a fresh one in its place. Until its memory is here, a moment later, words are read in the old one's: none moves. */
    replace(): void;
}
export {};
