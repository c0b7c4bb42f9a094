import type { Snapshot } from "../credit_journey.js";
import type { Credit } from "../credit.js";
import type { Journey } from "../journey.js";
/**
 * Where a component gets its connection. A function that connects is called in the browser only, once for each opening
 * of the journey, and what it returns is disposed of with that journey. A `Credit`, or the promise of one, stays yours:
 * it may be shared, and outlives the component. Make it outside of the component; a promise that rejected stays so.
 */
export type CreditSource = Credit | Promise<Credit> | (() => Credit | Promise<Credit>);
/** A journey as a component sees it: switch on `status`. */
export type JourneyView = 
/** There is no screen yet. The same on a server. */
{
    status: "opening";
}
/** `credit` is what the journey was opened with: to sign out, and for its `api`. */
 | {
    status: "open";
    credit: Credit;
    journey: Journey;
    snapshot: Snapshot;
}
/** `error` is a `JourneyError`, or what your function threw. */
 | {
    status: "failed";
    error: unknown;
    /** Opens once more. */
    retry: () => void;
};
/** What shows one snapshot after another: a journey, of the API Experience or of Hybrid. */
export interface Showing<Shown> {
    /** What is shown now. */
    readonly snapshot: Shown;
    /** Calls a listener with every new snapshot, until what it returns is called. */
    readonly subscribe: (listener: (snapshot: Shown) => void) => () => void;
}
