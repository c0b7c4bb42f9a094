import type { Api, CallOptions } from "./credit_journey.js";
import { Journey } from "./journey.js";
import type { JourneyOptions } from "./options.js";
/** A connection to the platform for one borrower. Get one from `connect`. */
export declare class Credit {
    #private;
    /** Every endpoint of the session-token surface, one typed method each. */
    readonly api: Api;
    /** Resumes the borrower's journey, or starts one. Resolves once the first screen is known. */
    journey(options: JourneyOptions, call?: CallOptions): Promise<Journey>;
    /** Forgets the session and everything stored of the borrower. Journeys show the screen `signIn`, in every tab. */
    signOut(): void;
    /** Lets go of everything: pending calls reject with `DISPOSED`. Harmless when repeated. */
    dispose(): void;
    /** The same as `dispose()`, for `using`. */
    [Symbol.dispose](): void;
}
