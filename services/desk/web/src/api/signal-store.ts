import { useSyncExternalStore } from "react";

/** One value outside of React that components can follow. */
export type SignalStore<T> = { get: () => T; set: (value: T) => void; use: () => T };

export function createSignalStore<T>(initial: T): SignalStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
