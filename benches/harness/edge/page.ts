/** Where the page would be. */
const address = new URL("https://site.example/");

/** A channel that nobody else is on. */
class Silence extends EventTarget {
  postMessage(): void {}
  close(): void {}
}

/**
 * Stands in for what apps expect of a page and a worker has not, so that they can be measured at all: an address, being
 * seen, being online, other tabs. It does nothing, so it costs nothing.
 */
export function standInForAPage(): void {
  const listeners = { addEventListener: () => {}, removeEventListener: () => {} };
  Object.assign(globalThis, {
    location: address,
    history: { state: null, replaceState: () => {} },
    document: { ...listeners, visibilityState: "visible" },
    BroadcastChannel: Silence,
  });
  Object.defineProperty(navigator, "onLine", { value: true });
}
