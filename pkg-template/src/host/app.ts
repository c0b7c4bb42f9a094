import type { ClientEvent, Session } from "../credit_journey.js";
import type { ConnectOptions, Redirect } from "../options.js";
import { check, copied, ofMachine } from "./check.js";
import { EarlySession } from "./early-session.js";
import type { Input } from "./protocol.js";

/** The app's own functions. What one of them throws is its own: it shows as an unhandled rejection, and stops nothing here. */
export class App {
  #options: ConnectOptions;
  #first = new EarlySession(() => this.#session());

  /** @throws JourneyError `CONFIG` */
  constructor(options: ConnectOptions) {
    check(options);
    this.#options = options;
  }

  /** Asks for the session before the machine does, unless that has something to do first: to clean the address, or to refuse a key. */
  askEarly(): void {
    const isReturn = !!globalThis.window?.location?.search;
    if (typeof this.#options.session === "function" && !isReturn && !holdsKey(this.#options)) this.#first.begin();
  }

  report(event: ClientEvent): void {
    guarded(() => this.#options.onEvent?.(event));
  }

  async session(renewal: number): Promise<Input> {
    try {
      return { kind: "session", renewal, session: await this.#first.take() };
    } catch {
      // What it throws may name its tokens: it goes nowhere.
      return { kind: "session", renewal, failed: true };
    }
  }

  async #session(): Promise<unknown> {
    const { session } = this.#options;
    const given = typeof session === "function" ? await session() : session;
    return copied(await sessionIn(given));
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

/** What the back-end's answer holds: nobody, if it says 401. Any other failure passes: the session that lives goes on. */
async function sessionIn(given: Session | Response | null): Promise<unknown> {
  // By its shape, not its class: an answer of another realm will do.
  if (typeof given !== "object" || given === null || !("json" in given)) return given;
  const answer = given as Response;
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** Whether an API key may be among the options; the machine has the last word. */
function holdsKey(options: ConnectOptions): boolean {
  try {
    return JSON.stringify(ofMachine(options)).includes("sk_");
  } catch {
    return true;
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
