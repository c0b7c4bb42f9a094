/** Compiles the module. */
export declare function compiled(source: BufferSource | Response): Promise<WebAssembly.Module>;
/** Compiles or instantiates, and says why where that cannot be. Engines refuse at either, each in words of their own. */
export declare function explained<T>(run: () => Promise<T>): Promise<T>;
