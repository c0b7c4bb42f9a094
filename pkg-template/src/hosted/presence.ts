/** How often what has no size is looked at, ms: nobody tells when it goes. */
const LOOK_MS = 1000;

/** Whether an element is still in the page. What leaves it loses its size: cheaper than to watch a whole document. */
export class Presence {
  #element: Element;
  #gone: () => void;
  #sizes: ResizeObserver;
  #looking: ReturnType<typeof setInterval> | undefined;

  /** `gone` is told once the element has left. */
  constructor(element: Element, gone: () => void) {
    this.#element = element;
    this.#gone = gone;
    this.#sizes = new ResizeObserver(([size]) => {
      const { width, height } = size!.contentRect;
      this.#keepLooking(!width && !height);
      this.look();
    });
    this.#sizes.observe(element);
    // In a place that is hidden from the first there is no size to be told of.
    this.#keepLooking(true);
  }

  look(): void {
    if (!this.#element.isConnected) this.#gone();
  }

  forget(): void {
    this.#sizes.disconnect();
    clearInterval(this.#looking);
  }

  #keepLooking(needed: boolean): void {
    clearInterval(this.#looking);
    if (needed) this.#looking = setInterval(() => this.look(), LOOK_MS);
  }
}
