/** A clock with timers, fit for the option `clock` of `connect`. */
export interface Clock {
  /** Now, ms since 1970. */
  now(): number;
  /** Runs `run` after `afterMs`. */
  setTimeout(run: () => void, afterMs: number): unknown;
  /** Forgets a timer. */
  clearTimeout(timer: unknown): void;
}

/** How time passes. */
export interface Time {
  /** What the client goes by. */
  readonly clock: Clock;
  /** What the platform goes by, ms since 1970. */
  nowMs(): number;
  /** Lets time pass. */
  advance(ms: number): Promise<void>;
  /** Lets a little time pass, never beyond this moment; false once it is there. */
  step(untilMs: number): Promise<boolean>;
  /** Something has moved: whatever follows from it may still be to come. */
  stir(): void;
}
