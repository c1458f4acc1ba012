import type { Json, Outcome } from "@throughline/contracts";
import type { HostLeases } from "@throughline/runtime";
import type { PolledFeed, PollRecord, Store } from "@throughline/store";
import type { Web, WebResponse } from "@throughline/web";
import { type Due, dueTime } from "./due-time.ts";
import type { FeedParsingPool } from "./feed-parsing-pool.ts";
import { backOff, freshSeconds } from "./interval.ts";

export type PollNeeds = {
  store: Store;
  web: Web;
  leases: HostLeases;
  parsing: Pick<FeedParsingPool, "parse">;
  /** The operator's shortest time between two polls of one feed. */
  shortestSeconds: number;
  /** URL under which hubs reach the desk; without it nothing is subscribed to. */
  publicUrl?: string | undefined;
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

/**
 * When a feed is due as things stand, with what this poll changes in it. `from` is when it was last asked; without
 * an `answer` nothing is known of its freshness.
 */
export function dueOf(
  needs: Pick<PollNeeds, "shortestSeconds">,
  feed: PolledFeed,
  { changes = {}, answer, from }: { changes?: Changes; answer?: WebResponse; from: Date },
): Due {
  const now = { ...feed, ...changes } as PolledFeed;
  return dueTime({
    feedId: feed.id,
    from,
    shortestSeconds: needs.shortestSeconds,
    intervalSeconds: now.interval_s,
    because: now.interval_reason,
    chosenSeconds: feed.chosen_interval_s,
    freshSeconds: answer && freshSeconds(answer.headers, from),
    unconditional: now.etag === null && now.last_modified === null,
    pushedUntil: feed.subscription_status === "active" ? feed.subscribed_until : null,
    skipHours: now.skip_hours,
    skipDays: now.skip_days,
  });
}

/** A read or unchanged feed: its errors are over, and it is due by its own pace. */
export function successful(
  needs: PollNeeds,
  feed: PolledFeed,
  answer: WebResponse,
  given: Changes,
  now: Date,
): Changes {
  const changes = { ...healthy, ...given, ...validatorsOf(answer), last_success_at: now };
  const due = dueOf(needs, feed, { changes, answer, from: now });
  return { ...changes, next_poll_at: due.at, due_reason: due.because };
}

/** Nothing new. */
export function unchanged(
  needs: PollNeeds,
  feed: PolledFeed,
  answer: WebResponse,
  changes: Changes,
  now: Date,
  reason: string,
): Ended {
  return {
    outcome: "unchanged",
    reason,
    entries: 0,
    newEntries: 0,
    changes: successful(needs, feed, answer, changes, now),
  };
}

/** The feed's own fault. It backs off, or waits as long as its server asks (`later`). */
export function failed(needs: PollNeeds, feed: PolledFeed, reason: string, now: Date, later?: Date): Ended {
  const errors = feed.error_count + 1;
  const interval = feed.chosen_interval_s ?? Math.max(feed.interval_s, needs.shortestSeconds);
  const next = after(now, backOff(feed.id, errors, interval));
  const asked = later !== undefined && later > next;
  return {
    outcome: "failed",
    reason,
    entries: 0,
    newEntries: 0,
    changes: {
      error_count: errors,
      last_error: reason,
      next_poll_at: asked ? later : next,
      due_reason: asked ? "its server asks for patience" : "it failed: it is tried less and less often",
    },
  };
}

/** The feed is gone for good: it is switched off, and the list shows why. */
export function disabled(feed: PolledFeed, reason: string): Ended {
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
