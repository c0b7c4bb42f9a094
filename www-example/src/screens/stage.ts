import type { StepName } from "credit-journey";

/** A step as the platform spells a lender's stage: `bankMandate` is `BANK_MANDATE`. */
export function stageOf(step: StepName): string {
  return step.replace(/[A-Z]/g, "_$&").toUpperCase();
}
