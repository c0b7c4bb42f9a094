import { onMount } from "svelte";
import { derived, fromStore, toStore, writable, type Readable } from "svelte/store";
import type { JourneyOptions } from "../options.js";
import { JourneyStore, opening, type CreditSource, type JourneyView, type Showing } from "./store.js";

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
export function useJourney(
  credit: CreditSource,
  options: JourneyOptions | (() => JourneyOptions),
): Current<JourneyView> {
  const present = typeof options === "function" ? options : () => options;
  const asked = toStore(() => JSON.stringify(present()));
  const opened = derived<typeof asked, JourneyView>(
    asked,
    (_asked, set) => new JourneyStore(credit, present()).subscribe(set),
    opening,
  );
  // Whoever subscribes to `opened` opens it, and a server would: it reads stores by subscribing.
  const view = writable(opening);
  onMount(() => opened.subscribe(view.set));
  return current(view);
}

/** The snapshot of a journey that is open, also of one of `credit-journey/hybrid`, for the components below the one that opened it. */
export function useSnapshot<Shown>(journey: Showing<Shown> | (() => Showing<Shown>)): Current<Shown> {
  const present = toStore(typeof journey === "function" ? journey : () => journey);
  const snapshot = derived<typeof present, Shown>(present, (journey, set) => {
    set(journey.snapshot);
    return journey.subscribe(set);
  });
  return current(snapshot);
}

function current<T>({ subscribe }: Readable<T>): Current<T> {
  const rune = fromStore({ subscribe });
  return {
    subscribe,
    get current() {
      return rune.current;
    },
  };
}
