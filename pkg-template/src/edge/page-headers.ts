/** Options of `pageHeaders`. */
export interface PagePolicy {
  /** Origin of the platform: the only other origin that the page talks to. */
  baseUrl: string;
  /** Further directives, or others in the place of ours: `{ "img-src": "'self' data:" }`. */
  directives?: Readonly<Record<string, string>>;
}

/**
 * The headers of a page that holds a session token: only its own scripts run, they talk to the platform alone, nobody
 * frames it, nothing of it is stored on the way, and no address of it is told to others.
 */
export function pageHeaders({ baseUrl, directives }: PagePolicy): Record<string, string> {
  const policy: Record<string, string> = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": `'self' ${new URL(baseUrl).origin}`,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    ...directives,
  };
  return {
    "Content-Security-Policy": Object.entries(policy)
      .map(([name, sources]) => `${name} ${sources}`)
      .join("; "),
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // A popup for a page of another party still finds its way back.
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
  };
}
