import { createHash } from "node:crypto";
import type { Json, Outcome, ParsedFeed, PollJob } from "@throughline/contracts";
import { RetryLater } from "@throughline/contracts";
import type { HostLeases, StepContext } from "@throughline/runtime";
import type { FeedRow, PollRecord, Store } from "@throughline/store";
import { feedAccept, type Web, WebError, type WebResponse } from "@throughline/web";
import { discoveredEntries } from "./discovered-entries.ts";
import { backOff, freshSeconds, pollInterval, retryAfter, withJitter } from "./interval.ts";
import { moveOf } from "./moved-feed.ts";
import { NotAFeed } from "./not-a-feed.ts";
import { parseFeed } from "./parse-feed.ts";

export type PollNeeds = {
  store: Store;
  web: Web;
  leases: HostLeases;
  /** The operator's shortest time between two polls of one feed. */
  shortestSeconds: number;
};

type Changes = PollRecord["changes"];
type Ended = Pick<PollRecord, "outcome" | "reason" | "entries" | "newEntries"> & {
  changes: Changes;
  evidence?: { [key: string]: Json };
  next?: Extract<Outcome<"poll">, { outcome: "entries" }>["next"];
};

const deadlineMs = 30_000;
const maxFeedBytes = 10 * 1024 * 1024;
const healthy: Changes = { error_count: 0, last_error: null };

/**
 * Polls one feed: conditional, with its next due time written before the request, so that a crash makes no hot
 * loop. A feed's own faults (unreachable, broken, gone) are outcomes with a reason; only what fails on our side
 * throws. Throws `RetryLater` while another request to the host is under way.
 */
export async function poll(needs: PollNeeds, job: PollJob, context: StepContext): Promise<Outcome<"poll">> {
  const feed = await needs.store.feeds.get(job.feedId);
  if (!feed) return { outcome: "unchanged", reason: "there is no such feed any more" };
  if (feed.status !== "active")
    return { outcome: "unchanged", reason: `not polled: the feed is ${feed.status}` };
  const { host } = new URL(feed.url);
  const lease = await needs.leases.acquire(host);
  if (!lease.granted) throw new RetryLater(lease.at, `${host} is being asked by another job`);
  try {
    return await pollLeased(needs, feed, context);
  } finally {
    await lease.release();
  }
}

async function pollLeased(needs: PollNeeds, feed: FeedRow, context: StepContext): Promise<Outcome<"poll">> {
  const startedAt = context.now();
  const started = performance.now();
  const wait = withJitter(feed.id, Math.max(feed.interval_s, needs.shortestSeconds));
  await needs.store.feeds.update(feed.id, { next_poll_at: after(startedAt, wait) });
  const { answer, error } = await ask(needs.web, feed, context.signal);
  const ended = answer
    ? await endedBy(needs, feed, answer, context)
    : failed(needs, feed, (error as WebError).message, context.now());
  await needs.store.feeds.recordPoll({
    feedId: feed.id,
    at: startedAt,
    outcome: ended.outcome,
    reason: ended.reason,
    httpStatus: answer?.status ?? null,
    entries: ended.entries,
    newEntries: ended.newEntries,
    durationMs: Math.round(performance.now() - started),
    changes: ended.changes,
  });
  const evidence = { status: answer?.status ?? null, ...ended.evidence };
  const { outcome, reason, next = [] } = ended;
  if (outcome === "failed") context.log.debug({ feed: feed.url, reason }, "the poll failed");
  return outcome === "entries" ? { outcome, reason, evidence, next } : { outcome, reason, evidence };
}

async function ask(
  web: Web,
  feed: FeedRow,
  signal: AbortSignal,
): Promise<{ answer?: WebResponse; error?: WebError }> {
  const headers: Record<string, string> = {};
  // Byte for byte as they came, both where both are known (RFC 9110 §13.1).
  if (feed.etag) headers["if-none-match"] = feed.etag;
  if (feed.last_modified) headers["if-modified-since"] = feed.last_modified;
  try {
    return {
      answer: await web.get(feed.url, {
        accept: feedAccept,
        headers,
        signal,
        deadlineMs,
        maxBytes: maxFeedBytes,
      }),
    };
  } catch (error) {
    if (error instanceof WebError) return { error };
    throw error;
  }
}

