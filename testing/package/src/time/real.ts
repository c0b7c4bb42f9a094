import type { Clock, Time } from "./clock.js";

const { setTimeout, clearTimeout } = globalThis;

/** How often someone who waits looks again. */
const LOOK_MS = 20;

/** Time that passes by itself. Only the platform's can be made to leap: the page's own is not ours. */
export class RealTime implements Time {
  readonly clock: Clock = {
    now: () => Date.now(),
    setTimeout: (run, afterMs) => setTimeout(run, afterMs),
    clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  };
  #aheadMs: number;

  constructor(startAtMs: number) {
    this.#aheadMs = startAtMs - Date.now();
  }

  nowMs(): number {
    return Date.now() + this.#aheadMs;
  }

  async advance(ms: number): Promise<void> {
    this.#aheadMs += ms;
  }

  async step(untilMs: number): Promise<boolean> {
    await new Promise<void>((next) => void setTimeout(next, LOOK_MS));
    return this.nowMs() < untilMs;
  }

  stir(): void {}
}
