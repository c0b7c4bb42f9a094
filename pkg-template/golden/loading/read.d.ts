/** Reads the module from its file; from this package's own text where a bundler has left the file behind, or cannot say where it is. */
export declare function read(locate: () => URL): Promise<WebAssembly.Module>;
