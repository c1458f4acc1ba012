const quietMs = 250;
const burstMs = 1500;

/**
 * How long to gather messages before they are handed on, given the time since the last ones were: a single
 * message is told at once, a burst costs the server one round of questions every 1.5 s.
 */
export function gatherMs(sinceLastMs: number): number {
  return Math.max(quietMs, burstMs - Math.max(0, sinceLastMs));
}

/**
 * How long to wait before the live stream is opened again: 1 s, 2 s, 4 s … 30 s, with up to a quarter more by
 * chance (0 to 1), so that many pages do not come back at once.
 */
export function reconnectDelayMs(failures: number, chance: number): number {
  const base = Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1));
  return Math.round(base * (1 + chance / 4));
}
