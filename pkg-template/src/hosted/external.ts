import { guarded } from "../host/app.js";
import type { Settings } from "./options.js";

/** How often a window is looked at, ms: none tells the page that opened it when it closes. */
const LOOK_MS = 400;

/** The window in which the borrower is at a page of another party. */
export class External {
  #how: Settings["openExternal"];
  #closed: () => void;
  #looking: ReturnType<typeof setInterval> | undefined;
  #shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#closed();
  };

  /**
   * `closed` is told when the borrower has closed it, or when its page cut itself off from this one; and where this page left
   * for it, when the browser, which had kept this page, shows it again.
   */
  constructor(how: Settings["openExternal"], closed: () => void) {
    this.#how = how;
    this.#closed = closed;
  }

  /** Opens the page; `false` where the browser wants a click for it. */
  open(url: string, clicked = false): boolean {
    this.forget();
    const how = this.#how;
    if (typeof how === "function") {
      this.#leave(() => how(url));
      return true;
    }
    // Empty at first: `noopener` would hide whether it was blocked. Its way to this page is cut by hand, or it could send
    // the borrower here to a page that looks like this one. The price: only the borrower can close it.
    const opened = window.open("", "_blank", how === "window" ? "popup,width=520,height=760" : "");
    if (!opened) {
      // Browsers inside of apps know no other windows.
      if (clicked) this.#leave(() => location.assign(url));
      return clicked;
    }
    opened.opener = null;
    opened.location.replace(url);
    this.#looking = setInterval(() => {
      if (!opened.closed) return;
      this.forget();
      this.#closed();
    }, LOOK_MS);
    return true;
  }

  forget(): void {
    clearInterval(this.#looking);
    removeEventListener("pageshow", this.#shown);
  }

  #leave(go: () => void): void {
    addEventListener("pageshow", this.#shown);
    guarded(go);
  }
}
