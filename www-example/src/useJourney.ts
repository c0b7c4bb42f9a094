import { isJourneyError, type Journey, type Snapshot } from "credit-journey";
import { useSnapshot } from "credit-journey/react";
import { createContext, use } from "react";
import { useRun, type Run } from "./useRun";

/** The journey as a screen needs it. */
export interface JourneyView extends Run {
  journey: Journey;
  snapshot: Snapshot;
}

export const JourneyContext = createContext<JourneyView | null>(null);

/** The journey of the screen this is called in. */
export function useJourney(): JourneyView {
  const view = use(JourneyContext);
  if (!view) throw new Error("useJourney outside of a journey");
  return view;
}

/** Follows `journey` and runs its commands. */
export function useJourneyView(journey: Journey): JourneyView {
  return { journey, snapshot: useSnapshot(journey), ...useRun(isJourneyError) };
}
