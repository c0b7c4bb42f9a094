/** What the module can come from: itself, its bytes, or the answer to a request for it. */
export type WasmSource = WebAssembly.Module | BufferSource | Response;
/**
 * Takes the module `credit-journey/credit_journey.wasm`. Call it once, before `connect`; a second call changes nothing.
 *
 * @throws JourneyError `CONFIG`, field `wasm`, if it is not that module or may not be compiled here.
 */
export declare function initialize(source: WasmSource | Promise<WasmSource>): Promise<void>;
/** `connect` came first. */
export declare function provided(): never;
