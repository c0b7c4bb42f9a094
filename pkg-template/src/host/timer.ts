import type { Clock } from "../options.js";

/** A browser fires a longer timer at once (2^31 - 1 ms). */
const LONGEST_MS = 2_147_483_647;

/**
 * The host's clock. Monotonic since the page was loaded, so that no correction of the wall clock can stop the polling;
 * at the edge `timeOrigin` may be 0.
 */
const HOST: Clock = {
  now: () => (performance.timeOrigin > 0 ? performance.timeOrigin + performance.now() : Date.now()),
  setTimeout: (run, afterMs) => setTimeout(run, afterMs),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** The clock, and the one timer on it. */
export class Timer {
  #clock: Clock;
  #fired: () => void;
  #armed: { atMs: number; timer: unknown } | null = null;

  constructor(clock: Clock | undefined, fired: () => void) {
    this.#clock = clock ?? HOST;
    this.#fired = fired;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Fires at this moment, and at no other. */
  arm(atMs: number | null): void {
    if (this.#armed?.atMs === atMs) return;
    this.disarm();
    if (atMs === null) return;
    const afterMs = Math.ceil(Math.min(Math.max(atMs - this.now(), 0), LONGEST_MS));
    const fire = () => {
      this.#armed = null;
      this.#fired();
    };
    this.#armed = { atMs, timer: this.#clock.setTimeout(fire, afterMs) };
  }

  disarm(): void {
    if (this.#armed) this.#clock.clearTimeout(this.#armed.timer);
    this.#armed = null;
  }
}
