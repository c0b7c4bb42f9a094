/** What is known of a delivery. */
export type DeliveryState = "underWay" | "done";

/**
 * Where `handleOnce` notes what it has seen: your database, Redis, a Durable Object. Not a store that is only eventually
 * consistent, such as Workers KV: two tries at once would both find nothing.
 */
export interface DeliveryStore {
  /**
   * Notes a state under a key for so many seconds, if nothing is noted there, in one step. Gives what was noted there
   * before, else `null`. In Redis 7: `SET key state NX GET EX seconds`.
   */
  claim(key: string, state: DeliveryState, seconds: number): string | null | Promise<string | null>;
  /** Notes a state, whatever is noted there. */
  note(key: string, state: DeliveryState, seconds: number): unknown;
  /** Forgets what is noted there. */
  forget(key: string): unknown;
}

/** Options of `MemoryStore`. */
export interface MemoryStoreOptions {
  /** The newest so many are remembered. 10 000 by default. */
  most?: number | undefined;
  /** The time, ms since 1970. `Date.now` by default. */
  now?: (() => number) | undefined;
}

/** A store for tests, and for a server that is one process: it ends with it. */
export class MemoryStore implements DeliveryStore {
  /** The oldest first. */
  #noted = new Map<string, { state: DeliveryState; untilMs: number }>();
  #most: number;
  #now: () => number;

  constructor({ most = 10_000, now = Date.now }: MemoryStoreOptions = {}) {
    this.#most = most;
    this.#now = now;
  }

  /** How many it remembers. */
  get size(): number {
    return this.#noted.size;
  }

  claim(key: string, state: DeliveryState, seconds: number): DeliveryState | null {
    const before = this.#noted.get(key);
    if (before && before.untilMs > this.#now()) return before.state;
    this.note(key, state, seconds);
    return null;
  }

  note(key: string, state: DeliveryState, seconds: number): void {
    this.#noted.delete(key);
    this.#noted.set(key, { state, untilMs: this.#now() + seconds * 1000 });
    for (const oldest of this.#noted.keys()) {
      if (this.#noted.size <= this.#most) break;
      this.#noted.delete(oldest);
    }
  }

  forget(key: string): void {
    this.#noted.delete(key);
  }
}
