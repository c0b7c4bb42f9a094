import type { JourneyError } from "credit-journey";

/** What is wrong with one field of a form. */
export interface FieldFault {
  /** Dotted path, as the platform names it (`profile.pan`). */
  path: string;
  /** The platform's words; null when the client found it before sending, where the form has better words. */
  said: string | null;
}

/** The single fields an error blames, if it does. */
export function faultsOf({ status, details, message }: JourneyError): FieldFault[] {
  const problems = details?.problems ?? (details?.field ? [{ field: details.field, message }] : []);
  return problems.map(({ field, message }) => ({ path: field, said: status === null ? null : message }));
}
