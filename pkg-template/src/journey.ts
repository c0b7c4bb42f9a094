import { commands } from "./credit_journey.js";
import type { CallOptions, JourneyCommands, NextPoll, Snapshot } from "./credit_journey.js";
import type { EventLog } from "./event-log.js";
import { Audience } from "./host/audience.js";
import type { Host } from "./host/host.js";
import { parametersOf } from "./host/page.js";
import type { Method } from "./host/protocol.js";
import { taken } from "./host/values.js";

/** A borrower's journey: a screen to render at every moment, and the commands that move it. */
export interface Journey extends JourneyCommands {}

/** A borrower's journey: a screen to render at every moment, and the commands that move it. Get one from `credit.journey()`. */
export class Journey {
  #host: Host;
  #number: number;
  #audience = new Audience<Snapshot>();
  #closed: (() => void) | null;

  /** @internal */
  constructor(host: Host, number: number, closed: () => void) {
    this.#host = host;
    this.#number = number;
    this.#closed = closed;
    host.watch(number, (snapshot) => this.#audience.show(snapshot));
    const methods = (taken(commands()) as Method[]).map(([name, inputs]) => [
      name,
      async (...args: unknown[]) => this.#ask({ kind: "command", name }, args.slice(0, inputs), args[inputs]),
    ]);
    Object.assign(this, Object.fromEntries(methods));
  }

  /** What to render. Immutable, and the same object until something changes: fits `useSyncExternalStore` as it is. */
  get snapshot(): Snapshot {
    return this.#audience.snapshot;
  }

  /** When and why the journey reads next; `null` if it does not. Live, and not part of the snapshot: an unchanged answer emits nothing. */
  get nextPoll(): NextPoll | null {
    return this.#host.nextPoll(this.#number);
  }

  /** Calls `listener` with every new snapshot, until the function it returns is called. */
  subscribe = (listener: (snapshot: Snapshot) => void): (() => void) => this.#audience.subscribe(listener);

  /** The snapshot now, then every newer one; a slow reader gets the newest only. Ends with `dispose()`. */
  [Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, void> {
    return this.#audience.read();
  }

  /**
   * Tells the journey that the borrower is back from a page of another party, for an app that catches the return
   * itself: in a webview, or by its own router. `url` is the address they came back to. Resolves once the platform has
   * said how things stand; on a page that was loaded by the return, nobody need call it.
   */
  async returned(url: string, call?: CallOptions): Promise<void> {
    await this.#ask({ kind: "returned", parameters: parametersOf(url) }, [], call);
  }

  /**
   * What the client was told and did of late, to attach to a support ticket as JSON. Enums, durations and keyed digests
   * only: nothing personal, no token, no id. `cargo xtask replay FILE` of this package's repository lives through it.
   */
  exportLog(): EventLog {
    return this.#host.exportLog();
  }

  /** Lets go of the journey: polling ends, pending commands reject with `DISPOSED`. Harmless when repeated. */
  dispose(): void {
    if (!this.#closed) return;
    this.#closed();
    this.#closed = null;
    this.#host.close(this.#number);
    this.#audience.leave();
  }

  /** The same as `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #ask(ask: { kind: string; [field: string]: unknown }, given: unknown[], call: unknown): Promise<unknown> {
    return this.#host.ask({ ...ask, journey: this.#number }, given, call);
  }
}
