import { onMounted, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from "vue";
import type { JourneyOptions } from "../options.js";
import { JourneyStore, opening, type CreditSource, type JourneyView, type Showing } from "./store.js";

export type { CreditSource, JourneyView, Showing } from "./store.js";

/**
 * Opens the borrower's journey once the component that calls it in its `setup` is mounted, and closes it when that
 * unmounts. A server renders `opening`.
 *
 * `options` go by their value: when a ref or a getter gives others, another journey is opened. To connect anew, give the
 * component another `key`.
 */
export function useJourney(
  credit: CreditSource,
  options: MaybeRefOrGetter<JourneyOptions>,
): Readonly<ShallowRef<JourneyView>> {
  const view = shallowRef(opening);
  onMounted(() => {
    watch(
      () => JSON.stringify(toValue(options)),
      (_asked, _before, onCleanup) => {
        const store = new JourneyStore(credit, toValue(options));
        onCleanup(store.subscribe((next) => (view.value = next)));
      },
      { immediate: true },
    );
  });
  return view;
}

/** The snapshot of a journey that is open, also of one of `credit-journey/hybrid`, for the components below the one that opened it. */
export function useSnapshot<Shown>(journey: MaybeRefOrGetter<Showing<Shown>>): Readonly<ShallowRef<Shown>> {
  const snapshot = shallowRef(toValue(journey).snapshot);
  watch(
    () => toValue(journey),
    (present, _before, onCleanup) => {
      snapshot.value = present.snapshot;
      onCleanup(present.subscribe((next) => (snapshot.value = next)));
    },
    { immediate: true },
  );
  return snapshot;
}
