import type { Checks, Grant } from "./checks.ts";
import { Failure, failureOf } from "./failure.ts";

/** A token is renewed this long before it ends. */
const MARGIN_MS = 60_000;

/** The borrower's session: in memory only, renewed by the partner's back-end, once for all who ask. */
export class Session {
  #grant: Grant | null = null;
  #renewal: Promise<Grant> | null = null;
  #check: Checks["grant"];

  constructor(check: Checks["grant"]) {
    this.#check = check;
  }

  /** A session that is still good. */
  async current(): Promise<Grant> {
    const grant = this.#grant;
    if (grant && Date.parse(grant.sessionExpiresAt) - Date.now() > MARGIN_MS) return grant;
    return this.renew();
  }

  /** The platform refused this token: the next call gets another. */
  refused(token: string): void {
    if (this.#grant?.sessionToken === token) this.#grant = null;
  }

  /** Asks the back-end; whoever asks meanwhile gets the same answer. */
  renew(): Promise<Grant> {
    this.#renewal ??= this.#mint().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  async #mint(): Promise<Grant> {
    const response = await fetch("/api/credit/session", { method: "POST", signal: AbortSignal.timeout(15_000) });
    if (response.status === 401) throw new Failure("SIGNED_OUT", "Please sign in again.", { status: 401 });
    if (!response.ok) throw failureOf(null, response);
    this.#grant = this.#check(await response.json());
    return this.#grant;
  }
}
