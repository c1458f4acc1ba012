import { useState } from "react";

/**
 * Holds what a person is reading. As long as `isSame` says that the newest differs only in what may change
 * in place, the newest is shown; otherwise what was shown stays until `accept` is called. Another `key` (the
 * reader went on to another thing) starts anew.
 */
export function useHeld<T>(
  key: string,
  newest: T | undefined,
  isSame: (shown: T, newest: T) => boolean,
): { shown: T | undefined; isBehind: boolean; accept: () => void } {
  const [held, setHeld] = useState<{ key: string; value: T | undefined }>({ key, value: newest });
  let current = held;
  const started = held.key === key && held.value !== undefined;
  if (!started && (held.key !== key || newest !== undefined)) {
    current = { key, value: newest };
    setHeld(current);
  } else if (started && newest !== undefined && newest !== held.value && isSame(held.value as T, newest)) {
    current = { key, value: newest };
    setHeld(current);
  }
  return {
    shown: current.value,
    isBehind: current.value !== undefined && newest !== undefined && current.value !== newest,
    accept: () => setHeld({ key, value: newest }),
  };
}
