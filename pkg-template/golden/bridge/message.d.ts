/** What the Hosted Experience tells the container around it (CONTRACT 5.3). */
export type BridgeMessage = OpenExternal | Exit;
/**
 * The borrower goes on at a page of another party: open it with a visible way back. Nothing follows from its closing;
 * Hosted looks for itself.
 */
export interface OpenExternal {
    readonly type: "aarthik-labs:open-external";
    /** The page to open: https, without credentials. It may carry secrets: never log it. */
    readonly externalUrl: string;
    /**
     * What to load if the surface that Hosted was in is gone by then; `null` if it named nothing that can be opened. Check
     * that it is at Hosted's origin.
     */
    readonly resumeUrl: string | null;
}
/** The borrower is done here: close the surface. It does not say how the journey stands. */
export interface Exit {
    readonly type: "aarthik-labs:exit";
}
/**
 * Reads what came over the channel `AarthikLabs`, or by `postMessage`: JSON, or the object itself. What is of no known
 * type, or cannot be right, is `null`: ignore it. It does not know who sent it; that is for its caller to check.
 */
export declare function readBridgeMessage(value: unknown): BridgeMessage | null;
