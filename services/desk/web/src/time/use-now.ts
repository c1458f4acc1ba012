import { useSyncExternalStore } from "react";

/** One clock for the whole page, so that all relative times change together. */
let now = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    ticking = setInterval(() => {
      now = Date.now();
      for (const each of listeners) each();
    }, 15_000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(ticking);
  };
}

/** Milliseconds since 1970, renewed every 15 s. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
