import { refusal } from "../journey-error.js";
import type { ConnectOptions } from "../options.js";

/** The options that every experience has for its host. */
type HostOptions = { [name in (typeof FUNCTIONS)[number] | keyof typeof OBJECTS | "openRedirect"]?: unknown };

/** The options that are the host's: functions and objects with methods, which are none of the machine's business. */
const FUNCTIONS = ["fetch", "onEvent", "beforeRedirect"] as const;
const OBJECTS = {
  clock: ["now", "setTimeout", "clearTimeout"],
  storage: ["getItem", "setItem", "removeItem"],
} as const;

/** Finds the first option of the headless experience's host that cannot be right. */
export function check(options: ConnectOptions): void {
  checkHost(options);
  const { session } = options;
  if (typeof session !== "function" && !isObject(session)) {
    throw refusal("session", "must be a session or a function that gets one");
  }
}

/** Finds the first option of any host's that cannot be right. A service binding given whole, say, must not end in requests by the global `fetch`. */
export function checkHost(options: HostOptions): void {
  if (!isObject(options)) throw refusal("options", "must be an object");
  const { openRedirect } = options;
  for (const name of FUNCTIONS) {
    if (options[name] != null && typeof options[name] !== "function") throw refusal(name, "must be a function");
  }
  for (const [name, methods] of Object.entries(OBJECTS)) {
    const given = options[name as keyof typeof OBJECTS] as Record<string, unknown> | null | undefined;
    if (given != null && !methods.every((method) => typeof given[method] === "function")) {
      throw refusal(name, `must have ${methods.join(", ")}`);
    }
  }
  if (openRedirect != null && openRedirect !== "popup" && typeof openRedirect !== "function") {
    throw refusal("openRedirect", 'must be "popup" or a function');
  }
  if (!options.fetch && typeof globalThis.fetch !== "function") {
    throw refusal("fetch", "must be given: this host has none");
  }
}

/** The options as the machine reads them. */
export function ofMachine(options: ConnectOptions): object {
  const { fetch: _, onEvent, storage, clock, beforeRedirect, openRedirect, ...own } = options;
  return { ...own, popup: openRedirect === "popup", asksDeparture: !!beforeRedirect };
}

/**
 * Copies of what the app gave, as JSON has them. What the app does to its own objects afterwards changes no request
 * that is sent again under the same key, and reading them runs none of the app's code.
 */
export function copied<T>(given: T): T {
  try {
    return given === undefined ? given : (JSON.parse(JSON.stringify(given)) as T);
  } catch {
    throw refusal("input", "must be JSON");
  }
}

/** The signal among the options of a call. By its shape, not its class: a signal of another realm will do. */
export function signalOf(options: unknown): AbortSignal | undefined {
  const signal = isObject(options) ? options["signal"] : undefined;
  if (signal == null) return undefined;
  if (!isObject(signal) || typeof signal["addEventListener"] !== "function") {
    throw refusal("signal", "must be an AbortSignal");
  }
  return signal as unknown as AbortSignal;
}

/** Whether it has properties to read. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
