import { readObject } from "./body.js";
import { handedOf, keptOf, type Grant, type Handed, type Kept } from "./grant.js";
import { refreshed } from "./refresh.js";
import { answer, answering, Refusal } from "./refusal.js";
import { requireSameOrigin } from "./same-origin.js";
import { digestOf } from "./seal.js";
import { withoutSecrets } from "./secrets.js";
import { single } from "./single-flight.js";
import type { Vault } from "./vault.js";

/** A session that ends within this time is renewed; one of short life, in the second half of it. Twice what the client keeps. */
const MARGIN_MS = 120_000;
const PATIENCE_MS = 15_000;
const MOST_BODY_BYTES = 1024;

/** Options of `Mediation`. */
export interface MediationOptions {
  /** Origin of the platform. */
  baseUrl: string;
  /** Where sessions are kept: `sealedCookie(secrets)`, `storedSession(store, secrets)`, or your own. */
  vault: Vault;
  /**
   * Who is signed in at your site: any text that changes with every login, such as the value of your login cookie once
   * you have checked it; `null` when nobody is. What is kept for one login is of no use to another.
   */
  login: (request: Request) => string | null | Promise<string | null>;
  /**
   * Asks your back-end for a session of whoever is signed in. The back-end holds the API key and answers with what
   * `POST /sessions` gave it, refresh token included; over a way that only the edge can go.
   */
  mint: (request: Request, login: string) => Promise<Grant | null>;
  /** Keeps work going after the answer: `(work) => ctx.waitUntil(work)`. */
  waitUntil?: (work: Promise<unknown>) => void;
  /** This site's origin, if `request.url` does not tell it. */
  origin?: string;
  /** Your own `fetch`: a service binding. */
  fetch?: typeof fetch;
  /** Is told what failed that is no refusal: what your functions threw. Nobody else learns of it. */
  report?: (fault: unknown) => void;
}

/** A borrower's session as the edge has it, and the `Set-Cookie` that the answer must carry, if any. */
export interface Current {
  /** For the page; `null`: nobody is signed in. */
  session: Handed | null;
  /** The `Set-Cookie` to answer with; `null`: the one that came stays. */
  cookie: string | null;
}

/**
 * Stands between the page and the tokens: the refresh token stays here, the page is handed the short-lived one. Make one
 * for each request: it holds nothing.
 *
 * Several requests of a borrower in one isolate share one renewal. In two isolates at once, one of them comes with a
 * refresh token already used: it is refused, and gets a session from your back-end instead. Either of the two is good,
 * and whichever cookie comes last stays.
 */
export class Mediation {
  #options: MediationOptions;
  #send: typeof fetch;

  constructor(options: MediationOptions) {
    this.#options = options;
    const { fetch: given = fetch } = options;
    // Called bare: a runtime's own `fetch` refuses to be a method of anything.
    this.#send = (input, init) => given(input, init);
  }

  /**
   * Answers `POST /api/credit/session`: `{ sessionToken, sessionExpiresAt, borrowerID?, activeJourney? }`, or 401 when
   * nobody is signed in. A page that holds a session which serves no longer says so by `{ "heldUntil": … }`, the
   * `sessionExpiresAt` of that one: then it gets a newer one.
   */
  answer(request: Request): Promise<Response> {
    return answering(async () => {
      requireSameOrigin(request, "POST", this.#options.origin);
      const { heldUntil } = await readObject(request, MOST_BODY_BYTES);
      if (heldUntil !== undefined && (typeof heldUntil !== "string" || Number.isNaN(Date.parse(heldUntil)))) {
        throw new Refusal("BODY_UNREADABLE", "must be the sessionExpiresAt of a session", "heldUntil");
      }
      const { session, cookie } = await this.#obtain(request, true, heldUntil);
      const headers = cookie === null ? {} : { "Set-Cookie": cookie };
      if (!session) return new Refusal("SIGNED_OUT", "nobody is signed in").response(headers);
      withoutSecrets(JSON.stringify(session));
      return answer(session, 200, headers);
    }, this.#options.report);
  }

  /** The session that is kept for the borrower of a request, renewed if due. For reading on the server: it asks your back-end for none. */
  current(request: Request): Promise<Current> {
    return this.#obtain(request, false);
  }

  /** Forgets the session, and gives the `Set-Cookie` for your answer to a log-in or log-out, if there is one to forget. */
  forget(request: Request): Promise<string | null> {
    return this.#options.vault.forget(request);
  }

  async #obtain(request: Request, mints: boolean, heldUntil?: string): Promise<Current> {
    const { vault } = this.#options;
    const login = await this.#ask(() => this.#options.login(request));
    // From plain JavaScript nobody may also be `undefined`, and all of them would share one session.
    if (!login) return { session: null, cookie: await vault.forget(request) };
    const kept = await this.#ask(() => vault.read(request, login));
    const serving = kept && isServing(kept, heldUntil) ? kept : null;
    if (serving && !isDue(serving)) return { session: handedOf(serving), cookie: null };

    const renewed = kept && (await this.#renew(kept));
    if (renewed) return { session: handedOf(renewed), cookie: await vault.keep(request, login, renewed) };
    // Nobody is sent away while what is there still serves.
    const untilThen = { session: serving && handedOf(serving), cookie: null };
    if (!mints) return untilThen;
    try {
      const minted = await this.#mint(request, login);
      if (!minted) return { session: null, cookie: await vault.forget(request) };
      const session = handedOf(minted.kept, minted.activeJourney);
      return { session, cookie: await vault.keep(request, login, minted.kept) };
    } catch (refusal) {
      if (serving) return untilThen;
      throw refusal;
    }
  }

  async #renew(kept: Kept): Promise<Kept | null> {
    const { refreshToken } = kept;
    if (refreshToken === null) return null;
    const run = () => refreshed(this.#options.baseUrl, refreshToken, this.#send);
    try {
      const grant = await this.#single(`renew ${await digestOf(refreshToken)}`, run);
      return grant && keptOf(grant, kept);
    } catch {
      return null;
    }
  }

  async #mint(request: Request, login: string) {
    const run = () => this.#options.mint(request, login);
    // A login is this site's: another site that the same worker serves may give one of its own the same text.
    const whose = `${new URL(request.url).origin} ${login}`;
    const grant = await this.#ask(async () => this.#single(`mint ${await digestOf(whose)}`, run));
    return grant && { kept: keptOf(grant), activeJourney: grant.activeJourney };
  }

  #single<T>(name: string, run: () => Promise<T>): Promise<T> {
    return single({ name, run, patienceMs: PATIENCE_MS, waitUntil: this.#options.waitUntil });
  }

  /** Runs a function of the app's: what it throws may name a token, and stays here. */
  async #ask<T>(run: () => T | Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (thrown) {
      if (thrown instanceof Refusal) throw thrown;
      this.#options.report?.(thrown);
      throw new Refusal("BACK_END_UNAVAILABLE", "no session can be had at the moment; try again");
    }
  }
}

function isDue({ sessionExpiresAt, sinceMs }: Kept): boolean {
  const endsMs = Date.parse(sessionExpiresAt);
  return Date.now() >= endsMs - Math.min(MARGIN_MS, (endsMs - sinceMs) / 2);
}

/** Whether it lives, and is newer than the one that the page holds. */
function isServing({ sessionExpiresAt }: Kept, heldUntil = ""): boolean {
  const endsMs = Date.parse(sessionExpiresAt);
  return Date.now() < endsMs && !(endsMs <= Date.parse(heldUntil));
}
