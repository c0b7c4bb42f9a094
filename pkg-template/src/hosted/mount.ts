import { refusal, type JourneyError } from "../journey-error.js";
import type { HostedEnd, HostedPhase } from "./events.js";
import type { HostedOptions } from "./options.js";
import { settle } from "./settings.js";
import { Visit } from "./visit.js";

/** The Hosted Experience in your page. */
export interface Hosted {
  /** Where it stands. */
  readonly phase: HostedPhase;
  /** Why it could not be opened, in the phase `failed`. */
  readonly error: JourneyError | null;
  /** How it ended, once it has; never rejects. */
  readonly closed: Promise<HostedEnd>;
  /** Begins anew, with a new URL: for a button of your own. */
  renew(): void;
  /** Takes it away. Idempotent. */
  close(): void;
  /** The same as `close()`, for `using`. */
  [Symbol.dispose](): void;
}

/** What is mounted where: a place holds one. */
const visits = new WeakMap<Element, Visit>();

/**
 * Opens the Hosted Experience, in a dialog or in an element of your page, with a one-time URL that it asks for by
 * itself. Hosted keeps the journey: a borrower who closes it loses nothing. Throws a `JourneyError` for a wrong option;
 * whatever fails later shows in the surface, as `error`, and to `onEvent`. Call it in a browser only.
 */
export function mount(place: "dialog" | Element, options: HostedOptions): Hosted {
  const settings = settle(options);
  const at = place === "dialog" ? globalThis.document?.body : place;
  if (at?.nodeType !== 1 || !at.isConnected) throw refusal("place", 'must be "dialog" or an element in the page');
  visits.get(at)?.end("replaced");
  const visit = new Visit(place, settings);
  visits.set(at, visit);
  const close = () => visit.end("closed");
  return {
    get phase() {
      return visit.phase;
    },
    get error() {
      return visit.error;
    },
    closed: visit.closed,
    renew: () => visit.ask(),
    close,
    [Symbol.dispose]: close,
  };
}
