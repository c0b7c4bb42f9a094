import { endpoints } from "./credit_journey.js";
import type { Api, CallOptions } from "./credit_journey.js";
import type { Host } from "./host/host.js";
import type { Method } from "./host/protocol.js";
import { taken } from "./host/values.js";
import { Journey } from "./journey.js";
import type { JourneyOptions } from "./options.js";

/** A connection to the platform for one borrower. Get one from `connect`. */
export class Credit {
  /** Every endpoint of the session-token surface, one typed method each. */
  readonly api: Api;
  #host: Host;
  #journeys = new Set<Journey>();
  #lastNumber = 0;

  /** @internal */
  constructor(host: Host) {
    this.#host = host;
    const api = (taken(endpoints()) as Method[]).map(([endpoint, inputs]) => [
      endpoint,
      async (...args: unknown[]) => host.ask({ kind: "call", endpoint }, args.slice(0, inputs), args[inputs]),
    ]);
    this.api = Object.freeze(Object.fromEntries(api)) as Api;
  }

  /** Resumes the borrower's journey, or starts one. Resolves once the first screen is known. */
  async journey(options: JourneyOptions, call?: CallOptions): Promise<Journey> {
    const number = ++this.#lastNumber;
    const journey: Journey = new Journey(this.#host, number, () => this.#journeys.delete(journey));
    this.#journeys.add(journey);
    try {
      await this.#host.open(number, options, call);
    } catch (refused) {
      journey.dispose();
      throw refused;
    }
    return journey;
  }

  /** Forgets the session and everything stored of the borrower. Journeys show the screen `signIn`, in every tab. */
  signOut(): void {
    this.#host.hear({ kind: "signOut" });
  }

  /** Lets go of everything: pending calls reject with `DISPOSED`. Harmless when repeated. */
  dispose(): void {
    for (const journey of this.#journeys) journey.dispose();
    this.#host.dispose();
  }

  /** The same as `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }
}
