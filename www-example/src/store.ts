/** A value that components follow by `useSyncExternalStore`. */
export interface Store<Value> {
  read: () => Value;
  subscribe: (listener: () => void) => () => void;
  /** Puts another value in its place. */
  show: (next: Value) => void;
}

export function store<Value>(value: Value): Store<Value> {
  const listeners = new Set<() => void>();
  return {
    read: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(next) {
      value = next;
      for (const listener of listeners) listener();
    },
  };
}
