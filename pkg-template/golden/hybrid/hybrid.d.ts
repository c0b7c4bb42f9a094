import type { HybridDetails } from "../credit_journey.js";
import type { Load } from "../loading/instance.js";
import { HybridJourney } from "./journey.js";
import type { HybridCallOptions, HybridOptions } from "./options.js";
/** Makes ready for the Hybrid experience. */
export interface StartHybrid {
    /**
     * Makes ready for the Hybrid experience, by your own back-end. Loads the WebAssembly module on the first call.
     *
     * @throws JourneyError `CONFIG` naming the option at fault, or the field `wasm` if the module cannot be had here;
     * `NETWORK` if it could not be fetched; `SECRET_KEY_REFUSED` if an API key (`sk_…`) is among the options.
     */
    (options: HybridOptions): Promise<Hybrid>;
}
/** The `hybrid` of an entry: all of them are this one, and differ in where the module comes from. */
export declare function hybridBy(load: Load): StartHybrid;
/** The Hybrid experience for one borrower. Get it from `hybrid`. */
export declare class Hybrid {
    #private;
    /**
     * Starts the borrower's journey, or resumes it: after a reload or a return, call it again, without details where your
     * back-end has them by then. Resolves once the first screen is known. Rejects with a `JourneyError` if the details are at
     * fault (`VALIDATION_FAILED` and its fields), the call was aborted, or this was disposed of; all else is a screen.
     */
    startOrResume(details?: HybridDetails | null, call?: HybridCallOptions): Promise<HybridJourney>;
    /**
     * Forgets the borrower: their journeys are disposed of, and so is what is stored of their having left for another page.
     * Who signs in next may start here.
     */
    signOut(): void;
    /** Lets go of everything: pending calls reject with `DISPOSED`, and so do later ones. Harmless when repeated. */
    dispose(): void;
    /** The same as `dispose()`, for `using`. */
    [Symbol.dispose](): void;
}
