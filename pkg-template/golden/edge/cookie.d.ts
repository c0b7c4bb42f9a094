/** The value of a cookie that came with a request. */
export declare function cookieOf(request: Request, name: string): string | null;
/**
 * A `Set-Cookie` for a cookie that no script reads, that goes to this host alone and over a secure connection, and that
 * other sites can have sent by a plain navigation only. `__Host-` has the browser insist on it. `Lax`, because `Strict`
 * would leave a borrower who returns from a bank's page without it.
 */
export declare function hostCookie(name: string, value: string, maxAgeSeconds: number): string;
