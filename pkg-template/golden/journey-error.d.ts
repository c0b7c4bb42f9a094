import type { JourneyErrorCode } from "./credit_journey.js";
/** What every rejection of this package is: a real `Error`, free of tokens and personal data. */
export interface JourneyError extends Error {
    /** By which `isJourneyError` knows it. */
    readonly name: "JourneyError";
    /** Which error: the platform's code, or one of this client's own. */
    readonly code: JourneyErrorCode;
    /** HTTP status, if the platform answered. */
    readonly status: number | null;
    /** Whether the same call may succeed later. */
    readonly retryable: boolean;
    /** The platform's id of the request: tell support. */
    readonly requestID: string | null;
    /** The correlation id of the request: tell support. */
    readonly correlationID: string | null;
    /** More, by code. */
    readonly details: JourneyErrorDetails | null;
}
/** More about a `JourneyError`. */
export interface JourneyErrorDetails {
    /** `VALIDATION_FAILED`, `CONFIG`: the first field at fault, as a dotted path (`profile.contactNumber`). */
    field?: string;
    /** `VALIDATION_FAILED`, `CONFIG`: every field at fault. */
    problems?: {
        field: string;
        message: string;
    }[];
    /** `OFFER_LOCK_CONFLICT`: `LOCKED_TO_DIFFERENT_OFFER`. */
    proceedBoundaryState?: string;
}
/** Whether a value you caught is a `JourneyError`. By name, not by class: it holds across copies of the package. */
export declare function isJourneyError(value: unknown): value is JourneyError;
