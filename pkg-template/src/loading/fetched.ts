import { journeyError, refusal } from "../journey-error.js";
import { compiled } from "./compiled.js";

/** A module of this package. */
export interface Asset {
  /** Its file. */
  file: string;
  /** What to do where the file cannot be served, beside deploying it. */
  otherwise: string;
  /** Its digest. */
  integrity: string;
}

/** Fetches the module. Only the very bytes this package was made with are run. */
export async function fetched(locate: () => URL, asset: Asset): Promise<WebAssembly.Module> {
  const url = located(locate, asset);
  let response: Response;
  try {
    response = await fetch(url, { integrity: asset.integrity });
  } catch (cause) {
    throw await reason(url, asset, cause);
  }
  return compiled(response);
}

/** Only an ES module knows where it is. */
function located(locate: () => URL, { otherwise }: Asset): URL {
  try {
    return locate();
  } catch (cause) {
    throw refusal("wasm", `cannot be found: this bundle is no ES module; make it one, or ${otherwise}`, cause);
  }
}

/** A browser does not say why a fetch with integrity fails: it may be anything but the right bytes. */
async function reason(url: URL, { file, otherwise }: Asset, cause: unknown): Promise<Error> {
  const fix = `deploy ${file} with your bundle, or ${otherwise}`;
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(url);
    bytes = await response.arrayBuffer();
  } catch {
    return unreachable(url, cause);
  }
  if (!response.ok) return refusal("wasm", `is missing: ${url} answered ${response.status}; ${fix}`, cause);
  const isWasm = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 4)).join() === "0,97,115,109";
  return isWasm
    ? refusal("wasm", `at ${url} is not the one this package was made with; ${fix} in one version`, cause)
    : refusal("wasm", `is missing: ${url} answered with something else, such as a page; ${fix}`, cause);
}

function unreachable(url: URL, cause: unknown): Error {
  const message = `the wasm could not be fetched from ${url}: offline, or not allowed by connect-src of the page's content security policy`;
  const nothing = { status: null, requestID: null, correlationID: null, details: null };
  return journeyError({ ...nothing, code: "NETWORK", message, retryable: true }, cause);
}
