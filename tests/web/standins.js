// What tests put in the place of the page's own, and listen in on.

function define(target, name, descriptor) {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  return () => {
    if (own) Object.defineProperty(target, name, own);
    else delete target[name];
  };
}

/** Gives a property another value, until the function it returns is called. */
export const instead = (target, name, value) => define(target, name, { value, writable: true });

/** Lets a property run this when it is read, until the function it returns is called. */
export const insteadOfGetter = (target, name, getter) => define(target, name, { get: getter });

/** Counts the listeners that are on a target, by type, from now on. */
export class Listeners {
  #target;
  #counts = new Map();

  constructor(target) {
    this.#target = target;
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (type, ...rest) => {
      this.#count(type, 1);
      addEventListener.call(target, type, ...rest);
    };
    target.removeEventListener = (type, ...rest) => {
      this.#count(type, -1);
      removeEventListener.call(target, type, ...rest);
    };
  }

  counts() {
    return Object.fromEntries(this.#counts);
  }

  leave() {
    delete this.#target.addEventListener;
    delete this.#target.removeEventListener;
  }

  #count(type, more) {
    this.#counts.set(type, (this.#counts.get(type) ?? 0) + more);
  }
}

/** Collects what nobody caught, from now on. */
export class Faults {
  messages = [];
  #collect = (event) => {
    event.preventDefault();
    this.messages.push(String((event.reason ?? event.error)?.message));
  };

  constructor() {
    for (const type of ["unhandledrejection", "error"]) addEventListener(type, this.#collect);
  }

  leave() {
    for (const type of ["unhandledrejection", "error"]) removeEventListener(type, this.#collect);
  }
}
