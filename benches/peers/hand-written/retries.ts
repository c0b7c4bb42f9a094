import { failureFrom, type Failure } from "./failure.ts";

/** How often a call is tried again. */
export const MOST_RETRIES = 4;

/** How long to wait before the `retry`-th retry: as told, else growing, with jitter. */
export function pauseMs(retry: number, failure: Failure): number {
  const growing = Math.min(500 * 2 ** retry, 8_000);
  return Math.max(failure.retryAfterMs ?? 0, growing * (0.75 + Math.random() / 2));
}

/** Calls until it succeeds, is refused for good, or was tried often enough. */
export async function persistently<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await call();
    } catch (error) {
      const failure = failureFrom(error);
      if (!failure.retryable || retry === MOST_RETRIES) throw failure;
      await pause(pauseMs(retry, failure), signal);
    }
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason)), { once: true });
  });
}
