import { refusal } from "../journey-error.js";

/** The shortest module there is. Where even this may not run, nothing may. */
const SHORTEST = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

const FORBIDDEN =
  "may not run: in a page, add 'wasm-unsafe-eval' to script-src of its content security policy; in an edge worker, " +
  "import `credit-journey` under the condition workerd or edge-light, or give `credit-journey/slim` the module";

/** Compiles the module. */
export function compiled(source: BufferSource | Response): Promise<WebAssembly.Module> {
  return explained(() => ("headers" in source ? streamed(source) : WebAssembly.compile(source)));
}

/** Compiles or instantiates, and says why where that cannot be. Engines refuse at either, each in words of their own. */
export async function explained<T>(run: () => Promise<T>): Promise<T> {
  if (typeof WebAssembly !== "object") {
    throw refusal("wasm", "cannot run: this host has no WebAssembly; some browsers take it away in their strictest mode");
  }
  try {
    return await run();
  } catch (cause) {
    throw mayRun()
      ? refusal("wasm", "is damaged, or is something else: give it `credit_journey.wasm` of this package as it is", cause)
      : refusal("wasm", FORBIDDEN, cause);
  }
}

/** Engines compile while it arrives if its type is right. Not every server knows the type. */
async function streamed(response: Response): Promise<WebAssembly.Module> {
  if (response.headers.get("Content-Type") === "application/wasm") return WebAssembly.compileStreaming(response);
  // Not awaited within the call: Next's development server puts calls of `compile` into a function that cannot.
  const bytes = await response.arrayBuffer();
  return WebAssembly.compile(bytes);
}

function mayRun(): boolean {
  try {
    return !!new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(SHORTEST)));
  } catch {
    return false;
  }
}
