import type { Credit } from "../credit.js";
import type { Session, Snapshot } from "../credit_journey.js";
import type { ConnectOptions, JourneyOptions } from "../options.js";

const PATIENCE_MS = 2_000;

/** What the first screen is read with. */
export interface FirstScreenOptions {
  /** `connect` of `credit-journey`: this module loads no wasm by itself. */
  connect: (options: ConnectOptions) => Promise<Credit>;
  /** Origin of the platform. */
  baseUrl: string;
  /** What `Mediation.current` gave. */
  session: Session | null;
  /** Which journey, as in `credit.journey()`. */
  journey: JourneyOptions;
  /** Your own `fetch`: a service binding. */
  fetch?: typeof fetch;
  /** How long the page may wait for it, ms; 2 000 by default. */
  patienceMs?: number;
}

/**
 * What the borrower's journey shows now, read on the server with the client itself. It only reads: where the client would
 * have to start a journey, and where the platform is slow or fails, there is no first screen, and the page does without.
 */
export async function firstScreen(options: FirstScreenOptions): Promise<Snapshot | null> {
  const { connect, baseUrl, session, journey, patienceMs = PATIENCE_MS } = options;
  if (!session) return null;
  const halt = new AbortController();
  const timer = setTimeout(() => halt.abort(), patienceMs);
  const fetch = readingOnly(options.fetch, halt);
  let credit: Credit | undefined;
  try {
    credit = await connect({ baseUrl, session, fetch, polling: false, storage: null });
    const { snapshot } = await credit.journey(journey, { signal: halt.signal });
    return snapshot.screen.name === "signIn" ? null : snapshot;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    credit?.dispose();
  }
}

/** A GET of a page changes nothing: the first request that would ends the reading. */
function readingOnly(given: typeof fetch = fetch, halt: AbortController): typeof fetch {
  return async (input, init) => {
    if (init?.method === "GET") return given(input, init);
    halt.abort();
    throw new Error("a page is only read");
  };
}
