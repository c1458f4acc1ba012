import type { FeedCheck } from "@throughline/contracts";
import { longestSeconds, type Pace, pollInterval } from "../interval.ts";

const weekMs = 7 * 24 * 3_600_000;

/** How often a feed would be polled, and who decided that. */
export function paceFacts(pace: Pace): NonNullable<FeedCheck["pace"]> {
  const intervalSeconds = Math.round(pollInterval(pace));
  return {
    entriesPerWeek: entriesPerWeek(pace),
    intervalSeconds,
    because: decidedBy(pace, intervalSeconds),
    ttlMinutes: pace.ttlMinutes ?? null,
    freshSeconds: pace.freshSeconds ?? null,
  };
}

/** By the entries of the last week; a document that holds less than a week is taken for its usual pace. */
export function entriesPerWeek({ publishedAt, now }: Pick<Pace, "publishedAt" | "now">): number | null {
  const times = publishedAt.flatMap((time) => (time ? [Date.parse(time)] : [])).sort((a, b) => a - b);
  const [oldest] = times;
  if (oldest === undefined) return null;
  const lastWeek = times.filter((time) => time > now.getTime() - weekMs).length;
  const span = now.getTime() - oldest;
  if (times.length < 2 || span >= weekMs || span <= 0) return lastWeek;
  return Math.round((lastWeek * weekMs) / span);
}

function decidedBy(pace: Pace, seconds: number): string {
  const { publishedAt, ttlMinutes = 0, freshSeconds = 0, shortestSeconds } = pace;
  if (publishedAt.length === 0) return "it has no entries, so it is asked once a day";
  if (seconds >= longestSeconds) return "a day is the longest between two polls";
  if (seconds === Math.round(ttlMinutes * 60)) return "the feed itself asks for that";
  if (seconds === Math.round(freshSeconds)) return "its server says that the answer stays fresh so long";
  if (seconds === Math.round(shortestSeconds)) return "it is the shortest that this installation allows";
  return "it is the feed's own pace: one new entry is to be expected";
}
