import type { ClientEvent, JourneyType, Session, StepName } from "./credit_journey.js";
/** Options of `connect`. */
export interface ConnectOptions {
    /** Origin of the platform, such as `https://api.credit.aarthiklabs.com`. */
    baseUrl: string;
    /**
     * The borrower's session, or a function that gets one from your back-end, called again whenever it must be renewed. It
     * may give your back-end's `Response` as it is. `null`, or a status of 401, means that nobody is signed in; a rejection,
     * or any other failure, that it is worth another try. Never an API key, never a refresh token.
     */
    session: Session | (() => Session | Response | null | Promise<Session | Response | null>);
    /**
     * Lets the client renew the session by itself (`POST /sessions/refresh`) while it lives. Off by default: the platform
     * rotates both tokens, which may invalidate the refresh token your back-end keeps.
     */
    directRefresh?: boolean;
    /** Date pin of the contract, sent as `X-AL-API-Version` (`2026-03-05`). */
    apiVersion?: string;
    /** Your own `fetch`: a service binding, a test double. */
    fetch?: typeof fetch;
    /** Where the record that survives a reload is kept; `sessionStorage` by default, memory where that is denied or `null` is given. */
    storage?: RecordStorage | null;
    /** Your own clock and timers, for tests. */
    clock?: Clock;
    /** Time for one attempt, ms; 15 000 by default. */
    attemptTimeoutMs?: number;
    /** Time for one call with its retries, ms; 60 000 by default. While the network is away, it goes on trying until then. */
    callTimeoutMs?: number;
    /** Whether journeys poll; `true` by default. Without it, call `journey.refresh()`. */
    polling?: boolean;
    /** Where pages of other parties return to, absolute. Sent along where the platform takes it. */
    returnUrl?: string;
    /** Hosts that may be opened (`consent.example.com`, `*.example.com`); any https host by default. */
    allowedRedirectHosts?: string[];
    /**
     * How a page of another party is opened: in this tab by default; `"popup"` in a window of its own, on the click that
     * runs `openRedirect`; or by a function of yours, in a webview, say. See `journey.returned()` for that one's return.
     */
    openRedirect?: "popup" | ((url: string) => void);
    /**
     * Is asked before the borrower leaves for a page of another party: to show where they go, or to save what is open.
     * `false` keeps them: the command rejects with `ABORTED`.
     */
    beforeRedirect?: (redirect: Redirect) => boolean | void | Promise<boolean | void>;
    /**
     * Lets a page in a frame of another page run commands that cannot be undone. Off by default: whoever frames your page
     * could have borrowers click what they do not see.
     */
    allowFraming?: boolean;
    /** Is told what the client does, free of tokens and personal data: for traces and logs. */
    onEvent?: (event: ClientEvent) => void;
}
/** Where a borrower is about to go. */
export interface Redirect {
    /** For which step. */
    step: StepName;
    /** Host of the page, such as `consent.example.com`; never its whole address. */
    host: string;
}
/** What the client needs of a `Storage`. Said in full: edge workers have no such type. */
export interface RecordStorage {
    /** What was kept under the name; `null` if nothing was. */
    getItem(name: string): string | null;
    /** Keeps a value. May throw: then the client goes on in memory. */
    setItem(name: string, value: string): void;
    /** Forgets it. */
    removeItem(name: string): void;
}
/** A clock with timers. */
export interface Clock {
    /** Now, ms since 1970. */
    now(): number;
    /** Runs `run` after `afterMs`. */
    setTimeout(run: () => void, afterMs: number): unknown;
    /** Forgets a timer. */
    clearTimeout(timer: unknown): void;
}
/** Options of `credit.journey()`. */
export interface JourneyOptions {
    /** Kind of journey. */
    type: JourneyType;
    /** A journey you know (UUID); otherwise the active one, else the newest open one, else a new one. */
    journeyID?: string;
    /** `false` starts a new journey even if one is open. */
    resume?: boolean;
    /** Free fields of yours, kept with a new journey. */
    metadata?: Record<string, unknown>;
}
