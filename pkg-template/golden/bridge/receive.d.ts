import { type OpenExternal } from "./message.js";
/** What the app does on each message. */
export interface BridgeHandlers {
    /** Opens the page of another party in a surface of the app, with a visible way back. */
    openExternal: (step: OpenExternal) => void;
    /** Closes the surface that Hosted is in. */
    exit: () => void;
    /**
     * Is told that something else came, and nothing of what it was; `resume`: of a step everything was passed on but a resume
     * URL that is not Hosted's.
     */
    ignored?: (reason: "origin" | "unknown" | "resume") => void;
    /**
     * Where Hosted is; `https://credit.aarthiklabs.com` by default. No other page is heard, and no resume URL elsewhere
     * passed on.
     */
    origin?: string | readonly string[];
}
/** Where the platform serves the Hosted Experience. */
export declare const HOSTED_ORIGIN = "https://credit.aarthiklabs.com";
/**
 * For containers that are written in JavaScript: makes the function that their messages go to, with the address of the
 * page that sent them: `onMessage={({ nativeEvent }) => receive(nativeEvent.data, nativeEvent.url)}`.
 * Throws a `TypeError` that names what was given wrong.
 */
export declare function onBridgeMessage(handlers: BridgeHandlers): (message: unknown, from: string) => void;
