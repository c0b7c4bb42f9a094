import type { HybridDetails } from "../credit_journey.js";
import { checkHost, copied, isObject } from "../host/check.js";
import { journeyError, refusal } from "../journey-error.js";
import { INTERNAL, type Failure } from "../host/protocol.js";
import type { Load } from "../loading/instance.js";
import { taken } from "./back-end.js";
import { HybridHost, recordOf, refused } from "./host.js";
import { instance } from "./instance.js";
import { HybridJourney } from "./journey.js";
import type { HybridCallOptions, HybridOptions } from "./options.js";

/** Makes ready for the Hybrid experience. */
export interface StartHybrid {
  /**
   * Makes ready for the Hybrid experience, by your own back-end. Loads the WebAssembly module on the first call.
   *
   * @throws JourneyError `CONFIG` naming the option at fault, or the field `wasm` if the module cannot be had here;
   * `NETWORK` if it could not be fetched; `SECRET_KEY_REFUSED` if an API key (`sk_…`) is among the options.
   */
  (options: HybridOptions): Promise<Hybrid>;
}

const DISPOSED: Failure = {
  ...INTERNAL,
  code: "DISPOSED",
  message: "the client was disposed of: connect anew",
  retryable: false,
};

/** The `hybrid` of an entry: all of them are this one, and differ in where the module comes from. */
export function hybridBy(load: Load): StartHybrid {
  return async (options) => {
    await instance.by(load);
    return new Hybrid(options);
  };
}

/** The Hybrid experience for one borrower. Get it from `hybrid`. */
export class Hybrid {
  #options: HybridOptions;
  #journeys = new Set<HybridJourney>();
  #disposed = false;

  /** @internal */
  constructor(options: HybridOptions) {
    checkHost(options);
    if (!isObject(options.backEnd)) throw refusal("backEnd", "must be an object");
    const failure = refused(options);
    if (failure) throw failure;
    this.#options = { ...options, backEnd: taken(options.backEnd) };
  }

  /**
   * Starts the borrower's journey, or resumes it: after a reload or a return, call it again, without details where your
   * back-end has them by then. Resolves once the first screen is known. Rejects with a `JourneyError` if the details are at
   * fault (`VALIDATION_FAILED` and its fields), the call was aborted, or this was disposed of; all else is a screen.
   */
  async startOrResume(details?: HybridDetails | null, call?: HybridCallOptions): Promise<HybridJourney> {
    if (this.#disposed) throw journeyError(DISPOSED);
    const host = new HybridHost(this.#options);
    const journey: HybridJourney = new HybridJourney(host, () => this.#journeys.delete(journey));
    this.#journeys.add(journey);
    try {
      await host.start(copied(details ?? null), call);
    } catch (refused) {
      journey.dispose();
      throw refused;
    }
    return journey;
  }

  /**
   * Forgets the borrower: their journeys are disposed of, and so is what is stored of their having left for another page.
   * Who signs in next may start here.
   */
  signOut(): void {
    this.#letGo();
    recordOf(this.#options, () => {}).keep(null);
  }

  /** Lets go of everything: pending calls reject with `DISPOSED`, and so do later ones. Harmless when repeated. */
  dispose(): void {
    this.#disposed = true;
    this.#letGo();
  }

  /** The same as `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #letGo(): void {
    for (const journey of this.#journeys) journey.dispose();
  }
}
