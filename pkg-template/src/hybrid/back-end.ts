import type { Requests } from "../host/requests.js";
import type { Sending } from "../host/protocol.js";
import type { HybridBackEnd, HybridCall } from "./options.js";
import type { Asking } from "./protocol.js";

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
      return responseOf(await (endpoint === "offers" ? ask(call) : ask(given, call)));
    });
  }
}

/** What a function gave: a response, by its shape and not its class, or the JSON of one. Nothing is an answer without content. */
function responseOf(given: unknown): Response {
  if (typeof (given as Response | null | undefined)?.text === "function") return given as Response;
  if (given === undefined) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(given));
}

/** The back-end as the machine reads it: a function is one, and no more is to be known of it. */
export function ofMachine(given: HybridBackEnd): object {
  return Object.fromEntries(Object.entries(given).map(([name, ask]) => [name, typeof ask === "function" || ask]));
}
