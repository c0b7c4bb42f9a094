import type { HybridCommandName, HybridSnapshot, NextPoll } from "../credit_journey.js";
import { Audience } from "../host/audience.js";
import type { HybridHost } from "./host.js";
import type { HybridCallOptions } from "./options.js";

/** A borrower's Hybrid journey: a screen to render at every moment, and the commands that move it. Get one from `startOrResume`. */
export class HybridJourney {
  #host: HybridHost;
  #audience = new Audience<HybridSnapshot>();
  #closed: (() => void) | null;

  /** @internal */
  constructor(host: HybridHost, closed: () => void) {
    this.#host = host;
    this.#closed = closed;
    host.watch((snapshot) => this.#audience.show(snapshot));
  }

  /** What to render. Immutable, and the same object until something changes: fits `useSyncExternalStore` as it is. */
  get snapshot(): HybridSnapshot {
    return this.#audience.snapshot;
  }

  /** When and why the offers are read next; `null` if they are not. Live, and not part of the snapshot. */
  get nextPoll(): NextPoll | null {
    return this.#host.nextPoll();
  }

  /** Calls `listener` with every new snapshot, until the function it returns is called. */
  subscribe = (listener: (snapshot: HybridSnapshot) => void): (() => void) => this.#audience.subscribe(listener);

  /** The snapshot now, then every newer one; a slow reader gets the newest only. Ends with `dispose()`. */
  [Symbol.asyncIterator](): AsyncGenerator<HybridSnapshot, void, void> {
    return this.#audience.read();
  }

  /**
   * Reads the offers anew for a consent page of this moment, and leaves for it. Call it on the borrower's click. On the
   * screen `consent`, and wherever `commands` says so. Rejects with `REDIRECT_REFUSED` if the page may not be opened.
   */
  async openConsent(options?: HybridCallOptions): Promise<void> {
    await this.#command("openConsent", [], options);
  }

  /**
   * Gets a Hosted page for an offer and leaves for it. Call it on the borrower's click. On the screens `offers` and
   * `handoff`. Rejects with `OFFER_LOCK_CONFLICT` if the offer can no longer be had; the offers are read anew then.
   */
  async handOff(offerID: string, options?: HybridCallOptions): Promise<void> {
    await this.#command("handOff", [offerID], options);
  }

  /**
   * The address of a Hosted page for an offer, for `mount` of `credit-journey/hosted`. Every call gets a fresh one: open
   * it at once, once, and keep it nowhere.
   */
  async hostedUrl(offerID: string, options?: HybridCallOptions): Promise<string> {
    return (await this.#command("hostedUrl", [offerID], options)) as string;
  }

  /** Reads the offers now. On the screen `handoff` it leads back to them. */
  async refresh(options?: HybridCallOptions): Promise<void> {
    await this.#command("refresh", [], options);
  }

  /** Begins again where the journey failed. On the screen `failed`. */
  async retry(options?: HybridCallOptions): Promise<void> {
    await this.#command("retry", [], options);
  }

  /** Lets go of the journey: polling ends, pending commands reject with `DISPOSED`. Harmless when repeated. */
  dispose(): void {
    if (!this.#closed) return;
    this.#closed();
    this.#closed = null;
    this.#host.dispose();
    this.#audience.leave();
  }

  /** The same as `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #command(name: HybridCommandName, given: unknown[], options: unknown): Promise<unknown> {
    return this.#host.command(name, given, options);
  }
}
