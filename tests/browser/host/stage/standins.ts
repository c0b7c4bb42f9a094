// What tests put in the place of the page's own, and listen in on.

function define(target: object, name: string, descriptor: PropertyDescriptor): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  return () => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}

/** Gives a property another value, until the function it returns is called. */
export const instead = (target: object, name: string, value: unknown) =>
  define(target, name, { value, writable: true });

/** Lets a property run this when it is read, until the function it returns is called. */
export const insteadOfGetter = (target: object, name: string, getter: () => unknown) =>
  define(target, name, { get: getter });

/** Knows the listeners that come onto a target from now on, and go. */
export class Listeners {
  #listeners = new Map<string, Set<unknown>>();

  constructor(target: EventTarget) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (type: string, ...rest: [EventListener]) => {
      this.#of(type).add(rest[0]);
      addEventListener.call(target, type, ...rest);
    };
    target.removeEventListener = (type: string, ...rest: [EventListener]) => {
      this.#of(type).delete(rest[0]);
      removeEventListener.call(target, type, ...rest);
    };
  }

  /** How many there are, by type. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#listeners].map(([type, listeners]) => [type, listeners.size]));
  }

  #of(type: string): Set<unknown> {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners);
    return listeners;
  }
}

/** Collects what nobody caught, from now on. */
export class Faults {
  messages: string[] = [];

  constructor() {
    addEventListener("unhandledrejection", (event) => this.#collect(event, event.reason));
    addEventListener("error", (event) => this.#collect(event, event.error));
  }

  #collect(event: Event, fault: unknown): void {
    event.preventDefault();
    this.messages.push(String((fault as Error | null)?.message));
  }
}

/** Everything that is parsed from now on. */
export function witnessParsing(): ({ data?: unknown } | null)[] {
  const parsed: ({ data?: unknown } | null)[] = [];
  const { parse } = JSON;
  JSON.parse = (...given) => {
    const value = parse(...given);
    parsed.push(value);
    return value;
  };
  return parsed;
}
