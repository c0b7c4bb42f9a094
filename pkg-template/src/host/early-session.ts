/** For so long an early answer counts as one to a question of now. */
const EARLY_MS = 10_000;

/** The first session, asked for while the wasm is still on its way, so that neither waits for the other. */
export class EarlySession {
  #ask: () => Promise<unknown>;
  #asked: { session: Promise<unknown>; atMs: number; isOver: boolean } | undefined;

  constructor(ask: () => Promise<unknown>) {
    this.#ask = ask;
  }

  begin(): void {
    const asked = { session: this.#ask(), atMs: Date.now(), isOver: false };
    const over = () => void (asked.isOver = true);
    asked.session.then(over, over);
    this.#asked = asked;
  }

  /** The session, once; every later one is asked for. Where the early answer was nobody, or a failure, somebody may have signed in since. */
  async take(): Promise<unknown> {
    const asked = this.#asked;
    this.#asked = undefined;
    if (!asked || Date.now() - asked.atMs > EARLY_MS) return this.#ask();
    return asked.isOver ? ((await asked.session.catch(() => null)) ?? this.#ask()) : asked.session;
  }
}
