import type { Parameters } from "./protocol.js";

const EVENTS = ["online", "offline", "pageshow", "pagehide"] as const;

/** The page around us, where there is one: its address, its visibility, its network. */
export class Page {
  #window = globalThis.window;
  #there = true;
  #listener: (event: Event) => void;

  /** `changed` runs whenever visibility or network may have changed, and when the page leaves or comes back. */
  constructor(changed: () => void) {
    this.#listener = ({ type }) => {
      this.#there = type !== "pagehide" && (this.#there || type === "pageshow");
      changed();
    };
  }

  listen(): void {
    for (const event of EVENTS) this.#window?.addEventListener(event, this.#listener);
    this.#window?.document?.addEventListener("visibilitychange", this.#listener);
  }

  leave(): void {
    for (const event of EVENTS) this.#window?.removeEventListener(event, this.#listener);
    this.#window?.document?.removeEventListener("visibilitychange", this.#listener);
  }

  /** Whether the page has not gone, for good or into the back-forward cache. */
  isThere(): boolean {
    return this.#there;
  }

  /** A host without pages always counts as seen. */
  isVisible(): boolean {
    return this.#there && this.#window?.document?.visibilityState !== "hidden";
  }

  isOnline(): boolean {
    return this.#window?.navigator.onLine !== false;
  }

  /** Whether the page stands in a frame of another. */
  isFramed(): boolean {
    return !!this.#window && this.#window !== this.#window.top;
  }

  /** The query parameters the page was loaded with. */
  parameters(): Parameters {
    return this.#window?.location ? parametersOf(this.#window.location.href) : [];
  }

  /** Takes query parameters out of the address, without a history entry: nothing of a return stays behind. */
  cleanAddress(names: string[]): void {
    const url = new URL(this.#window.location.href);
    for (const name of names) url.searchParams.delete(name);
    try {
      this.#window.history.replaceState(this.#window.history.state, "", url);
    } catch {
      // A page that may not change its address keeps it.
    }
  }
}

/** The query parameters of an address; none for what is no address. */
export function parametersOf(url: string): Parameters {
  // Not `URL.canParse`: it is younger than the browsers we run in.
  try {
    return [...new URL(url).searchParams];
  } catch {
    return [];
  }
}
