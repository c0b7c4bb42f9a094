/** Why a call failed, and whether the same call may succeed later. */
export class Failure extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;

  constructor(code: string, message: string, how: { status?: number; retryable?: boolean; retryAfterMs?: number | null } = {}) {
    super(message);
    this.name = "Failure";
    this.code = code;
    this.status = how.status ?? 0;
    this.retryable = how.retryable ?? false;
    this.retryAfterMs = how.retryAfterMs ?? null;
  }
}

/** The failure that an answer without success is. */
export function failureOf(body: unknown, response: Response): Failure {
  const { status } = response;
  const retryAfterMs = retryAfter(response.headers.get("Retry-After"));
  const told = (body as { error?: { code: string; message: string; retryable: boolean } } | null)?.error;
  if (told?.code) return new Failure(told.code, told.message, { status, retryable: told.retryable, retryAfterMs });
  // A gateway in between: no envelope.
  return new Failure("HTTP", `The service answered ${status}.`, { status, retryable: status === 429 || status >= 500, retryAfterMs });
}

/** The failure that something thrown is: by `fetch`, by a timeout, by the reader of JSON, by a validator. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const name = error instanceof Error ? error.name : "";
  if (name === "AbortError") return new Failure("ABORTED", "Cancelled.");
  if (name === "TimeoutError") return new Failure("TIMEOUT", "The service did not answer in time.", { retryable: true });
  if (error instanceof TypeError) return new Failure("NETWORK", "The network failed.", { retryable: true });
  if (error instanceof SyntaxError) return new Failure("DECODE", "The answer was cut off.", { retryable: true });
  return new Failure("UNEXPECTED", "The service gave an answer we do not understand.");
}

/** `Retry-After`, in seconds or as a date. */
function retryAfter(header: string | null): number | null {
  if (!header) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), 60_000);
}
