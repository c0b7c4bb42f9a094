/** Unpacks the module from this package's own text. */
export declare function inlined(): Promise<WebAssembly.Module>;
