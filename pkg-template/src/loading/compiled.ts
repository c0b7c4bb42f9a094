import { refusal } from "../journey-error.js";

/** The shortest module there is. Where even this may not be compiled, nothing may. */
const SHORTEST = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Compiles the module; says why where that cannot be. */
export async function compiled(source: BufferSource | Response): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") {
    throw refusal("wasm", "cannot run: this host has no WebAssembly; some browsers take it away in their strictest mode");
  }
  try {
    return await (isBytes(source) ? WebAssembly.compile(source) : streamed(source));
  } catch (cause) {
    throw mayCompile()
      ? refusal("wasm", "is damaged, or is something else: give it `credit_journey.wasm` of this package as it is", cause)
      : refusal("wasm", FORBIDDEN, cause);
  }
}

const FORBIDDEN =
  "may not be compiled: in a page, add 'wasm-unsafe-eval' to script-src of its content security policy; in an edge " +
  "worker, import `credit-journey` under the condition workerd or edge-light, or give `credit-journey/slim` the module";

/** Engines compile while it arrives if its type is right. Not every server knows the type. */
async function streamed(response: Response): Promise<WebAssembly.Module> {
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function isBytes(source: BufferSource | Response): source is BufferSource {
  return !("headers" in source);
}

/** Engines name a policy's refusal each in their own words: so it is tried. */
function mayCompile(): boolean {
  try {
    return !!new WebAssembly.Module(new Uint8Array(SHORTEST));
  } catch {
    return false;
  }
}
