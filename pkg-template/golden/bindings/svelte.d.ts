import { type Readable } from "svelte/store";
import type { JourneyOptions } from "../options.js";
import { type CreditSource, type JourneyView, type Showing } from "./store.js";
export type { CreditSource, JourneyView, Showing } from "./store.js";
/** A value that changes: `view.current` for runes, and a store for `$view`. */
export interface Current<T> extends Readable<T> {
    /** The value now; reactive where it is read in a template, a `$derived` or an `$effect`. */
    readonly current: T;
}
/**
 * Opens the borrower's journey once the component that calls it is mounted, and closes it when that unmounts. A server
 * renders `opening`.
 *
 * `options` go by value: when a function of yours gives others, another journey is opened. To connect anew, put the
 * component into a `{#key}`.
 */
export declare function useJourney(credit: CreditSource, options: JourneyOptions | (() => JourneyOptions)): Current<JourneyView>;
/** The snapshot of a journey that is open, also of one of `credit-journey/hybrid`, for the components below the one that opened it. */
export declare function useSnapshot<Shown>(journey: Showing<Shown> | (() => Showing<Shown>)): Current<Shown>;
