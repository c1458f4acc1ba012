/** Entries that a feed's pace is measured on, at most. */
export const mostMeasured = 200;
const windowMs = 28 * 24 * 3_600_000;
/** Fewer pauses than this tell nothing about what is usual. */
const leastGaps = 8;

export type Cadence = {
  /** Entries since `since`, which is 28 days ago or the oldest of them. */
  entries: number;
  since: Date;
  lastAt: Date;
  /** 95th percentile of the pauses between two entries, in seconds (nearest rank); null while too few are known. */
  usualGapSeconds: number | null;
};

/**
 * How often a feed speaks, from the times of its entries in any order; those of one instant count as one for the
 * pauses. `undefined` unless there are two instants.
 */
export function cadenceOf(times: readonly Date[], now: Date): Cadence | undefined {
  const sorted = times.map((time) => time.getTime()).sort((a, b) => a - b);
  const [oldest] = sorted;
  const newest = sorted.at(-1);
  if (oldest === undefined || newest === undefined || oldest === newest) return undefined;
  const since = Math.max(oldest, now.getTime() - windowMs);
  return {
    entries: sorted.filter((time) => time >= since).length,
    since: new Date(since),
    lastAt: new Date(newest),
    usualGapSeconds: usualGap([...new Set(sorted)]),
  };
}

function usualGap(instants: number[]): number | null {
  const gaps = instants.slice(1).map((instant, index) => instant - (instants[index] ?? instant));
  if (gaps.length < leastGaps) return null;
  gaps.sort((a, b) => a - b);
  return Math.round((gaps[Math.ceil(gaps.length * 0.95) - 1] ?? 0) / 1000);
}
