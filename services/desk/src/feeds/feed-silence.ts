const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Pauses as long as this many usual ones are no accident any more. */
const timesUsual = 3;
/** Nobody is alarmed by a day without news. */
const leastMs = dayMs;

export type SilenceFacts = {
  /** When its newest entry came. */
  lastEntryAt: Date | null;
  /** 95th percentile of the pauses between its entries; null while too few are known. */
  usualGapSeconds: number | null;
  /** Until when it is known that nothing came: its last answer. */
  heardUntil: Date | null;
};

/**
 * Why a feed that used to speak counts as silent, in words, or `undefined`: it answers, but has brought nothing for
 * three times the longest pause that is usual for it (and for a day at least).
 */
export function silenceOf({ lastEntryAt, usualGapSeconds, heardUntil }: SilenceFacts): string | undefined {
  if (lastEntryAt === null || usualGapSeconds === null || heardUntil === null) return undefined;
  const silentMs = heardUntil.getTime() - lastEntryAt.getTime();
  const usualMs = usualGapSeconds * 1000;
  if (silentMs <= Math.max(leastMs, timesUsual * usualMs)) return undefined;
  return `it answers, but has brought nothing new for ${inWords(silentMs)}; it hardly ever paused for more than ${inWords(usualMs)}`;
}

function inWords(ms: number): string {
  const [count, unit] =
    ms < 2 * hourMs
      ? [Math.max(1, Math.round(ms / 60_000)), "minute"]
      : ms < 2 * dayMs
        ? [Math.round(ms / hourMs), "hour"]
        : [Math.round(ms / dayMs), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
