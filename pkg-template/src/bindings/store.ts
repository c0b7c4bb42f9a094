import type { Snapshot } from "../credit_journey.js";
import type { Credit } from "../credit.js";
import { refusal } from "../journey-error.js";
import type { Journey } from "../journey.js";
import type { JourneyOptions } from "../options.js";

/**
 * Where a component gets its connection. A function that connects is called in the browser only, once for each opening
 * of the journey, and what it returns is disposed of with that journey. A `Credit`, or the promise of one, stays yours:
 * it may be shared, and outlives the component. Make it outside of the component; a promise that rejected stays so.
 */
export type CreditSource = Credit | Promise<Credit> | (() => Credit | Promise<Credit>);

/** A journey as a component sees it: switch on `status`. */
export type JourneyView =
  /** There is no screen yet. The same on a server. */
  | { status: "opening" }
  /** `credit` is what the journey was opened with: to sign out, and for its `api`. */
  | { status: "open"; credit: Credit; journey: Journey; snapshot: Snapshot }
  /** `error` is a `JourneyError`, or what your function threw. */
  | {
      status: "failed";
      error: unknown;
      /** Opens once more. */
      retry: () => void;
    };

/** What shows one snapshot after another: a journey, of the API Experience or of Hybrid. */
export interface Showing<Shown> {
  /** What is shown now. */
  readonly snapshot: Shown;
  /** Calls a listener with every new snapshot, until what it returns is called. */
  readonly subscribe: (listener: (snapshot: Shown) => void) => () => void;
}

/**
 * The view before anything is opened. One object: hydration compares it.
 *
 * @internal
 */
export const opening: JourneyView = Object.freeze({ status: "opening" });

/**
 * A journey that is open while somebody subscribes. Making one does nothing: renderers throw some away.
 *
 * @internal
 */
export class JourneyStore {
  /** What to render; the same object until something changes. */
  view = opening;
  #credit: CreditSource;
  #options: JourneyOptions;
  #asked: string;
  #listeners = new Set<(view: JourneyView) => void>();
  #closing: AbortController | null = null;

  constructor(credit: CreditSource, options: JourneyOptions) {
    this.#credit = credit;
    this.#options = options;
    this.#asked = JSON.stringify(options);
  }

  /** Whether it is what is asked for now. Options go by value, and functions are all alike: a hook is given new ones on every render. */
  isFor(credit: CreditSource, options: JourneyOptions): boolean {
    const sameCredit = typeof credit === "function" ? typeof this.#credit === "function" : credit === this.#credit;
    return sameCredit && JSON.stringify(options) === this.#asked;
  }

  /** Calls `listener` with the view, and with every later one, until the function it returns is called. */
  subscribe = (listener: (view: JourneyView) => void): (() => void) => {
    const own = (view: JourneyView) => listener(view);
    this.#listeners.add(own);
    own(this.view);
    if (!this.#closing) void this.#open();
    return () => {
      this.#listeners.delete(own);
      // Not at once: React's StrictMode unmounts and mounts again, and that is the same journey.
      queueMicrotask(() => {
        if (this.#listeners.size === 0) this.#close();
      });
    };
  };

  async #open(): Promise<void> {
    this.#closing = new AbortController();
    const closed = this.#closing.signal;
    const show = (view: JourneyView) => {
      if (!closed.aborted) this.#show(view);
    };
    try {
      const source = this.#credit;
      const credit = await (typeof source === "function" ? source() : source);
      if (typeof credit?.journey !== "function") {
        throw refusal("credit", "must be what connect gives, or a function that calls connect");
      }
      if (typeof source === "function") whenAborted(closed, () => credit.dispose());
      const journey = await credit.journey(this.#options, { signal: closed });
      whenAborted(closed, () => journey.dispose());
      journey.subscribe((snapshot) => show({ status: "open", credit, journey, snapshot }));
      show({ status: "open", credit, journey, snapshot: journey.snapshot });
    } catch (error) {
      const retry = () => {
        if (!closed.aborted) this.#reopen();
      };
      show({ status: "failed", error, retry });
    }
  }

  #close(): void {
    this.#closing?.abort();
    this.#closing = null;
    this.view = opening;
  }

  #reopen(): void {
    this.#close();
    this.#show(opening);
    void this.#open();
  }

  #show(view: JourneyView): void {
    this.view = view;
    for (const listener of this.#listeners) listener(view);
  }
}

/** Runs `release` on the abort, or at once if what is to be released came too late. */
function whenAborted(signal: AbortSignal, release: () => void): void {
  if (signal.aborted) release();
  else signal.addEventListener("abort", release);
}
