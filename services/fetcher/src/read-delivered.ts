import type { FetchJob, Outcome, ParsedFeed } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { FeedDelivery, PolledFeed } from "@throughline/store";
import { type Changes, dueOf, type PollNeeds } from "./poll-ended.ts";
import { takeOverEntries } from "./take-over-entries.ts";

/**
 * Reads what a feed's hub delivered, in place of a poll: nobody is asked. A delivery holds new items and deletes
 * nothing. `undefined` when none of it can be read: it is dropped, and the feed is polled. Where our own parts fail it
 * stays, for the next try.
 */
export async function readDelivered(
  needs: PollNeeds,
  feed: PolledFeed,
  context: StepContext,
): Promise<Outcome<"poll"> | undefined> {
  const started = performance.now();
  const at = context.now();
  const deliveries = await needs.store.subscriptions.deliveries(feed.id);
  const read = await readAll(needs, feed, deliveries, context);
  const ids = deliveries.map(({ id }) => id);
  if (read.documents === 0) {
    if (ids.length > 0) await needs.store.subscriptions.dropDeliveries(ids);
    return undefined;
  }
  const { entries, newEntries, jobs } = read;
  const host = new URL(feed.subscribed_hub ?? feed.url).host;
  const reason = `pushed by ${host}: ${newEntries} of ${entries} ${entries === 1 ? "entry is" : "entries are"} new`;
  const outcome = jobs.length > 0 ? "entries" : "unchanged";
  await needs.store.feeds.recordPoll({
    feedId: feed.id,
    at,
    ...{ outcome, reason, entries, newEntries },
    httpStatus: null,
    durationMs: Math.round(performance.now() - started),
    changes: { ...read.changes, ...fallback(needs, feed, at) },
    deliveries: ids,
  });
  const evidence = { from: "hub", hub: feed.subscribed_hub, entries, newEntries };
  return outcome === "entries" ? { outcome, reason, evidence, next: jobs } : { outcome, reason, evidence };
}

async function readAll(needs: PollNeeds, feed: PolledFeed, deliveries: FeedDelivery[], context: StepContext) {
  const read = { documents: 0, entries: 0, newEntries: 0, jobs: [] as FetchJob[], changes: {} as Changes };
  for (const delivery of deliveries) {
    const parsed = await parsedDelivery(needs, feed, delivery, context);
    if (!parsed) continue;
    const taken = await takeOverEntries(needs, feed, parsed, context.now());
    read.documents += 1;
    read.entries += taken.count;
    read.newEntries += taken.newEntries;
    read.jobs.push(...taken.jobs);
    Object.assign(read.changes, taken.changes);
  }
  const jobs = [...new Map(read.jobs.map((job) => [job.articleId, job])).values()];
  return { ...read, jobs };
}

/** `undefined` for a document that cannot be read. */
async function parsedDelivery(
  { parsing }: Pick<PollNeeds, "parsing">,
  feed: PolledFeed,
  { body, content_type: contentType }: FeedDelivery,
  { log, signal }: StepContext,
): Promise<ParsedFeed | undefined> {
  try {
    const context = { url: feed.topic ?? feed.url, ...(contentType && { contentType }) };
    return await parsing.parse(body, context, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    log.debug({ feed: feed.url, reason: (error as Error).message }, "a delivery cannot be read");
    return undefined;
  }
}

/** A push puts no poll off: the fallback counts from when the feed itself was last asked. */
function fallback(needs: PollNeeds, feed: PolledFeed, now: Date): Changes {
  const { at, because } = dueOf(needs, feed, { from: feed.last_polled_at ?? now });
  return { next_poll_at: at > now ? at : now, due_reason: because };
}
