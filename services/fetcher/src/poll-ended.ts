import type { Json, Outcome } from "@throughline/contracts";
import type { HostLeases } from "@throughline/runtime";
import type { FeedRow, PollRecord, Store } from "@throughline/store";
import type { Web, WebResponse } from "@throughline/web";
import type { FeedParsingPool } from "./feed-parsing-pool.ts";
import { backOff, freshSeconds, withJitter } from "./interval.ts";

export type PollNeeds = {
  store: Store;
  web: Web;
  leases: HostLeases;
  parsing: Pick<FeedParsingPool, "parse">;
  /** The operator's shortest time between two polls of one feed. */
  shortestSeconds: number;
};

export type Changes = PollRecord["changes"];

/** How a poll ended: its record, what it changes in the feed, and the jobs that follow. */
export type Ended = Pick<PollRecord, "outcome" | "reason" | "entries" | "newEntries"> & {
  changes: Changes;
  evidence?: { [key: string]: Json };
  next?: Extract<Outcome<"poll">, { outcome: "entries" }>["next"];
};

export const healthy: Changes = { error_count: 0, last_error: null };

/** A 304 may bring new validators (RFC 9111 §4.3.4). */
export function validatorsOf(answer: WebResponse): Changes {
  const { etag, "last-modified": lastModified } = answer.headers;
  if (answer.status === 304)
    return { ...(etag && { etag }), ...(lastModified && { last_modified: lastModified }) };
  return { etag: etag ?? null, last_modified: lastModified ?? null };
}

/** Nothing new: the errors are over, and the feed keeps its pace. */
export function unchanged(
  needs: PollNeeds,
  feed: FeedRow,
  answer: WebResponse,
  changes: Changes,
  now: Date,
  reason: string,
): Ended {
  const interval = Math.max(feed.interval_s, needs.shortestSeconds, freshSeconds(answer.headers, now) ?? 0);
  return {
    outcome: "unchanged",
    reason,
    entries: 0,
    newEntries: 0,
    changes: {
      ...healthy,
      ...changes,
      ...validatorsOf(answer),
      last_success_at: now,
      next_poll_at: after(now, withJitter(feed.id, interval)),
    },
  };
}

/** The feed's own fault. It backs off, or waits as long as its server asks (`later`). */
export function failed(needs: PollNeeds, feed: FeedRow, reason: string, now: Date, later?: Date): Ended {
  const errors = feed.error_count + 1;
  const wait = backOff(feed.id, errors, Math.max(feed.interval_s, needs.shortestSeconds));
  const next = after(now, wait);
  return {
    outcome: "failed",
    reason,
    entries: 0,
    newEntries: 0,
    changes: {
      error_count: errors,
      last_error: reason,
      next_poll_at: later && later > next ? later : next,
    },
  };
}

/** The feed is gone for good: it is switched off, and the list shows why. */
export function disabled(feed: FeedRow, reason: string): Ended {
  return {
    outcome: "failed",
    reason: `${reason}; it is switched off and can be switched on again`,
    entries: 0,
    newEntries: 0,
    changes: {
      status: "disabled",
      status_reason: reason,
      error_count: feed.error_count + 1,
      last_error: reason,
    },
  };
}

export function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
