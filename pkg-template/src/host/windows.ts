/** Leaves for pages of other parties: in this tab, in a popup, or by the app's own means. */
export class Windows<About extends unknown[] = []> {
  #open: "popup" | ((url: string, ...about: About) => void) | undefined;
  #popup: Window | null = null;

  constructor(open: "popup" | ((url: string, ...about: About) => void) | undefined) {
    this.#open = open;
  }

  /** Before the address is known: browsers open popups only on the click. One that is blocked leaves this tab to be used. */
  openPopup(): void {
    this.#popup = globalThis.window?.open("", "credit-journey", "popup,width=520,height=760") ?? null;
  }

  closePopup(): void {
    this.#popup?.close();
    this.#popup = null;
  }

  open(url: string, ...about: About): void {
    if (typeof this.#open === "function") this.#open(url, ...about);
    else if (this.#popup && !this.#popup.closed) this.#popup.location.replace(url);
    else globalThis.window?.location.assign(url);
    this.#popup = null;
  }

  /** A window that no script opened stays: the journey goes on in it. */
  closeThis(): void {
    globalThis.window?.close();
  }
}
