import { integrity } from "../credit_journey_integrity.js";
import { journeyError, refusal } from "../journey-error.js";
import { compiled } from "./compiled.js";

const FIX = "deploy credit_journey.wasm with your bundle, or import `credit-journey/inline`";

/** Fetches the module. Only the very bytes this package was made with are run. */
export async function fetched(locate: () => URL): Promise<WebAssembly.Module> {
  const url = located(locate);
  let response: Response;
  try {
    response = await fetch(url, { integrity });
  } catch (cause) {
    throw await reason(url, cause);
  }
  return compiled(response);
}

/** Only an ES module knows where it is. */
function located(locate: () => URL): URL {
  try {
    return locate();
  } catch (cause) {
    throw refusal("wasm", "cannot be found: this bundle is no ES module; make it one, or import `credit-journey/inline`", cause);
  }
}

/** A browser does not say why a fetch with integrity fails: it may be anything but the right bytes. */
async function reason(url: URL, cause: unknown): Promise<Error> {
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(url);
    bytes = await response.arrayBuffer();
  } catch {
    return unreachable(url, cause);
  }
  if (!response.ok) return refusal("wasm", `is missing: ${url} answered ${response.status}; ${FIX}`, cause);
  const isWasm = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 4)).join() === "0,97,115,109";
  return isWasm
    ? refusal("wasm", `at ${url} is not the one this package was made with; ${FIX} in one version`, cause)
    : refusal("wasm", `is missing: ${url} answered with something else, such as a page; ${FIX}`, cause);
}

function unreachable(url: URL, cause: unknown): Error {
  const message = `the wasm could not be fetched from ${url}: offline, or not allowed by connect-src of the page's content security policy`;
  const nothing = { status: null, requestID: null, correlationID: null, details: null };
  return journeyError({ ...nothing, code: "NETWORK", message, retryable: true }, cause);
}
