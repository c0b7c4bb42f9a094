import { type MaybeRefOrGetter, type ShallowRef } from "vue";
import type { JourneyOptions } from "../options.js";
import { type CreditSource, type JourneyView, type Showing } from "./store.js";
export type { CreditSource, JourneyView, Showing } from "./store.js";
/**
 * Opens the borrower's journey once the component that calls it in its `setup` is mounted, and closes it when that
 * unmounts. A server renders `opening`.
 *
 * `options` go by their value: when a ref or a getter gives others, another journey is opened. To connect anew, give the
 * component another `key`.
 */
export declare function useJourney(credit: CreditSource, options: MaybeRefOrGetter<JourneyOptions>): Readonly<ShallowRef<JourneyView>>;
/** The snapshot of a journey that is open, also of one of `credit-journey/hybrid`, for the components below the one that opened it. */
export declare function useSnapshot<Shown>(journey: MaybeRefOrGetter<Showing<Shown>>): Readonly<ShallowRef<Shown>>;
