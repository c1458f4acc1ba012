import type { ParsedFeed } from "@throughline/contracts";
import { first, type ReadFeed, textOf, type Values } from "./rss-parser-reader.ts";

/** What a feed says of when it wants to be read. */
export function readingTimesOf(read: ReadFeed): Pick<ParsedFeed, "ttlMinutes" | "skipHours" | "skipDays"> {
  const ttlMinutes = ttlOf(read);
  const skipHours = hoursOf(read["all skipHour"]);
  const skipDays = daysOf(read["all skipDay"]);
  return {
    ...(ttlMinutes !== undefined && { ttlMinutes }),
    ...(skipHours.length > 0 && { skipHours }),
    ...(skipDays.length > 0 && { skipDays }),
  };
}

const periodMinutes: ReadonlyMap<string, number> = new Map([
  ["hourly", 60],
  ["daily", 1440],
  ["weekly", 7 * 1440],
  ["monthly", 30 * 1440],
  ["yearly", 365 * 1440],
]);

/** How long the feed says that it stays as it is: `ttl`, or the syndication module's period by its frequency. */
function ttlOf(read: ReadFeed): number | undefined {
  const ttl = Number.parseInt(first(read["all ttl"]), 10);
  if (ttl > 0) return ttl;
  const period = periodMinutes.get(first(read["all sy:updatePeriod"]).toLowerCase());
  const frequency = Number.parseInt(first(read["all sy:updateFrequency"]), 10);
  return period === undefined ? undefined : Math.round(period / (frequency > 0 ? frequency : 1));
}

/** RSS 2.0 counts hours from 0 to 23, 0.91 from 1 to 24: 24 is midnight in both. */
function hoursOf(values: Values): number[] {
  const hours = (values ?? [])
    .map(textOf)
    .filter((text) => /^\d{1,2}$/.test(text) && Number(text) <= 24)
    .map((text) => Number(text) % 24);
  return [...new Set(hours)];
}

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function daysOf(values: Values): number[] {
  const named = (values ?? []).map((node) => days.indexOf(textOf(node).slice(0, 3).toLowerCase()));
  return [...new Set(named)].filter((day) => day >= 0);
}
