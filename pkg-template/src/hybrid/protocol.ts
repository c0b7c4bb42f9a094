// What the Hybrid machine hears and says: `src/machine/hybrid/protocol.rs`, seen from the host. It is not checked between
// the two languages; every line of it is exercised by the tests.
import type {
  HybridCommandName, HybridDeparture, HybridDestination, HybridEndpoint, HybridEvent, HybridSnapshot,
} from "../credit_journey.js";
import type { Answer, Failure, Sending } from "../host/protocol.js";

/** Something that happened. */
export type Input =
  | Ask
  | Answer
  | { kind: "restart"; details: unknown }
  | { kind: "abort"; promise: number }
  | { kind: "departing"; ask: number; go: boolean }
  | { kind: "opened"; opened: boolean }
  | { kind: "tick" }
  | { kind: "visible"; visible: boolean }
  | { kind: "online"; online: boolean }
  | { kind: "beside"; beside: boolean }
  | { kind: "dispose" };

/** Something that is answered by a `settle` of its promise. `aborted` for a call whose signal had fired before. */
export type Ask = { promise: number; options: unknown; aborted: boolean } & (
  | { kind: "start"; details: unknown }
  | { kind: "command"; name: HybridCommandName; offerID: unknown }
);

/** Something to do. */
export type Effect =
  | (Sending & Asking)
  | { kind: "cancel"; attempt: number }
  | { kind: "store"; record: string | null }
  | { kind: "settle"; promise: number; value?: unknown; error?: Failure }
  | { kind: "show"; snapshot: HybridSnapshot }
  | ({ kind: "askDeparture"; ask: number } & HybridDeparture)
  | { kind: "openPopup" }
  | { kind: "closePopup" }
  | { kind: "open"; url: string; to: HybridDestination }
  | { kind: "report"; event: HybridEvent }
  | { kind: "wake"; atMs: number | null };

/** What a function of the back-end is told of a request. */
export interface Asking {
  endpoint: HybridEndpoint;
  /** The details, or the offer; null for neither. */
  given: unknown;
  correlationID: string;
}
