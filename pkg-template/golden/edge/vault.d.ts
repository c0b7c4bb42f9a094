import type { Kept } from "./grant.js";
/** Where a borrower's session, with its refresh token, is kept between requests. `login` is whose it is. */
export interface Vault {
    /** What is kept for the borrower of this request. */
    read(request: Request, login: string): Promise<Kept | null>;
    /** Keeps it, in the place of what was kept, and gives the `Set-Cookie`. */
    keep(request: Request, login: string, kept: Kept): Promise<string>;
    /** Forgets it, and gives the `Set-Cookie`, if the borrower has the cookie. */
    forget(request: Request): Promise<string | null>;
}
/**
 * Keeps the session in a cookie, sealed: nothing to run, nothing to clean up. `secrets` as in `sealFor`.
 *
 * @throws Refusal `CONFIG`
 */
export declare function sealedCookie(secrets: readonly string[]): Vault;
/** What the edge needs of a store: a KV namespace, a Durable Object or a database behind three functions. */
export interface Store {
    /** What was put under the key; `null` if nothing was, or it is gone. */
    get(key: string): Promise<string | null>;
    /** `expiresAtMs`: when it may be thrown away, ms since 1970. */
    put(key: string, value: string, expiresAtMs: number): Promise<void>;
    /** Forgets it. Nothing there is no error. */
    delete(key: string): Promise<void>;
}
/**
 * Keeps the session in a store, sealed there too, and in the cookie an id that says nothing. For tokens too long for a
 * cookie, or to end sessions from your side. A store that reads its own writes late (KV) may give back a refresh token
 * already used: the borrower gets a session from your back-end instead, and notices nothing.
 *
 * @throws Refusal `CONFIG`
 */
export declare function storedSession(store: Store, secrets: readonly string[]): Vault;
