import type { JourneyError } from "../journey-error.js";
import type { HostedEvent } from "./events.js";
/**
 * What a one-time URL may come as: itself, your back-end's answer, or that answer's JSON, in any of the platform's
 * spellings of `embedURL`.
 */
export type EmbedURL = string | Response | {
    readonly [Name in "embedURL" | "embedUrl" | "embedurl" | "Embedurl" | "EmbedUrl" | "EmbedURL"]?: unknown;
};
/** Options of `mount`. */
export interface HostedOptions {
    /**
     * Asks your back-end for a one-time URL. Called each time one is needed: at first, on another try, when the frame was
     * moved within the page. It must be new each time and never come from a cache. The signal fires when nobody waits for it
     * any more.
     */
    url: (call: {
        signal: AbortSignal;
    }) => EmbedURL | Promise<EmbedURL>;
    /**
     * Where Hosted is; `https://credit.aarthiklabs.com` by default, and never your page's own origin. No other is framed or
     * heard.
     */
    origin?: string | readonly string[];
    /**
     * What Hosted may use, as in the attribute `allow` of a frame; by default
     * `camera; microphone; clipboard-read; clipboard-write; geolocation`. A feature without origins is for Hosted's alone.
     */
    allow?: string;
    /** The attribute `sandbox` of the frame; none by default. It must hold `allow-scripts` and `allow-same-origin`. */
    sandbox?: string;
    /** What the surface is called, on its bar and to screen readers: `Your loan` by default. */
    title?: string;
    /** The other words that borrowers see. */
    labels?: Partial<HostedLabels>;
    /** Hosts whose pages may be opened (`bank.example`, `*.bank.example`); any https host by default. */
    allowedExternalHosts?: readonly string[];
    /**
     * How a page of another party is opened: in a small window by default, in a tab, or by a function of yours, in an app's
     * own browser, say.
     */
    openExternal?: "window" | "tab" | ((url: string) => void);
    /** The borrower left by Hosted's own exit. It does not say how the journey stands: ask your back-end. */
    onExit?: () => void;
    /** Is told what the surface does, free of addresses, tokens and personal data: for traces and logs. */
    onEvent?: (event: HostedEvent) => void;
    /** How long a URL may be used after it was asked for, ms; 120 000 by default. */
    lifeMs?: number;
    /** Time for your back-end's answer, and again for the page to load, ms; 30 000 by default. */
    loadTimeoutMs?: number;
}
/** Words of the surface. `{host}` is where the borrower goes on. */
export interface HostedLabels {
    /** While Hosted is on its way. */
    loading: string;
    /** Asks for a new URL whenever the borrower sees that Hosted does not go on. */
    reload: string;
    /** Closes the surface. */
    close: string;
    /** It could not be opened. */
    failed: string | ((error: JourneyError) => string);
    /** Asks for a new URL. */
    retry: string;
    /** The borrower is at a page of another party. */
    external: string;
    /** That page could not be opened without a click. */
    blocked: string;
    /** Opens it. */
    open: string;
    /** Has your own `openExternal` open it once more. */
    openAgain: string;
    /** Back to Hosted. */
    back: string;
}
