import { openMachine } from "../../hand-written/machine.ts";
import type { Loan, Surroundings } from "../../ui/loan.ts";
import { checks } from "../../validators/zod.ts";

/** openapi-fetch, zod, xstate; polling, redirects and renewal written by hand. */
export function open(surroundings: Surroundings): Loan {
  return openMachine(surroundings, checks);
}