async function endedBy(
  needs: PollNeeds,
  feed: FeedRow,
  answer: WebResponse,
  context: StepContext,
): Promise<Ended> {
  const now = context.now();
  if (answer.status === 410) return disabled(feed, `${feed.url} answers 410: the feed is gone for good`);
  if (answer.status === 304 || answer.status === 200) {
    const move = await moveOf(needs.store, feed, answer);
    if (move.mergedInto)
      return disabled(feed, `it moved to ${move.mergedInto}, which is a feed of its own here`);
    if (answer.status === 304) return unchanged(needs, feed, answer, move.changes, now, "not modified");
    const bodyHash = createHash("sha256").update(answer.body).digest("hex");
    const sameTag = feed.etag !== null && feed.etag === answer.headers.etag && feed.body_hash !== null;
    if (bodyHash === feed.body_hash || sameTag)
      return unchanged(needs, feed, answer, move.changes, now, "the same document as before");
    return read(needs, feed, answer, { ...move.changes, body_hash: bodyHash }, context);
  }
  const later = retryAfter(answer.headers, now);
  if (later && answer.status === 429) await needs.leases.hold(new URL(feed.url).host, later);
  return failed(needs, feed, `${new URL(answer.finalUrl).host} answers ${answer.status}`, now, later);
}

/** A 304 may bring new validators (RFC 9111 §4.3.4). */
function validatorsOf(answer: WebResponse): Changes {
  const { etag, "last-modified": lastModified } = answer.headers;
  if (answer.status === 304)
    return { ...(etag && { etag }), ...(lastModified && { last_modified: lastModified }) };
  return { etag: etag ?? null, last_modified: lastModified ?? null };
}

function unchanged(
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

async function read(
  needs: PollNeeds,
  feed: FeedRow,
  answer: WebResponse,
  changes: Changes,
  { now, log }: StepContext,
): Promise<Ended> {
  let parsed: ParsedFeed;
  try {
    const contentType = answer.headers["content-type"];
    parsed = await parseFeed(answer.body, { url: answer.finalUrl, ...(contentType && { contentType }) });
  } catch (error) {
    if (!(error instanceof NotAFeed)) log.warn({ err: error, feed: feed.url }, "the parser failed");
    return failed(
      needs,
      feed,
      `what ${answer.finalUrl} answers cannot be read: ${(error as Error).message}`,
      now(),
    );
  }
  const { entries, without } = discoveredEntries(parsed, feed.language);
  const source = {
    id: feed.id,
    publisher: feed.publisher,
    country: feed.country,
    stateMedia: feed.state_media,
  };
  const found = await needs.store.articles.discover(source, entries, now());
  const interval = pollInterval({
    shortestSeconds: needs.shortestSeconds,
    publishedAt: parsed.entries.map(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt),
    now: now(),
    ttlMinutes: parsed.ttlMinutes,
    freshSeconds: freshSeconds(answer.headers, now()),
  });
  const count = parsed.entries.length;
  const reason =
    `${found.newEntries} of ${count} ${count === 1 ? "entry is" : "entries are"} new` +
    (without > 0 ? `; ${without} lead to no page` : "");
  return {
    outcome: found.jobs.length > 0 ? "entries" : "unchanged",
    reason,
    entries: count,
    newEntries: found.newEntries,
    next: found.jobs,
    evidence: {
      format: parsed.format,
      entries: count,
      newEntries: found.newEntries,
      repairs: parsed.repairs,
    },
    changes: {
      ...healthy,
      ...changes,
      ...validatorsOf(answer),
      ...describedBy(parsed, feed),
      interval_s: Math.max(1, Math.round(interval)),
      next_poll_at: after(now(), withJitter(feed.id, interval)),
      last_success_at: now(),
      ...(found.newEntries > 0 && { last_new_at: now() }),
    },
  };
}

/** What a feed says of itself fills what nobody else has said. */
function describedBy(parsed: ParsedFeed, feed: FeedRow): Changes {
  return {
    format: parsed.format,
    site_url: parsed.link.slice(0, 2000) || feed.site_url,
    title: feed.title || parsed.title.slice(0, 500),
    publisher: feed.publisher || parsed.title.slice(0, 200),
    language: feed.language || parsed.language.slice(0, 20),
  };
}

function failed(needs: PollNeeds, feed: FeedRow, reason: string, now: Date, later?: Date): Ended {
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

function disabled(feed: FeedRow, reason: string): Ended {
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

function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
