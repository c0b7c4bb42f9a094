/** Reads the module from its file; from this package's own text where a bundler has left the file behind. */
export declare function read(url: URL): Promise<WebAssembly.Module>;
