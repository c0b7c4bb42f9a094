// Those of the page itself, should a test put others in their place.
const { setTimeout } = globalThis;

/** So many turns of the event loop without a stir mean that nothing moves any more but by time. */
const QUIET_TURNS = 3;

/** Knows when everything that was set in motion has come to rest. */
export class Stillness {
  #stirs = 0;

  /** Something has moved. */
  stir(): void {
    this.#stirs += 1;
  }

  /** Resolves once nothing moves. */
  async reached(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      const before = this.#stirs;
      await turn();
      quiet = this.#stirs === before ? quiet + 1 : 0;
    }
  }
}

async function turn(): Promise<void> {
  await new Promise<void>((next) => void setTimeout(next, 0));
  // Answers of the lock manager come in order: with this one, those to the client's tabs are there.
  await globalThis.navigator?.locks?.query().catch(() => {});
}
