import type { JourneyError } from "credit-journey";
import { useCallback, useState } from "react";
import { faultsOf, type FieldFault } from "./ui/fieldFault";

/** Runs a journey's commands, and keeps why the last one failed. */
export interface Run {
  /** Why the last command failed, unless a form shows it by its fields. */
  error: JourneyError | null;
  /**
   * Runs a command and says whether it went through. Faults of single fields go to `onFaults`, if there is a form;
   * everything else shows above the screen.
   */
  run(command: () => Promise<unknown>, onFaults?: (faults: FieldFault[]) => void): Promise<boolean>;
  dismissError(): void;
}

/** `isOwn` is the guard of the experience's own entry: the site loads no other. */
export function useRun(isOwn: (thrown: unknown) => thrown is JourneyError): Run {
  const [error, setError] = useState<JourneyError | null>(null);

  const run = useCallback<Run["run"]>(
    async (command, onFaults) => {
      setError(null);
      onFaults?.([]);
      try {
        await command();
        return true;
      } catch (thrown) {
        if (!isOwn(thrown)) {
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
    },
    [isOwn],
  );

  return { error, run, dismissError: () => setError(null) };
}
