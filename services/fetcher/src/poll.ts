import { createHash } from "node:crypto";
import type { Outcome, PollJob } from "@throughline/contracts";
import { RetryLater } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { PolledFeed } from "@throughline/store";
import { WebError, type WebResponse } from "@throughline/web";
import { askHub } from "./ask-hub.ts";
import { askFeed, isPartial } from "./feed-request.ts";
import { retryAfter } from "./interval.ts";
import { moveOf } from "./moved-feed.ts";
import { after, disabled, type Ended, failed, type PollNeeds, unchanged } from "./poll-ended.ts";
import { readDelivered } from "./read-delivered.ts";
import { readFeed } from "./read-feed.ts";
import { subscribeTo } from "./subscribe.ts";

/** A delayed poll that is not heard of for so long after its turn is put on the line again. */
const lostAfterSeconds = 120;

/**
 * Polls one feed: conditional, with its next due time written before the request, so that a crash makes no hot
 * loop; or reads what its hub delivered, without a request. A feed's own faults (unreachable, broken, gone) are
 * outcomes with a reason; only what fails on our side throws. Throws `RetryLater` while another request to a host
 * on the way is under way.
 */
export async function poll(needs: PollNeeds, job: PollJob, context: StepContext): Promise<Outcome<"poll">> {
  if (job.only === "hub") return askHub(needs, job.feedId, context);
  const { shortestSeconds } = needs;
  const feed = await needs.store.feeds.beginPoll({ feedId: job.feedId, now: context.now(), shortestSeconds });
  if (!feed) return { outcome: "unchanged", reason: "there is no such feed any more" };
  if (feed.status !== "active")
    return { outcome: "unchanged", reason: `not polled: the feed is ${feed.status}` };
  const delivered = feed.delivered ? await readDelivered(needs, feed, context) : undefined;
  if (delivered) return delivered;
  try {
    return await pollOnline(needs, feed, context);
  } catch (error) {
    // It is due as soon as its job may run, should that be lost.
    if (error instanceof RetryLater)
      await needs.store.feeds.update(feed.id, { next_poll_at: after(error.at, lostAfterSeconds) });
    throw error;
  }
}

async function pollOnline(
  needs: PollNeeds,
  feed: PolledFeed,
  context: StepContext,
): Promise<Outcome<"poll">> {
  const startedAt = context.now();
  const started = performance.now();
  const answer = await askFeed(needs, feed, context.signal);
  const ended =
    answer instanceof WebError
      ? failed(needs, feed, answer.message, context.now())
      : await endedBy(needs, feed, answer, context);
  const httpStatus = answer instanceof WebError ? null : answer.status;
  const { outcome, reason, entries, newEntries, changes, next = [] } = ended;
  const durationMs = Math.round(performance.now() - started);
  await needs.store.feeds.recordPoll({
    feedId: feed.id,
    at: startedAt,
    ...{ outcome, reason, httpStatus, entries, newEntries, durationMs, changes },
  });
  await subscribeTo(needs, feed, ended, context.now());
  const evidence = { status: httpStatus, ...ended.evidence };
  if (outcome === "failed") context.log.debug({ feed: feed.url, reason }, "the poll failed");
  return outcome === "entries" ? { outcome, reason, evidence, next } : { outcome, reason, evidence };
}

const successes = new Set([200, 226, 304]);

async function endedBy(
  needs: PollNeeds,
  feed: PolledFeed,
  answer: WebResponse,
  context: StepContext,
): Promise<Ended> {
  const now = context.now();
  const { status } = answer;
  if (status === 410) return disabled(feed, `${feed.url} answers 410: the feed is gone for good`);
  if (!successes.has(status)) return refusedBy(needs, feed, answer, now);
  if (status === 226 && !isPartial(feed, answer))
    return failed(needs, feed, `${new URL(answer.finalUrl).host} answers 226 in a form not asked for`, now);
  const move = await moveOf(needs.store, feed, answer);
  if (move.mergedInto)
    return disabled(feed, `it moved to ${move.mergedInto}, which is a feed of its own here`);
  if (status === 304) return unchanged(needs, feed, answer, move.changes, now, "not modified");
  // A part of the document says nothing about the whole.
  if (status === 226) return readFeed(needs, feed, answer, move.changes, context);
  const bodyHash = createHash("sha256").update(answer.body).digest("hex");
  const sameTag = feed.etag !== null && feed.etag === answer.headers.etag && feed.body_hash !== null;
  if (bodyHash === feed.body_hash || sameTag)
    return unchanged(needs, feed, answer, move.changes, now, "the same document as before");
  return readFeed(needs, feed, answer, { ...move.changes, body_hash: bodyHash }, context);
}

async function refusedBy(needs: PollNeeds, feed: PolledFeed, answer: WebResponse, now: Date): Promise<Ended> {
  const later = retryAfter(answer.headers, now);
  const { host } = new URL(answer.finalUrl);
  if (later && answer.status === 429) await needs.leases.hold(host, later);
  return failed(needs, feed, `${host} answers ${answer.status}`, now, later);
}
