import type { Outcome } from "../faults/run.ts";

/** Why an app failed; null if nobody has looked yet. */
export function causeOf(_outcome: Outcome): string | null {
  return null;
}
