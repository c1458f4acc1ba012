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

/**
 * The entries of the last week, which is what its polls go by, too; null for a document that does not reach back so
 * far: it may be a busy feed's last hour or all of a new one.
 */
export function entriesPerWeek(publishedAt: readonly (string | undefined)[], now: Date): number | null {
  const times = publishedAt.flatMap((time) => (time ? [Date.parse(time)] : []));
  const weekAgo = now.getTime() - weekMs;
  return times.some((time) => time <= weekAgo) ? times.filter((time) => time > weekAgo).length : null;
}
