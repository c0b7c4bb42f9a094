import { refusal } from "../journey-error.js";
import { compiled } from "./compiled.js";
import { instance } from "./headless.js";

/** What the module can come from: itself, its bytes, or the answer to a request for it. */
export type WasmSource = WebAssembly.Module | BufferSource | Response;

/**
 * Takes the module `credit-journey/credit_journey.wasm`. Call it once, before `connect`; a second call changes nothing.
 *
 * @throws JourneyError `CONFIG`, field `wasm`, if it is not that module or may not be compiled here.
 */
export async function initialize(source: WasmSource | Promise<WasmSource>): Promise<void> {
  await instance.by(async () => moduleOf(await source));
}

/** `connect` came first. */
export function provided(): never {
  throw refusal("wasm", "is not there yet: await `initialize(module)` of credit-journey/slim before `connect`");
}

async function moduleOf(source: WasmSource): Promise<WebAssembly.Module> {
  // By its name, not its class: a module of another realm will do.
  if (Object.prototype.toString.call(source) === "[object WebAssembly.Module]") return source as WebAssembly.Module;
  if (ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === "[object ArrayBuffer]") {
    return compiled(source as BufferSource);
  }
  if (typeof (source as Response | null)?.arrayBuffer !== "function") {
    throw refusal("wasm", "must be a WebAssembly.Module, its bytes, or the Response that brings it");
  }
  const response = source as Response;
  if (!response.ok) throw refusal("wasm", `is missing: ${response.url} answered ${response.status}`);
  return compiled(response);
}
