import { type Grant, type Handed } from "./grant.js";
import type { Vault } from "./vault.js";
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
export declare class Mediation {
    #private;
    constructor(options: MediationOptions);
    /**
     * Answers `POST /api/credit/session`: `{ sessionToken, sessionExpiresAt, borrowerID?, activeJourney? }`, or 401 when
     * nobody is signed in. A page that holds a session which serves no longer says so by `{ "heldUntil": … }`, the
     * `sessionExpiresAt` of that one: then it gets a newer one.
     */
    answer(request: Request): Promise<Response>;
    /** The session that is kept for the borrower of a request, renewed if due. For reading on the server: it asks your back-end for none. */
    current(request: Request): Promise<Current>;
    /** Forgets the session, and gives the `Set-Cookie` for your answer to a log-in or log-out, if there is one to forget. */
    forget(request: Request): Promise<string | null>;
}
