import type { RecordStorage } from "../options.js";

/** Name of the one item. */
const ITEM = "credit-journey";

/** Where the record is kept: the tab's session storage or the app's own; memory where that is denied. */
export class RecordKeeper {
  #storage: RecordStorage | null = null;
  #denied: () => void;
  /** The record as it is now, stored or not: a client that must start over in this page takes it up. */
  record: string | null = null;

  constructor(given: RecordStorage | null | undefined, denied: () => void) {
    this.#denied = denied;
    this.#try(() => {
      // Merely naming it throws where storage is blocked; some webviews have null, and the edge has none.
      this.#storage = given === undefined ? (globalThis.sessionStorage ?? null) : given;
      this.record = this.#storage?.getItem(ITEM) ?? null;
    });
  }

  keep(record: string | null): void {
    this.record = record;
    this.#try(() => {
      if (record === null) this.#storage?.removeItem(ITEM);
      else this.#storage?.setItem(ITEM, record);
    });
  }

  /** A storage that failed is not asked again. */
  #try(run: () => void): void {
    try {
      run();
    } catch {
      this.#storage = null;
      this.#denied();
    }
  }
}
