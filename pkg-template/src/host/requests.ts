import type { Answer, Sending } from "./protocol.js";

/** Sends requests by the host's `fetch`, or the app's. */
export class Requests {
  #fetch: typeof fetch;
  #credentials: RequestCredentials;
  #hear: (answer: Answer) => void;
  #flying = new Map<number, AbortController>();

  constructor(given: typeof fetch, credentials: RequestCredentials, hear: (answer: Answer) => void) {
    this.#fetch = given;
    this.#credentials = credentials;
    this.#hear = hear;
  }

  send(sending: Sending): Promise<void> {
    // Called bare: a browser's own `fetch` refuses to be a method of anything.
    const fetch = this.#fetch;
    return this.ask(sending.attempt, (signal) => fetch(sending.url, init(sending, this.#credentials, signal)));
  }

  /** Has `run` answer an attempt. */
  async ask(attempt: number, run: (signal: AbortSignal) => Promise<Response>): Promise<void> {
    const controller = new AbortController();
    this.#flying.set(attempt, controller);
    // A subscriber may cancel it, by disposing, say, before it leaves.
    await null;
    if (controller.signal.aborted) return;
    let answer: Answer = { kind: "unreachable", attempt };
    try {
      const response = await run(controller.signal);
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

/** What is sent goes to the configured address and nowhere else: no redirect is followed, no referrer is sent, nothing is cached. */
function init(
  { method, headers, body, keepalive }: Sending,
  credentials: RequestCredentials,
  signal: AbortSignal,
): RequestInit {
  return {
    method,
    headers,
    signal,
    // Not "error", which edge workers refuse.
    redirect: "manual",
    credentials,
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
