import type { JourneyOptions } from "../options.js";
import { type CreditSource, type JourneyView, type Showing } from "./store.js";
export type { CreditSource, JourneyView, Showing } from "./store.js";
/**
 * Opens the borrower's journey for the component that calls it, and closes it when that unmounts. Nothing is opened by a
 * render alone, StrictMode's second mount keeps the journey of the first, and a server renders `opening`.
 *
 * `options` go by their value: others open another journey, and so does another `Credit`. Another function does not,
 * since one that is written in the call is another on every render; to connect anew, give the component another `key`.
 */
export declare function useJourney(credit: CreditSource, options: JourneyOptions): JourneyView;
/** The snapshot of a journey that is open, also of one of `credit-journey/hybrid`, for the components below the one that opened it. */
export declare function useSnapshot<Shown>(journey: Showing<Shown>): Shown;
