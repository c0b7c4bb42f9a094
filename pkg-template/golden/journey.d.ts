import type { CallOptions, JourneyCommands, NextPoll, Snapshot } from "./credit_journey.js";
import type { EventLog } from "./event-log.js";
/** A borrower's journey: a screen to render at every moment, and the commands that move it. */
export interface Journey extends JourneyCommands {
}
/** A borrower's journey: a screen to render at every moment, and the commands that move it. Get one from `credit.journey()`. */
export declare class Journey {
    #private;
    /** What to render. Immutable, and the same object until something changes: fits `useSyncExternalStore` as it is. */
    get snapshot(): Snapshot;
    /** When and why the journey reads next; `null` if it does not. Live, and not part of the snapshot: an unchanged answer emits nothing. */
    get nextPoll(): NextPoll | null;
    /** Calls `listener` with every new snapshot, until the function it returns is called. */
    subscribe: (listener: (snapshot: Snapshot) => void) => (() => void);
    /** The snapshot now, then every newer one; a slow reader gets the newest only. Ends with `dispose()`. */
    [Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, void>;
    /**
     * Tells the journey that the borrower is back from a page of another party, for an app that catches the return
     * itself: in a webview, or by its own router. `url` is the address they came back to. Resolves once the platform has
     * said how things stand; on a page that was loaded by the return, nobody need call it.
     */
    returned(url: string, call?: CallOptions): Promise<void>;
    /**
     * What the client was told and did of late, to attach to a support ticket as JSON. Enums, durations and keyed digests
     * only: nothing personal, no token, no id. `cargo xtask replay FILE` of this package's repository lives through it.
     */
    exportLog(): EventLog;
    /** Lets go of the journey: polling ends, pending commands reject with `DISPOSED`. Harmless when repeated. */
    dispose(): void;
    /** The same as `dispose()`, for `using`. */
    [Symbol.dispose](): void;
}
