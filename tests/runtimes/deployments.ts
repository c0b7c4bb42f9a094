/** A way in which a page and the package may be served. */
export interface Deployment {
  page: string;
  /** How the page imports the package; by the address of its entry if that is not said. */
  specifier?: string;
  /** The page's content security policy, for an API at this origin. */
  policy?: (api: string) => string;
  /** What is wrong with the answer that should bring the wasm. */
  wasm?: { status?: number; type?: string; body?: string | Uint8Array; breaksOff?: true };
  /** What `connect` says to it; nothing if the journey must be well. */
  refusal?: { code: "CONFIG" | "NETWORK"; message: RegExp };
}

const page = "page.html";

/** What a lender's site should have. */
function posture(api: string): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${api}`,
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** The shortest module there is, of nobody's making. */
const stranger = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** By the first part of the path. */
export const deployments: Record<string, Deployment> = {
  "strict-policy": { page, policy: posture },
  "import-map": { page: "import-map.html", specifier: "credit-journey" },
  "browser-of-old": { page: "floor.html", policy: posture },
  slim: { page, policy: posture, specifier: "./credit-journey/entries/slim.js" },
  inline: { page, policy: posture, specifier: "./credit-journey/entries/inline.js" },
  "wrong-type": { page, policy: posture, wasm: { type: "application/octet-stream" } },
  "wasm-forbidden": {
    page,
    policy: (api) => posture(api).replace(" 'wasm-unsafe-eval'", ""),
    refusal: { code: "CONFIG", message: /add 'wasm-unsafe-eval' to script-src/ },
  },
  "wasm-missing": {
    page,
    wasm: { status: 404, body: "Not found" },
    refusal: { code: "CONFIG", message: /credit_journey\.wasm answered 404; .*`credit-journey\/inline`/ },
  },
  "page-instead": {
    page,
    wasm: { type: "text/html", body: "<!doctype html><title>Home</title>" },
    refusal: { code: "CONFIG", message: /such as a page; .*`credit-journey\/inline`/ },
  },
  "other-module": {
    page,
    wasm: { body: stranger },
    refusal: { code: "CONFIG", message: /is not the one this package was made with/ },
  },
  "broken-off": {
    page,
    wasm: { breaksOff: true },
    refusal: { code: "NETWORK", message: /could not be fetched from .*credit_journey\.wasm/ },
  },
};
