import { isJourneyError, type HybridJourney, type HybridSnapshot } from "credit-journey/hybrid";
import { createContext, use, useSyncExternalStore } from "react";
import { useRun, type Run } from "../useRun";

/** The journey as a screen needs it. */
export interface HybridView extends Run {
  journey: HybridJourney;
  snapshot: HybridSnapshot;
  /** Where offers may be opened within this page. */
  hostedOrigin: string;
}

export const HybridContext = createContext<HybridView | null>(null);

/** The journey of the screen this is called in. */
export function useHybrid(): HybridView {
  const view = use(HybridContext);
  if (!view) throw new Error("useHybrid outside of a journey");
  return view;
}

/** Follows `journey` and runs its commands. */
export function useHybridView(journey: HybridJourney, hostedOrigin: string): HybridView {
  const snapshot = useSyncExternalStore(journey.subscribe, () => journey.snapshot);
  return { journey, snapshot, hostedOrigin, ...useRun(isJourneyError) };
}
