import { createHash } from "node:crypto";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/** No feed is asked less often than this, and none waits longer after errors. */
export const longestSeconds = day;
/** A server that asks for more patience than this has forgotten what it said. */
const longestRetryAfterSeconds = 7 * day;

export type Pace = {
  /** The operator's shortest time between two polls. */
  shortestSeconds: number;
  /** When the entries in the feed were published, ISO 8601; `undefined` for those that do not say. */
  publishedAt: (string | undefined)[];
  now: Date;
  /** What the document asks for: RSS's `ttl`, or the syndication module's period. */
  ttlMinutes?: number | undefined;
  /** What the answer asks for: Cache-Control's max-age, or Expires. */
  freshSeconds?: number | undefined;
};

/** A time between two polls, and why, in words. */
export type Interval = { seconds: number; because: string };

/**
 * Seconds until a feed's next poll: its own pace, the time in which one new entry is to be expected
 * (7 days / entries of the last 7 days, as Miniflux does; of a document that does not reach back so far, the time
 * that it does / its entries), but never sooner than the feed or its server ask for or the operator allows, and
 * never later than a day. A feed without a dated entry is asked as often as allowed.
 */
export function pollInterval(pace: Pace): number {
  return ownInterval(pace).seconds;
}

/** As `pollInterval`, with the reason. */
export function ownInterval(pace: Pace): Interval {
  const asked = [
    { seconds: pace.shortestSeconds, because: "the shortest time that is set" },
    { seconds: (pace.ttlMinutes ?? 0) * minute, because: "the feed asks for it" },
    { seconds: pace.freshSeconds ?? 0, because: "its server says that nothing is new before" },
  ];
  const { seconds, because } = asked.reduce(longer, ownPace(pace));
  return { seconds: Math.min(longestSeconds, seconds), because };
}

function longer(a: Interval, b: Interval): Interval {
  return b.seconds > a.seconds ? b : a;
}

/** Of fewer entries no pace can be told by how close together they stand. */
const fewestForSpan = 5;

function ownPace({ publishedAt, now, shortestSeconds }: Pace): Interval {
  if (publishedAt.length === 0) return { seconds: longestSeconds, because: "it has no entries" };
  const ages = publishedAt.flatMap((time) => (time ? [(now.getTime() - Date.parse(time)) / 1000] : []));
  if (ages.length === 0) return { seconds: shortestSeconds, because: "its entries have no dates" };
  const count = ages.filter((age) => age < week).length;
  if (count === 0) return { seconds: longestSeconds, because: "nothing is new since a week" };
  const oldest = Math.max(...ages);
  // A busy feed's document does not reach back a week: what was there before has fallen out of it.
  if (oldest < week && count >= fewestForSpan)
    return {
      seconds: oldest / (count - 1),
      because: `${count} entries in the ${inHours(oldest)} that it reaches back`,
    };
  return {
    seconds: week / count,
    because: `${count} ${count === 1 ? "entry" : "entries"} in the last week`,
  };
}

function inHours(seconds: number): string {
  const hours = Math.max(1, Math.round(seconds / hour));
  return hours === 1 ? "hour" : hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

/**
 * Seconds until a failing feed is asked again: its interval, doubled with every error in a row, less up to a
 * quarter by the feed's own fixed chance, never more than a day.
 */
export function backOff(feedId: string, errors: number, intervalSeconds: number): number {
  const doubled = Math.min(longestSeconds, intervalSeconds * 2 ** Math.min(errors - 1, 20));
  return Math.max(1, Math.round(doubled * (1 - 0.25 * fractionOf(`${feedId} ${errors}`))));
}

/** An interval with up to a twentieth more, always the same for one feed, so that feeds do not move in step. */
export function withJitter(feedId: string, intervalSeconds: number): number {
  return Math.min(longestSeconds, intervalSeconds * (1 + 0.05 * fractionOf(feedId)));
}

/** A number from 0 to 1 that is always the same for one text. */
function fractionOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/** How long an answer says that it stays fresh, in seconds (RFC 9111 §4.2.1): max-age before Expires. */
export function freshSeconds(headers: Record<string, string>, now: Date): number | undefined {
  const control = headers["cache-control"] ?? "";
  if (/\bno-(store|cache)\b/i.test(control)) return undefined;
  const maxAge = /\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1];
  if (maxAge !== undefined) return Number(maxAge);
  const expires = httpDate(headers.expires ?? "");
  return expires > now.getTime() ? Math.round((expires - now.getTime()) / 1000) : undefined;
}

/** When Retry-After allows the next request, in seconds or as a date (RFC 9110 §10.2.3); at most a week from now. */
export function retryAfter(headers: Record<string, string>, now: Date): Date | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  const at = /^\d+$/.test(value) ? now.getTime() + Number(value) * 1000 : httpDate(value);
  if (!(at >= now.getTime())) return undefined;
  return new Date(Math.min(at, now.getTime() + longestRetryAfterSeconds * 1000));
}

/** The three forms of RFC 9110 §5.6.7; "UTC" for "GMT" is a common slip. Only the last names no zone, and means GMT. */
const httpDates = [
  /^[a-z]{3}, \d{1,2} [a-z]{3} \d{4} \d\d:\d\d:\d\d (GMT|UTC)$/i,
  /^[a-z]{6,9}, \d\d-[a-z]{3}-\d\d \d\d:\d\d:\d\d GMT$/i,
  /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i,
];

/** A date of HTTP in milliseconds, else NaN: `Date.parse` alone takes "3600.5" for the year 3600. */
function httpDate(value: string): number {
  const form = httpDates.findIndex((pattern) => pattern.test(value.trim()));
  return form === -1 ? Number.NaN : Date.parse(form === 2 ? `${value.trim()} GMT` : value);
}
