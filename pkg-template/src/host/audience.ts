import { refusal } from "../journey-error.js";
import { guarded } from "./app.js";

/** Who watches a journey: its newest snapshot, the listeners, and the readers that wait for the next. */
export class Audience<Snapshot> {
  #snapshot: Snapshot | undefined;
  #listeners = new Set<(snapshot: Snapshot) => void>();
  #readers = new Set<() => void>();
  #left = false;

  get snapshot(): Snapshot {
    // Nobody is given a journey before its first snapshot.
    return this.#snapshot as Snapshot;
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    if (typeof listener !== "function") throw refusal("listener", "must be a function");
    const own = (snapshot: Snapshot) => listener(snapshot);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  async *read(): AsyncGenerator<Snapshot, void, void> {
    for (let seen: Snapshot | undefined; ; ) {
      if (this.#snapshot !== seen) {
        yield (seen = this.snapshot);
      } else if (!this.#left) {
        await new Promise<void>((wake) => this.#readers.add(wake));
      } else {
        return;
      }
    }
  }

  show(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    for (const listener of [...this.#listeners]) {
      // One before it may have unsubscribed it, or disposed.
      if (this.#listeners.has(listener)) guarded(() => listener(snapshot));
    }
    this.#wakeReaders();
  }

  /** Nothing more is shown. */
  leave(): void {
    this.#left = true;
    this.#listeners.clear();
    this.#wakeReaders();
  }

  #wakeReaders(): void {
    for (const wake of this.#readers) wake();
    this.#readers.clear();
  }
}
