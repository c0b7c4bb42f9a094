import { cappedBytes } from "../host/capped-bytes.js";
import type { Requests } from "../host/requests.js";
import type { Sending } from "../host/protocol.js";
import type { HybridBackEnd, HybridCall } from "./options.js";
import type { Asking } from "./protocol.js";

/** A hundred times what offers take. */
const MOST_BYTES = 1_000_000;

/** The partner's back-end: three addresses, or functions of the app's. */
export class BackEnd {
  #given: HybridBackEnd;
  #requests: Requests;

  constructor(given: HybridBackEnd, requests: Requests) {
    this.#given = given;
    this.#requests = requests;
  }

  send(sending: Sending & Asking): Promise<void> {
    const { attempt, endpoint, given, correlationID } = sending;
    const ask = this.#given[endpoint] as string | ((...given: unknown[]) => unknown);
    if (typeof ask === "string") return this.#requests.send(sending);
    return this.#requests.ask(attempt, async (signal) => {
      const call: HybridCall = { signal, correlationID };
      try {
        return capped(responseOf(await (endpoint === "offers" ? ask(call) : ask(given, call))));
      } catch (thrown) {
        // It counts as a network that failed, and the app hears of its own fault as it would without us.
        if (!signal.aborted && (thrown as Error | null)?.name !== "AbortError") void Promise.reject(thrown);
        throw thrown;
      }
    });
  }
}

/** A response of which no more is read than offers can take: what is longer is none, and the machine says `DECODE`. */
export function capped(response: Response): Response {
  const { type, status, headers, body } = response;
  const text = async () => {
    // Not every host, nor every double of a test's, has streams.
    if (typeof body?.getReader !== "function") return within(await response.text());
    const bytes = await cappedBytes(response, MOST_BYTES);
    return bytes ? new TextDecoder().decode(bytes) : "";
  };
  return { type, status, headers, text } as Response;
}

function within(text: string): string {
  return text.length > MOST_BYTES ? "" : text;
}

/** What a function gave: a response, by its shape and not its class, or the JSON of one. Nothing is an answer without content. */
function responseOf(given: unknown): Response {
  if (typeof (given as Response | null | undefined)?.text === "function") return given as Response;
  if (given === undefined) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(given));
}

/** The three calls as they are now. They may be methods of an object of the app's, or of its class. */
export function taken(given: HybridBackEnd): HybridBackEnd {
  const bound = <Ask>(ask: Ask): Ask => (typeof ask === "function" ? (ask.bind(given) as Ask) : ask);
  return { journey: bound(given.journey), offers: bound(given.offers), hostedUrl: bound(given.hostedUrl) };
}

/** The back-end as the machine reads it: a function is one, and no more is to be known of it. Texts beside may be a key. */
export function ofMachine(given: HybridBackEnd): object {
  const texts = Object.entries(given).filter(([, value]) => typeof value === "string");
  const way = (ask: unknown) => typeof ask === "function" || ask;
  const ways = { journey: way(given.journey), offers: way(given.offers), hostedUrl: way(given.hostedUrl) };
  return { ...Object.fromEntries(texts), ...ways };
}
