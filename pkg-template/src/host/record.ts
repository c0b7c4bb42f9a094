import type { RecordStorage } from "../options.js";

/** Where the record is kept: the tab's session storage or the app's own; memory where that is denied. */
export class RecordKeeper {
  #item: string;
  #storage: RecordStorage | null = null;
  #denied: () => void;
  /** The record as it is now, stored or not: a client that must start over in this page takes it up. */
  record: string | null = null;

  /** `item` names the one item. */
  constructor(item: string, given: RecordStorage | null | undefined, denied: () => void) {
    this.#item = item;
    this.#denied = denied;
    this.#try(() => {
      this.#storage = given === undefined ? ofTab() : given;
      this.record = this.#storage?.getItem(item) ?? null;
    });
  }

  keep(record: string | null): void {
    this.record = record;
    this.#try(() => {
      if (record === null) this.#storage?.removeItem(this.#item);
      else this.#storage?.setItem(this.#item, record);
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

/** The tab's own; the edge has no tabs. Throws where it is denied: merely naming it does, or it is null, as in some webviews. */
function ofTab(): Storage | null {
  const { window } = globalThis;
  if (!window) return null;
  if (!window.sessionStorage) throw new DOMException("denied", "SecurityError");
  return window.sessionStorage;
}
