/**
 * Idempotency keys: one for each intent, the same for its retries, also for those of the borrower, until the platform has
 * said how it ended. In memory, as the documents of these libraries leave it: a reload forgets them.
 */
export class Keys {
  #kept = new Map<string, string>();

  /** Takes up a key that was persisted. */
  adopt(intent: string, body: unknown, key: string): void {
    this.#kept.set(nameOf(intent, body), key);
  }

  /** Runs a call with the key of its intent. */
  async use<T>(intent: string, body: unknown, call: (key: string) => Promise<T>): Promise<T> {
    const name = nameOf(intent, body);
    const key = this.#kept.get(name) ?? crypto.randomUUID();
    this.#kept.set(name, key);
    const answer = await call(key);
    this.#kept.delete(name);
    return answer;
  }
}

function nameOf(intent: string, body: unknown): string {
  return `${intent} ${JSON.stringify(body)}`;
}
