import { type Core, commandNames, disposedError } from "./credit_journey.js";
import type { JourneyCommands, NextPoll, Snapshot } from "./credit_journey.js";

/** A borrower's journey: a screen to render at every moment, and the commands that move it. */
export interface Journey extends JourneyCommands {}

/** A borrower's journey: a screen to render at every moment, and the commands that move it. Get one from `credit.journey()`. */
export class Journey {
  #core: Core | null;
  #number: number;
  #snapshot: Snapshot;
  #listeners = new Set<(snapshot: Snapshot) => void>();
  #readers = new Set<() => void>();
  #closed: () => void;

  /** @internal */
  constructor(core: Core, number: number, closed: () => void) {
    this.#core = core;
    this.#number = number;
    this.#closed = closed;
    this.#snapshot = frozen(core.snapshot(number) as Snapshot);
    core.watch(number, (snapshot: Snapshot) => this.#show(snapshot));
    const commands = commandNames().map((name) => [name, (...args: unknown[]) => this.#run(name, args)]);
    Object.assign(this, Object.fromEntries(commands));
  }

  /** What to render. Immutable, and the same object until something changes: fits `useSyncExternalStore` as it is. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** When and why the journey reads next; `null` if it does not. Live, and not part of the snapshot: an unchanged answer emits nothing. */
  get nextPoll(): NextPoll | null {
    return (this.#core?.nextPoll(this.#number) ?? null) as NextPoll | null;
  }

  /** Calls `listener` with every new snapshot, until the function it returns is called. */
  subscribe = (listener: (snapshot: Snapshot) => void): (() => void) => {
    const own = (snapshot: Snapshot) => listener(snapshot);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  };

  /** The snapshot now, then every newer one; a slow reader gets the newest only. Ends with `dispose()`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, void> {
    for (let seen: Snapshot | undefined; ; ) {
      if (this.#snapshot !== seen) {
        yield (seen = this.#snapshot);
      } else if (this.#core) {
        await new Promise<void>((wake) => this.#readers.add(wake));
      } else {
        return;
      }
    }
  }

  /** Lets go of the journey: polling ends, pending commands reject with `DISPOSED`. Harmless when repeated. */
  dispose(): void {
    const core = this.#core;
    if (!core) return;
    this.#core = null;
    core.close(this.#number);
    this.#closed();
    this.#listeners.clear();
    this.#wakeReaders();
  }

  /** The same as `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #show(snapshot: Snapshot): void {
    this.#snapshot = frozen(snapshot);
    for (const listener of [...this.#listeners]) {
      // One before it may have unsubscribed it, or disposed.
      if (this.#listeners.has(listener)) guarded(listener, snapshot);
    }
    this.#wakeReaders();
  }

  #wakeReaders(): void {
    for (const wake of this.#readers) wake();
    this.#readers.clear();
  }

  async #run(name: string, args: unknown[]): Promise<unknown> {
    if (!this.#core) throw disposedError();
    return await this.#core.command(this.#number, name, args);
  }
}

/** What a listener throws is its own: it shows as an unhandled rejection, and stops no other listener. */
function guarded(listener: (snapshot: Snapshot) => void, snapshot: Snapshot): void {
  try {
    listener(snapshot);
  } catch (thrown) {
    void Promise.reject(thrown);
  }
}

/** The payloads in it are the platform's own objects, as `fetch` gave them: those stay as they are. */
function frozen(snapshot: Snapshot): Snapshot {
  Object.freeze(snapshot.screen);
  return Object.freeze(snapshot);
}
