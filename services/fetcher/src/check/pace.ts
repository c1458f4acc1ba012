import type { FeedCheck, ParsedFeed } from "@throughline/contracts";
import { feedIdOf } from "@throughline/store";
import type { WebResponse } from "@throughline/web";
import { dueTime } from "../due-time.ts";
import { freshSeconds, ownInterval } from "../interval.ts";

export type PaceNeeds = {
  /** The URL under which it would be added: each feed has its own jitter. */
  addedAs: string;
  answer: Pick<WebResponse, "headers">;
  /** The operator's shortest time between two polls. */
  shortestSeconds: number;
  now: Date;
};

const weekMs = 7 * 24 * 3_600_000;

/** When a feed would be polled again if it was polled now, and who decided that: as a poll decides it. */
export function paceFacts(feed: ParsedFeed, needs: PaceNeeds): NonNullable<FeedCheck["pace"]> {
  const { addedAs, answer, shortestSeconds, now } = needs;
  const publishedAt = feed.entries.map(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt);
  const own = ownInterval({ shortestSeconds, publishedAt, now, ttlMinutes: feed.ttlMinutes });
  const fresh = freshSeconds(answer.headers, now);
  const due = dueTime({
    feedId: feedIdOf(addedAs),
    from: now,
    shortestSeconds,
    intervalSeconds: own.seconds,
    because: own.because,
    chosenSeconds: null,
    freshSeconds: fresh,
    unconditional: !answer.headers.etag && !answer.headers["last-modified"],
    pushedUntil: null,
    skipHours: feed.skipHours ?? [],
    skipDays: feed.skipDays ?? [],
  });
  return {
    entriesPerWeek: entriesPerWeek(publishedAt, now),
    intervalSeconds: Math.round((due.at.getTime() - now.getTime()) / 1000),
    because: due.because,
    ttlMinutes: feed.ttlMinutes ?? null,
    freshSeconds: fresh ?? null,
  };
}

/** By the entries of the last week; a document that holds less than a week is taken for its usual pace. */
export function entriesPerWeek(publishedAt: readonly (string | undefined)[], now: Date): number | null {
  const times = publishedAt.flatMap((time) => (time ? [Date.parse(time)] : [])).sort((a, b) => a - b);
  const [oldest] = times;
  if (oldest === undefined) return null;
  const lastWeek = times.filter((time) => time > now.getTime() - weekMs).length;
  const span = now.getTime() - oldest;
  if (times.length < 2 || span >= weekMs || span <= 0) return lastWeek;
  return Math.round((lastWeek * weekMs) / span);
}
