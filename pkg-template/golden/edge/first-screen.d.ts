import type { Credit } from "../credit.js";
import type { Session, Snapshot } from "../credit_journey.js";
import type { ConnectOptions, JourneyOptions } from "../options.js";
/** What the first screen is read with. */
export interface FirstScreenOptions {
    /** `connect` of `credit-journey`: this module loads no wasm by itself. */
    connect: (options: ConnectOptions) => Promise<Credit>;
    /** Origin of the platform. */
    baseUrl: string;
    /** What `Mediation.current` gave. */
    session: Session | null;
    /** Which journey, as in `credit.journey()`. */
    journey: JourneyOptions;
    /** Your own `fetch`: a service binding. */
    fetch?: typeof fetch;
    /** How long the page may wait for it, ms; 2 000 by default. */
    patienceMs?: number;
}
/**
 * What the borrower's journey shows now, read on the server with the client itself. It only reads: where the client would
 * have to start a journey, and where the platform is slow or fails, there is no first screen, and the page does without.
 */
export declare function firstScreen(options: FirstScreenOptions): Promise<Snapshot | null>;
