import type { ClientEvent } from "../credit_journey.js";
import type { ConnectOptions, Redirect } from "../options.js";
import { copied } from "./check.js";
import type { Input } from "./protocol.js";

/** The app's own functions. What one of them throws is its own: it shows as an unhandled rejection, and stops nothing here. */
export class App {
  #options: ConnectOptions;

  constructor(options: ConnectOptions) {
    this.#options = options;
  }

  report(event: ClientEvent): void {
    guarded(() => this.#options.onEvent?.(event));
  }

  async session(renewal: number): Promise<Input> {
    const { session } = this.#options;
    try {
      return { kind: "session", renewal, session: copied(typeof session === "function" ? await session() : session) };
    } catch {
      // What it throws may name its tokens: it goes nowhere.
      return { kind: "session", renewal, failed: true };
    }
  }

  async departure(journey: number, redirect: Redirect): Promise<Input> {
    let go: unknown = false;
    try {
      go = await this.#options.beforeRedirect?.(redirect);
    } catch (thrown) {
      void Promise.reject(thrown);
    }
    return { kind: "departing", journey, go: go !== false };
  }
}

/** Runs the app's code. */
export function guarded(run: () => void): void {
  try {
    run();
  } catch (thrown) {
    void Promise.reject(thrown);
  }
}
