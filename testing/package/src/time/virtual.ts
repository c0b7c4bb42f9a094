import type { Clock, Time } from "./clock.js";
import { Stillness } from "./stillness.js";

interface Timer {
  run: () => void;
  atMs: number;
}

/** Time that passes only when told: from timer to timer, in order, with everything at rest in between. */
export class VirtualTime implements Time {
  readonly clock: Clock;
  #nowMs: number;
  #timers = new Map<number, Timer>();
  #last = 0;
  #stillness = new Stillness();
  #passing: Promise<unknown> = Promise.resolve();

  constructor(startAtMs: number) {
    this.#nowMs = startAtMs;
    this.clock = {
      now: () => this.#nowMs,
      setTimeout: (run, afterMs) => this.#arm(run, afterMs),
      clearTimeout: (timer) => this.#disarm(timer as number),
    };
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** One after the other, if several ask. */
  advance(ms: number): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stillness.reached();
      const untilMs = this.#nowMs + ms;
      while (this.#next(untilMs)) await this.#stillness.reached();
    });
  }

  step(untilMs: number): Promise<boolean> {
    return this.#inTurn(async () => {
      await this.#stillness.reached();
      return this.#next(untilMs);
    });
  }

  stir(): void {
    this.#stillness.stir();
  }

  /** Goes to the next timer that is due by `untilMs` and fires it. If there is none, it is `untilMs` now. */
  #next(untilMs: number): boolean {
    let due: [number, Timer] | undefined;
    // The first set goes first where several are due at once.
    for (const entry of this.#timers) if (!due || entry[1].atMs < due[1].atMs) due = entry;
    if (!due || due[1].atMs > untilMs) {
      this.#nowMs = Math.max(this.#nowMs, untilMs);
      return false;
    }
    const [number, timer] = due;
    this.#nowMs = Math.max(this.#nowMs, timer.atMs);
    this.#timers.delete(number);
    timer.run();
    return true;
  }

  #arm(run: () => void, afterMs: number): number {
    this.stir();
    this.#timers.set(++this.#last, { run, atMs: this.#nowMs + Math.max(afterMs, 0) });
    return this.#last;
  }

  #disarm(timer: number): void {
    this.stir();
    this.#timers.delete(timer);
  }

  #inTurn<T>(pass: () => Promise<T>): Promise<T> {
    const passed = this.#passing.then(pass);
    this.#passing = passed.catch(() => {});
    return passed;
  }
}
