const NOON = Date.parse("2026-03-05T12:00:00Z");

/** One turn of the page's own event loop. */
export const turn = (): Promise<void> => new Promise((next) => setTimeout(next));

/** A clock that moves when told, and counts its timers. */
export class Clock {
  time = NOON;
  /** How long each timer was to wait. */
  waits: number[] = [];
  #timers = new Map<number, { run: () => void; at: number }>();
  #last = 0;

  now = (): number => this.time;

  setTimeout = (run: () => void, afterMs: number): number => {
    this.waits.push(afterMs);
    this.#timers.set(++this.#last, { run, at: this.time + afterMs });
    return this.#last;
  };

  clearTimeout = (timer: unknown): void => void this.#timers.delete(timer as number);

  /** How many timers there are. */
  get armed(): number {
    return this.#timers.size;
  }

  /** Fires every timer now, due or not. */
  fire(): void {
    const timers = [...this.#timers.values()];
    this.#timers.clear();
    for (const { run } of timers) run();
  }

  /** Goes to the next timer that is due by `until` and fires it; false if there is none, and it is `until` now. */
  step(until: number): boolean {
    const [due] = [...this.#timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
    this.time = due ? Math.max(this.time, due[1].at) : until;
    if (!due) return false;
    this.#timers.delete(due[0]);
    due[1].run();
    return true;
  }
}
