/** The value of a cookie that came with a request. */
export function cookieOf(request: Request, name: string): string | null {
  // `trim` would take more than browsers add: to them a name behind a no-break space has no prefix, so that another host
  // of this site may set it.
  for (const pair of (request.headers.get("Cookie") ?? "").split(/;[ \t]*/)) {
    const [found, ...value] = pair.split("=");
    if (found === name) return value.join("=");
  }
  return null;
}

/**
 * A `Set-Cookie` for a cookie that no script reads, that goes to this host alone and over a secure connection, and that
 * other sites can have sent by a plain navigation only. `__Host-` has the browser insist on it. `Lax`, because `Strict`
 * would leave a borrower who returns from a bank's page without it.
 */
export function hostCookie(name: string, value: string, maxAgeSeconds: number): string {
  const age = Math.max(0, Math.floor(maxAgeSeconds));
  return `__Host-${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Lax`;
}
