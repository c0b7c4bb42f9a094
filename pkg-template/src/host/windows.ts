/** Leaves for pages of other parties: in this tab, in a popup, or by the app's own means. */
export class Windows<About extends unknown[] = []> {
  #open: "popup" | ((url: string, ...about: About) => void) | undefined;
  #popup: Window | null = null;
  /** The one that shows another party's page. */
  #shown: Window | null = null;

  constructor(open: "popup" | ((url: string, ...about: About) => void) | undefined) {
    this.#open = open;
  }

  /** Before the address is known: browsers open popups only on the click. One that is blocked leaves this tab to be used. */
  openPopup(): void {
    const popup = globalThis.window?.open("", "credit-journey", "popup,width=520,height=760") ?? null;
    this.#popup = popup?.closed ? null : popup;
  }

  /** Whether a popup waits for its page. */
  isPopupWaiting(): boolean {
    return !!this.#popup;
  }

  /** Whether the borrower has closed the popup, which is another thing than one that was blocked. */
  isPopupClosed(): boolean {
    return !!this.#popup?.closed;
  }

  /** Whether a popup is known to show another party's page. One that its page cuts off from ours counts as closed. */
  isBeside(): boolean {
    return !!this.#shown && !this.#shown.closed;
  }

  /** One that shows a page already is the borrower's to close. */
  closePopup(): void {
    if (this.#popup && isBlank(this.#popup)) this.#popup.close();
    this.#popup = null;
  }

  open(url: string, ...about: About): void {
    if (typeof this.#open === "function") {
      this.#open(url, ...about);
    } else if (this.#popup && !this.#popup.closed) {
      // The other party's page could send ours elsewhere by it. A script may still close what a script opened.
      if (isBlank(this.#popup)) this.#popup.opener = null;
      this.#popup.location.replace(url);
      this.#shown = this.#popup;
    } else {
      globalThis.window?.location.assign(url);
    }
    this.#popup = null;
  }

  /** A window that no script opened stays: the journey goes on in it. */
  closeThis(): void {
    globalThis.window?.close();
  }
}

function isBlank(popup: Window): boolean {
  try {
    return popup.location.href === "about:blank";
  } catch {
    // It is at another origin.
    return false;
  }
}
