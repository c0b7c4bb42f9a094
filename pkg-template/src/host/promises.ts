import { journeyError } from "../journey-error.js";
import type { Failure } from "./protocol.js";

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  signal?: AbortSignal;
  aborted: () => void;
}

/** The app's promises that are not settled yet, and the `AbortSignal`s that watch over them. */
export class Promises {
  #pending = new Map<number, Pending>();
  #last = 0;

  /** A promise with its number; `aborted` runs when the signal fires while it is pending. */
  make(signal: AbortSignal | undefined, aborted: (promise: number) => void): [number, Promise<unknown>] {
    const number = ++this.#last;
    const listener = () => aborted(number);
    const promise = new Promise((resolve, reject) => {
      this.#pending.set(number, { resolve, reject, aborted: listener, ...(signal && { signal }) });
    });
    signal?.addEventListener("abort", listener);
    return [number, promise];
  }

  settle(number: number, value: unknown, failure?: Failure): void {
    const pending = this.#take(number);
    if (failure) pending?.reject(journeyError(failure, pending.signal?.aborted ? pending.signal.reason : undefined));
    else pending?.resolve(value);
  }

  /** Rejects all that are pending: what worked on them is gone. */
  rejectAll(failure: Failure, cause: unknown): void {
    for (const number of [...this.#pending.keys()]) this.#take(number)?.reject(journeyError(failure, cause));
  }

  #take(number: number): Pending | undefined {
    const pending = this.#pending.get(number);
    this.#pending.delete(number);
    pending?.signal?.removeEventListener("abort", pending.aborted);
    return pending;
  }
}
