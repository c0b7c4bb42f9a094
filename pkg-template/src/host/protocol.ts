// What the machine hears and says: `src/machine/protocol/` in Rust, seen from the host. It is not checked between the
// two languages; every line of it is exercised by the tests of the package.
import type { ClientEvent, JourneyErrorCode, Snapshot, StepName } from "../credit_journey.js";
import type { JourneyErrorDetails } from "../journey-error.js";

/** Something that happened. */
export type Input =
  | Ask
  | { kind: "reopen"; journey: number; arguments: unknown[] }
  | { kind: "abort"; promise: number }
  | Answer
  | { kind: "session"; renewal: number; session?: unknown; failed?: boolean }
  | { kind: "tick" }
  | { kind: "visible"; visible: boolean }
  | { kind: "online"; online: boolean }
  | { kind: "told"; message: unknown }
  | { kind: "led"; journey: number; granted: boolean }
  | { kind: "departing"; journey: number; go: boolean }
  | { kind: "close"; journey: number }
  | { kind: "signOut" }
  | { kind: "dispose" };

/** What became of a request. */
export type Answer =
  | { kind: "answer"; attempt: number; status: number; retryAfter: string | null; body: unknown }
  | { kind: "unreachable"; attempt: number };

/** Something that is answered by a `settle` of its promise. `aborted` for a call whose signal had fired before. */
export type Ask = { promise: number; arguments: unknown[]; options: unknown; aborted: boolean } & (
  | { kind: "call"; endpoint: string }
  | { kind: "open"; journey: number }
  | { kind: "command"; journey: number; name: string }
  | { kind: "returned"; journey: number; parameters: Parameters }
);

/** Query parameters, decoded, in order. */
export type Parameters = [name: string, value: string][];

/** Something to do. */
export type Effect =
  | Sending
  | { kind: "cancel"; attempt: number }
  | { kind: "askSession"; renewal: number }
  | { kind: "store"; record: string | null }
  | { kind: "settle"; promise: number; value?: unknown; error?: Failure }
  | { kind: "show"; journey: number; snapshot: Snapshot }
  | { kind: "askDeparture"; journey: number; step: StepName; host: string }
  | { kind: "openPopup" }
  | { kind: "closePopup" }
  | { kind: "open"; url: string }
  | { kind: "closeWindow" }
  | { kind: "tell"; message: unknown }
  | { kind: "lead"; journey: number; lock: string }
  | { kind: "stepDown"; journey: number }
  | { kind: "cleanAddress"; parameters: string[] }
  | { kind: "report"; event: ClientEvent }
  | { kind: "wake"; atMs: number | null };

/** A method of `credit.api`, or a command of a journey: how many inputs come before its options. */
export type Method = [name: string, inputs: number];

/** A request to send. */
export interface Sending {
  kind: "send";
  attempt: number;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  keepalive: boolean;
}

/** What is told of a trap. */
export const INTERNAL: Failure = {
  code: "INTERNAL",
  message: "the client failed and has started over; what it was doing may be tried again",
  status: null,
  retryable: true,
  requestID: null,
  correlationID: null,
  details: null,
};

/** What a `JourneyError` is made of. */
export interface Failure {
  code: JourneyErrorCode;
  message: string;
  status: number | null;
  retryable: boolean;
  requestID: string | null;
  correlationID: string | null;
  details: JourneyErrorDetails | null;
}
