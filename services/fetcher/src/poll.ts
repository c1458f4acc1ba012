import { createHash } from "node:crypto";
import type { Outcome, PollJob } from "@throughline/contracts";
import { RetryLater } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { FeedRow } from "@throughline/store";
import { feedAccept, type Web, WebError, type WebResponse } from "@throughline/web";
import { retryAfter, withJitter } from "./interval.ts";
import { moveOf } from "./moved-feed.ts";
import { after, disabled, type Ended, failed, type PollNeeds, unchanged } from "./poll-ended.ts";
import { readFeed } from "./read-feed.ts";

const deadlineMs = 30_000;
const maxFeedBytes = 10 * 1024 * 1024;
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
    return readFeed(needs, feed, answer, { ...move.changes, body_hash: bodyHash }, context);
  }
  const later = retryAfter(answer.headers, now);
  if (later && answer.status === 429) await needs.leases.hold(new URL(feed.url).host, later);
  return failed(needs, feed, `${new URL(answer.finalUrl).host} answers ${answer.status}`, now, later);
}
