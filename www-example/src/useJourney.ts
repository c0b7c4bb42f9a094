import { isJourneyError, type Journey, type JourneyError, type Snapshot } from "credit-journey";
import { useSnapshot } from "credit-journey/react";
import { createContext, use, useCallback, useState } from "react";
import { faultsOf, type FieldFault } from "./ui/fieldFault";

/** The journey as a screen needs it. */
export interface JourneyView {
  journey: Journey;
  snapshot: Snapshot;
  /** Why the last command failed, unless a form shows it by its fields. */
  error: JourneyError | null;
  /**
   * Runs a command and says whether it went through. Faults of single fields go to `onFaults`, if there is a form;
   * everything else shows above the screen.
   */
  run(command: () => Promise<unknown>, onFaults?: (faults: FieldFault[]) => void): Promise<boolean>;
  dismissError(): void;
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
  const snapshot = useSnapshot(journey);
  const [error, setError] = useState<JourneyError | null>(null);

  const run = useCallback<JourneyView["run"]>(async (command, onFaults) => {
    setError(null);
    onFaults?.([]);
    try {
      await command();
      return true;
    } catch (thrown) {
      if (!isJourneyError(thrown)) {
        // A fault of the site itself: let the error boundary have it.
        setError(() => {
          throw thrown;
        });
        return false;
      }
      const faults = faultsOf(thrown);
      if (onFaults && faults.length > 0) onFaults(faults);
      else if (thrown.code !== "ABORTED") setError(thrown);
      return false;
    }
  }, []);

  return { journey, snapshot, error, run, dismissError: () => setError(null) };
}
