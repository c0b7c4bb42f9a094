import type { Snapshot } from "../credit_journey.js";
import type { Credit } from "../credit.js";
import type { Journey } from "../journey.js";
import type { JourneyOptions } from "../options.js";
/**
 * Where a component gets its connection. A function that connects is called in the browser only, once for each opening
 * of the journey, and what it returns is disposed of with that journey. A `Credit`, or the promise of one, stays yours:
 * it may be shared, and outlives the component.
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
/** `error` is a `JourneyError`, or what your function threw. `retry` opens once more. */
 | {
    status: "failed";
    error: unknown;
    retry: () => void;
};
/** The view before anything is opened. One object: hydration compares it. */
export declare const opening: JourneyView;
/** A journey that is open while somebody subscribes. Making one does nothing: renderers throw some away. */
export declare class JourneyStore {
    #private;
    /** What to render; the same object until something changes. */
    view: JourneyView;
    constructor(credit: CreditSource, options: JourneyOptions);
    /** Whether it is what is asked for now. Options go by value and functions are all alike: a call of a hook has new ones on every render. */
    isFor(credit: CreditSource, options: JourneyOptions): boolean;
    /** Calls `listener` with the view, and with every later one, until the function it returns is called. */
    subscribe: (listener: (view: JourneyView) => void) => (() => void);
}
