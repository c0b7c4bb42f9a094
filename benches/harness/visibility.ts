/** Runs in the page: tells it that it is seen, or not. A headless browser shows every tab. */
export function show(visibility: string): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => visibility === "hidden" });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
