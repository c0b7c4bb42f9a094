import type { HybridSnapshot, NextPoll } from "../credit_journey.js";
import type { HybridCallOptions } from "./options.js";
/** A borrower's Hybrid journey: a screen to render at every moment, and the commands that move it. Get one from `startOrResume`. */
export declare class HybridJourney {
    #private;
    /** What to render. Immutable, and the same object until something changes: fits `useSyncExternalStore` as it is. */
    get snapshot(): HybridSnapshot;
    /** When and why the offers are read next; `null` if they are not. Live, and not part of the snapshot. */
    get nextPoll(): NextPoll | null;
    /** Calls `listener` with every new snapshot, until the function it returns is called. */
    subscribe: (listener: (snapshot: HybridSnapshot) => void) => (() => void);
    /** The snapshot now, then every newer one; a slow reader gets the newest only. Ends with `dispose()`. */
    [Symbol.asyncIterator](): AsyncGenerator<HybridSnapshot, void, void>;
    /**
     * Reads the offers anew for a consent page of this moment, and leaves for it. Call it on the borrower's click. On the
     * screen `consent`, and wherever `commands` says so. Rejects with `REDIRECT_REFUSED` if the page may not be opened.
     */
    openConsent(options?: HybridCallOptions): Promise<void>;
    /**
     * Gets a Hosted page for an offer and leaves for it. Call it on the borrower's click. On the screens `offers` and
     * `handoff`. Rejects with `OFFER_LOCK_CONFLICT` if the offer can no longer be had; the offers are read anew then.
     */
    handOff(offerID: string, options?: HybridCallOptions): Promise<void>;
    /**
     * The address of a Hosted page for an offer, for `mount` of `credit-journey/hosted`. Every call gets a fresh one: open
     * it at once, once, and keep it nowhere.
     */
    hostedUrl(offerID: string, options?: HybridCallOptions): Promise<string>;
    /** Reads the offers now. On the screen `handoff` it leads back to them. */
    refresh(options?: HybridCallOptions): Promise<void>;
    /** Begins again where the journey failed. On the screen `failed`. */
    retry(options?: HybridCallOptions): Promise<void>;
    /** Lets go of the journey: polling ends, pending commands reject with `DISPOSED`. Harmless when repeated. */
    dispose(): void;
    /** The same as `dispose()`, for `using`. */
    [Symbol.dispose](): void;
}
