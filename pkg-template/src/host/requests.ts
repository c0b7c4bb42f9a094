import type { Input, Sending } from "./protocol.js";

/** Sends requests by the host's `fetch`, or the app's. */
export class Requests {
  #fetch: typeof fetch;
  #hear: (input: Input) => void;
  #flying = new Map<number, AbortController>();

  constructor(given: typeof fetch, hear: (input: Input) => void) {
    this.#fetch = given;
    this.#hear = hear;
  }

  async send(sending: Sending): Promise<void> {
    const { attempt } = sending;
    const controller = new AbortController();
    this.#flying.set(attempt, controller);
    // A subscriber may cancel it, by disposing, say, before it leaves.
    await null;
    if (controller.signal.aborted) return;
    let answer: Input = { kind: "unreachable", attempt };
    try {
      // Called bare: a browser's own `fetch` refuses to be a method of anything.
      const fetch = this.#fetch;
      const response = await fetch(sending.url, init(sending, controller.signal));
      if (isRedirect(response)) throw new TypeError("redirected");
      const retryAfter = response.headers.get("Retry-After");
      answer = { kind: "answer", attempt, status: response.status, retryAfter, body: parsed(await response.text()) };
    } catch {
      // Unreachable, as far as anyone can tell: a browser does not say why.
    }
    if (this.#flying.get(attempt) !== controller) return;
    this.#flying.delete(attempt);
    this.#hear(answer);
  }

  cancel(attempt: number): void {
    this.#flying.get(attempt)?.abort();
    this.#flying.delete(attempt);
  }

  cancelAll(): void {
    for (const attempt of [...this.#flying.keys()]) this.cancel(attempt);
  }
}

/** The token goes to the configured origin and nowhere else: no redirect is followed, no cookie or referrer is sent, nothing is cached. */
function init({ method, headers, body, keepalive }: Sending, signal: AbortSignal): RequestInit {
  return {
    method,
    headers,
    signal,
    // Not "error", which edge workers refuse.
    redirect: "manual",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    // Older edge workers have no cache to speak of, and refuse the word.
    ...("cache" in (globalThis.Request?.prototype ?? {}) && { cache: "no-store" }),
    ...(method !== "GET" && { keepalive }),
    ...(body != null && { body: JSON.stringify(body) }),
  };
}

/** Browsers do not say where to; other hosts show the answer itself. */
function isRedirect({ type, status }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

/** `undefined` for what is no JSON: the machine says `DECODE`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
