import type { ParsedFeed } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { PolledFeed } from "@throughline/store";
import type { WebResponse } from "@throughline/web";
import { feedOfSite } from "./feed-of-site.ts";
import { hubOf } from "./hub-of-feed.ts";
import { ownInterval } from "./interval.ts";
import { NotAFeed } from "./not-a-feed.ts";
import { type Changes, type Ended, failed, type PollNeeds, successful } from "./poll-ended.ts";
import { takeOverEntries } from "./take-over-entries.ts";

/** Reads a feed's new document, or the new items alone (226), and takes over its entries. */
export async function readFeed(
  needs: PollNeeds,
  feed: PolledFeed,
  answer: WebResponse,
  changes: Changes,
  { now, log, signal }: StepContext,
): Promise<Ended> {
  let parsed: ParsedFeed;
  try {
    const contentType = answer.headers["content-type"];
    const context = { url: answer.finalUrl, ...(contentType && { contentType }) };
    parsed = await needs.parsing.parse(answer.body, context, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const isPage = error instanceof NotAFeed && error.kind === "page";
    const instead = isPage ? await feedOfSite(needs, feed, answer, now()) : undefined;
    if (instead) return instead;
    if (!(error instanceof NotAFeed)) log.warn({ err: error, feed: feed.url }, "the parser failed");
    return failed(
      needs,
      feed,
      `what ${answer.finalUrl} answers cannot be read: ${(error as Error).message}`,
      now(),
    );
  }
  const taken = await takeOverEntries(needs, feed, parsed, now());
  const whole = answer.status === 200 ? describedBy(needs, feed, parsed, answer, now()) : {};
  const { count: entries, newEntries, jobs, reason } = taken;
  return {
    outcome: jobs.length > 0 ? "entries" : "unchanged",
    reason,
    entries,
    newEntries,
    next: jobs,
    evidence: { format: parsed.format, entries, newEntries, repairs: parsed.repairs },
    changes: successful(needs, feed, answer, { ...changes, ...whole, ...taken.changes }, now()),
  };
}

/** What a whole document says of its feed; its names fill what nobody else has said. */
function describedBy(
  needs: PollNeeds,
  feed: PolledFeed,
  parsed: ParsedFeed,
  answer: WebResponse,
  now: Date,
): Changes {
  const interval = ownInterval({
    shortestSeconds: needs.shortestSeconds,
    publishedAt: parsed.entries.map(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt),
    now,
    ttlMinutes: parsed.ttlMinutes,
  });
  return {
    format: parsed.format,
    site_url: parsed.link.slice(0, 2000) || feed.site_url,
    title: feed.title || parsed.title.slice(0, 500),
    publisher: feed.publisher || parsed.title.slice(0, 200),
    language: feed.language || parsed.language.slice(0, 20),
    interval_s: Math.max(1, Math.round(interval.seconds)),
    interval_reason: interval.because,
    skip_hours: parsed.skipHours ?? [],
    skip_days: parsed.skipDays ?? [],
    ...hubOf(parsed, answer),
  };
}
