import type { ParsedFeed } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { FeedRow } from "@throughline/store";
import type { WebResponse } from "@throughline/web";
import { discoveredEntries } from "./discovered-entries.ts";
import { feedOfSite } from "./feed-of-site.ts";
import { freshSeconds, pollInterval, withJitter } from "./interval.ts";
import { NotAFeed } from "./not-a-feed.ts";
import {
  after,
  type Changes,
  type Ended,
  failed,
  healthy,
  type PollNeeds,
  validatorsOf,
} from "./poll-ended.ts";

/** Reads a feed's new document and takes over its entries. */
export async function readFeed(
  needs: PollNeeds,
  feed: FeedRow,
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
    const instead = isPage ? await feedOfSite(needs.store, feed, answer, now()) : undefined;
    if (instead) return instead;
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
  const { jobs, newEntries } = await needs.store.articles.discover(source, entries, now());
  const count = parsed.entries.length;
  return {
    outcome: jobs.length > 0 ? "entries" : "unchanged",
    reason: countedWords(newEntries, count, without),
    entries: count,
    newEntries,
    next: jobs,
    evidence: { format: parsed.format, entries: count, newEntries, repairs: parsed.repairs },
    changes: {
      ...healthy,
      ...changes,
      ...validatorsOf(answer),
      ...describedBy(parsed, feed),
      ...paceOf(needs, feed, parsed, answer, now()),
      last_success_at: now(),
      ...(newEntries > 0 && { last_new_at: now() }),
    },
  };
}

function countedWords(newEntries: number, count: number, without: number): string {
  const words = `${newEntries} of ${count} ${count === 1 ? "entry is" : "entries are"} new`;
  return without > 0 ? `${words}; ${without} lead to no page` : words;
}

/** When the feed is due next, by its own pace and what it and its server ask for. */
function paceOf(
  needs: PollNeeds,
  feed: FeedRow,
  parsed: ParsedFeed,
  answer: WebResponse,
  now: Date,
): Changes {
  const interval = pollInterval({
    shortestSeconds: needs.shortestSeconds,
    publishedAt: parsed.entries.map(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt),
    now,
    ttlMinutes: parsed.ttlMinutes,
    freshSeconds: freshSeconds(answer.headers, now),
  });
  return {
    interval_s: Math.max(1, Math.round(interval)),
    next_poll_at: after(now, withJitter(feed.id, interval)),
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
