import { type Core, disposedError, endpointNames } from "./credit_journey.js";
import type { Api, CallOptions } from "./credit_journey.js";
import { Journey } from "./journey.js";
import type { JourneyOptions } from "./options.js";

/** A connection to the platform for one borrower. Get one from `connect`. */
export class Credit {
  /** Every endpoint of the session-token surface, one typed method each. */
  readonly api: Api;
  #core: Core | null;
  #journeys = new Set<Journey>();
  #lastNumber = 0;

  /** @internal */
  constructor(core: Core) {
    this.#core = core;
    const methods = endpointNames().map((name) => [name, async (...args: unknown[]) => this.#live().call(name, args)]);
    this.api = Object.freeze(Object.fromEntries(methods)) as Api;
  }

  /** Resumes the borrower's journey, or starts one. Resolves once the first screen is known. */
  async journey(options: JourneyOptions, call?: CallOptions): Promise<Journey> {
    const number = ++this.#lastNumber;
    await this.#live().open(number, options, call);
    const journey: Journey = new Journey(this.#live(), number, () => this.#journeys.delete(journey));
    this.#journeys.add(journey);
    return journey;
  }

  /** Forgets the session and everything stored of the borrower. Journeys show the screen `signIn`. */
  signOut(): void {
    this.#core?.signOut();
  }

  /** Lets go of everything: pending calls reject with `DISPOSED`. Harmless when repeated. */
  dispose(): void {
    const core = this.#core;
    if (!core) return;
    for (const journey of this.#journeys) journey.dispose();
    this.#core = null;
    core.dispose();
    // Later: `dispose` may have been called from within a call on the core.
    queueMicrotask(() => core.free());
  }

  /** The same as `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #live(): Core {
    if (!this.#core) throw disposedError();
    return this.#core;
  }
}
