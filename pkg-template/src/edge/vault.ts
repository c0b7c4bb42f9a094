import { cookieOf, hostCookie } from "./cookie.js";
import type { Kept } from "./grant.js";
import { Refusal } from "./refusal.js";
import { digestOf, opaqueID, sealFor, type Seal } from "./seal.js";

/** Browsers drop a cookie larger than this without a word. */
const MOST_COOKIE_BYTES = 4096;
const NAME = "credit-session";
const PURPOSE = "borrower session";

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
export function sealedCookie(secrets: readonly string[]): Vault {
  const seal = sealFor(PURPOSE, secrets);
  return {
    async read(request, login) {
      const sealed = cookieOf(request, `__Host-${NAME}`);
      return sealed === null ? null : ((await seal.open(sealed, login)) as Kept | null);
    },
    async keep(_, login, kept) {
      const cookie = hostCookie(NAME, await seal.seal(kept, login, kept.endsAtMs), secondsUntil(kept.endsAtMs));
      if (cookie.length <= MOST_COOKIE_BYTES) return cookie;
      throw new Refusal("CONFIG", "the tokens are too long for a cookie: keep them in a store", "vault");
    },
    async forget(request) {
      return cookieOf(request, `__Host-${NAME}`) === null ? null : hostCookie(NAME, "", 0);
    },
  };
}

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
export function storedSession(store: Store, secrets: readonly string[]): Vault {
  const seal: Seal = sealFor(PURPOSE, secrets);
  const keyOf = async (request: Request) => {
    const id = cookieOf(request, `__Host-${NAME}`);
    // Whoever reads the store cannot make a cookie of what is there.
    return id === null ? null : digestOf(id);
  };
  return {
    async read(request, login) {
      const key = await keyOf(request);
      const sealed = key === null ? null : await store.get(key);
      return sealed === null ? null : ((await seal.open(sealed, login)) as Kept | null);
    },
    async keep(request, login, kept) {
      const id = opaqueID();
      const old = await keyOf(request);
      await store.put(await digestOf(id), await seal.seal(kept, login, kept.endsAtMs), kept.endsAtMs);
      if (old !== null) await store.delete(old);
      return hostCookie(NAME, id, secondsUntil(kept.endsAtMs));
    },
    async forget(request) {
      const key = await keyOf(request);
      if (key === null) return null;
      await store.delete(key);
      return hostCookie(NAME, "", 0);
    },
  };
}

function secondsUntil(atMs: number): number {
  return (atMs - Date.now()) / 1000;
}
