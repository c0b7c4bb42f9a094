/** What the harness asks for. */
export interface WasmMemory {
  wasmBytes: () => number;
}

/**
 * Keeps an eye on the memories of wasm instances: no figure of the engine's has them. Runs where the app runs, before
 * it: in a page, as a text of its own, or in a worker.
 */
export function watchWasmMemory(): void {
  const memories: WebAssembly.Memory[] = [];
  const instantiate = WebAssembly.instantiate as (...given: unknown[]) => Promise<WebAssembly.Instance>;
  const watched = async (...given: unknown[]) => {
    const instance = await instantiate(...given);
    memories.push(...Object.values(instance.exports).filter((exported) => exported instanceof WebAssembly.Memory));
    return instance;
  };
  Object.assign(WebAssembly, { instantiate: watched });
  const wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  Object.assign(globalThis, { wasmBytes } satisfies WasmMemory);
}
