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

/**
 * Fetches the module. Only the very bytes this package was made with are run. Their digest is looked at here: a request with
 * `integrity` is not answered by what a page has preloaded without, and Firefox does not take one preloaded with it either.
 */
export async function fetched(locate: () => URL, asset: Asset): Promise<WebAssembly.Module> {
  const url = located(locate, asset);
  const fix = `deploy ${asset.file} with your bundle, or ${asset.otherwise}`;
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    // Digests are for secure pages alone; a developer's phone may be shown another.
    response = await fetch(url, crypto.subtle ? {} : { integrity: asset.integrity });
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw unreachable(url, cause);
  }
  if (!response.ok) throw refusal("wasm", `is missing: ${url} answered ${response.status}; ${fix}`);
  if (!isWasm(bytes)) throw refusal("wasm", `is missing: ${url} answered with something else, such as a page; ${fix}`);
  if (crypto.subtle && (await integrityOf(bytes)) !== asset.integrity) {
    throw refusal("wasm", `at ${url} is not the one this package was made with; ${fix} in one version`);
  }
  return compiled(bytes);
}

function isWasm(bytes: ArrayBuffer): boolean {
  return new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 4)).join() === "0,97,115,109";
}

async function integrityOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** Only an ES module knows where it is. */
function located(locate: () => URL, { otherwise }: Asset): URL {
  try {
    return locate();
  } catch (cause) {
    throw refusal("wasm", `cannot be found: this bundle is no ES module; make it one, or ${otherwise}`, cause);
  }
}

function unreachable(url: URL, cause: unknown): Error {
  const message = `the wasm could not be fetched from ${url}: offline, or not allowed by connect-src of the page's content security policy`;
  const nothing = { status: null, requestID: null, correlationID: null, details: null };
  return journeyError({ ...nothing, code: "NETWORK", message, retryable: true }, cause);
}
