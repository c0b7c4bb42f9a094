import type { Input } from "./protocol.js";

/** The other tabs of this origin: a channel to tell them, and locks to agree on one that polls. */
export class Tabs {
  #hear: (input: Input) => void;
  #channel: BroadcastChannel | null = null;
  /** How to let go of the lock of each journey that is led. */
  #led = new Map<number, () => void>();

  constructor(hear: (input: Input) => void) {
    this.#hear = hear;
  }

  /** Only pages have other tabs; a worker at the edge shares its globals with strangers. */
  areSupported(): boolean {
    return !!globalThis.window?.BroadcastChannel && !!navigator.locks;
  }

  /** An open channel may keep a page out of the back-forward cache: it is open while the page is there. */
  join(): void {
    if (this.#channel || !globalThis.window?.BroadcastChannel) return;
    this.#channel = new BroadcastChannel("credit-journey");
    this.#channel.onmessage = ({ data }) => this.#hear({ kind: "told", message: data as unknown });
  }

  leave(): void {
    this.#channel?.close();
    this.#channel = null;
    this.stepDownAll();
  }

  tell(message: unknown): void {
    this.#channel?.postMessage(message);
  }

  /** Never waits in the queue, and runs nothing while the lock is held: the holder is a promise. */
  async lead(journey: number, name: string): Promise<void> {
    try {
      await navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return this.#hear({ kind: "led", journey, granted: false });
        return new Promise<void>((release) => {
          this.#led.set(journey, release);
          queueMicrotask(() => this.#hear({ kind: "led", journey, granted: true }));
        });
      });
    } catch {
      // Locks are denied to sandboxed frames: every tab polls for itself then.
      this.#hear({ kind: "led", journey, granted: true });
    }
  }

  stepDown(journey: number): void {
    this.#led.get(journey)?.();
    this.#led.delete(journey);
  }

  stepDownAll(): void {
    for (const journey of [...this.#led.keys()]) this.stepDown(journey);
  }
}
