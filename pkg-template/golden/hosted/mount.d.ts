import { type JourneyError } from "../journey-error.js";
import type { HostedEnd, HostedPhase } from "./events.js";
import type { HostedOptions } from "./options.js";
/** The Hosted Experience in your page. */
export interface Hosted {
    /** Where it stands. */
    readonly phase: HostedPhase;
    /** Why it could not be opened, in the phase `failed`. */
    readonly error: JourneyError | null;
    /** How it ended, once it has; never rejects. */
    readonly closed: Promise<HostedEnd>;
    /** Begins anew, with a new URL: for a button of your own. */
    renew(): void;
    /** Takes it away. Idempotent. */
    close(): void;
    /** The same as `close()`, for `using`. */
    [Symbol.dispose](): void;
}
/**
 * Opens the Hosted Experience, in a dialog or in an element of your page, with a one-time URL that it asks for by
 * itself. Hosted keeps the journey: a borrower who closes it loses nothing. Throws a `JourneyError` for a wrong option;
 * whatever fails later shows in the surface, as `error`, and to `onEvent`. Call it in a browser only.
 */
export declare function mount(place: "dialog" | Element, options: HostedOptions): Hosted;
