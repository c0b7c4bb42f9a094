import { type Core } from "./credit_journey.js";
import type { JourneyCommands, NextPoll, Snapshot } from "./credit_journey.js";
/** A borrower's journey: a screen to render at every moment, and the commands that move it. */
export interface Journey extends JourneyCommands {
}
/** A borrower's journey: a screen to render at every moment, and the commands that move it. Get one from `credit.journey()`. */
export declare class Journey {
    #private;
    /** @internal */
    constructor(core: Core, number: number, closed: () => void);
    /** What to render. Immutable, and the same object until something changes: fits `useSyncExternalStore` as it is. */
    get snapshot(): Snapshot;
    /** When and why the journey reads next; `null` if it does not. Live, and not part of the snapshot: an unchanged answer emits nothing. */
    get nextPoll(): NextPoll | null;
    /** Calls `listener` with every new snapshot, until the function it returns is called. */
    subscribe: (listener: (snapshot: Snapshot) => void) => (() => void);
    /** The snapshot now, then every newer one; a slow reader gets the newest only. Ends with `dispose()`. */
    [Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, void>;
    /** Lets go of the journey: polling ends, pending commands reject with `DISPOSED`. Harmless when repeated. */
    dispose(): void;
    /** The same as `dispose()`, for `using`. */
    [Symbol.dispose](): void;
}
