import { sealedCookie, storedSession, type Store, type Vault } from "credit-journey/edge";
import type { Environment, Namespace } from "./environment";

/** KV keeps nothing for less than this. */
const LEAST_KEPT_MS = 60_000;

/** Where the borrower's session is kept between requests. */
export function vaultOf({ SEAL_SECRETS, SESSIONS }: Environment): Vault {
  const secrets = SEAL_SECRETS.split(" ");
  return SESSIONS ? storedSession(storeOf(SESSIONS), secrets) : sealedCookie(secrets);
}

function storeOf(namespace: Namespace): Store {
  return {
    get: (key) => namespace.get(key),
    put(key, value, expiresAtMs) {
      const expiration = Math.ceil(Math.max(expiresAtMs, Date.now() + LEAST_KEPT_MS + 1000) / 1000);
      return namespace.put(key, value, { expiration });
    },
    delete: (key) => namespace.delete(key),
  };
}
