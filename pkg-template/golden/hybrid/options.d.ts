import type { HybridDeparture, HybridDestination, HybridDetails, HybridEvent } from "../credit_journey.js";
import type { Clock, RecordStorage } from "../options.js";
/** Options of `hybrid`. */
export interface HybridOptions {
    /** Your own back-end, which alone holds the API key and speaks to the platform. */
    backEnd: HybridBackEnd;
    /**
     * Whose cookies go along to a path of `backEnd`: your origin's own by default; `"include"` where your back-end has
     * another origin, which must then allow yours by CORS.
     */
    credentials?: "same-origin" | "include";
    /** Your own `fetch`, for the paths of `backEnd`: a test double, say. */
    fetch?: typeof fetch;
    /**
     * Where it is kept that the borrower has left for another page; `sessionStorage` by default, memory where that is
     * denied or `null` is given. Nothing of the borrower is in it.
     */
    storage?: RecordStorage | null;
    /** Your own clock and timers, for tests. */
    clock?: Clock;
    /** Time for one attempt, ms; 15 000 by default. */
    attemptTimeoutMs?: number;
    /** Time for one call with its retries, ms; 60 000 by default. While the network is away, it goes on trying until then. */
    callTimeoutMs?: number;
    /** Whether journeys poll; `true` by default. Without it, call `journey.refresh()`. */
    polling?: boolean;
    /** Hosts that may be opened (`consent.example.com`, `*.example.com`); any https host by default. */
    allowedRedirectHosts?: string[];
    /**
     * How another party's page is opened: in this tab by default; `"popup"` in a window of its own, on the click that runs
     * the command; or by a function of yours, in a webview, say. Call `journey.refresh()` on its return. A borrower who closes
     * the window while it is blank stays, and so does one for whom your function throws: the command rejects with `ABORTED`.
     */
    openRedirect?: "popup" | ((url: string, to: HybridDestination) => void);
    /**
     * Is asked before the borrower leaves: to show where they go, or to save what is open. `false` keeps them: the command
     * rejects with `ABORTED`.
     */
    beforeRedirect?: (departure: HybridDeparture) => boolean | void | Promise<boolean | void>;
    /**
     * Lets a page in a frame of another page open a consent or choose an offer. Off by default: whoever frames your page
     * could have borrowers click what they do not see.
     */
    allowFraming?: boolean;
    /** Is told what the client does, free of personal data and addresses: for traces and logs. */
    onEvent?: (event: HybridEvent) => void;
}
/**
 * The three calls of your back-end. Each is a path of your origin (`/api/credit/offers`) or an https address, or a
 * function, which may be a method: `this` is your object. Both answer with the platform's envelope as it came, or with its
 * `data` alone; no more than a million bytes are read of it.
 */
export interface HybridBackEnd {
    /**
     * Starts the borrower's journey, or resumes it. A path gets `POST` with the details as JSON, `{}` where there are
     * none, and may answer 204.
     */
    journey: string | ((details: HybridDetails | null, call: HybridCall) => HybridAnswer);
    /** The offers as they stand. A path gets `GET`. */
    offers: string | ((call: HybridCall) => HybridAnswer);
    /** The address of an offer's Hosted page, fresh. A path holds `{offerID}` and gets `POST`; the answer has `hosted_url`. */
    hostedUrl: string | ((offerID: string, call: HybridCall) => HybridAnswer);
}
/** What a function of `backEnd` is told besides. */
export interface HybridCall {
    /** Fires when nobody waits for the answer any more. */
    signal: AbortSignal;
    /** The same for every attempt of one call; a path gets it as `X-Correlation-ID`. */
    correlationID: string;
}
/**
 * What a function of `backEnd` gives: the JSON, or the `Response` that brings it, by whose status and `Retry-After` is
 * decided what to do about a failure. One that throws counts as a network that failed; what it throws shows as an unhandled
 * rejection, unless it is an `AbortError` or the signal has fired.
 */
export type HybridAnswer = unknown;
/** Options of one call. */
export interface HybridCallOptions {
    /** Aborts the call: it rejects with `ABORTED`, and your reason as its `cause`. */
    signal?: AbortSignal;
    /** Your own correlation id; otherwise a random one. */
    correlationID?: string;
}
