import type { FetchJob, ParsedFeed } from "@throughline/contracts";
import type { FeedRow } from "@throughline/store";
import { cadenceOf, mostMeasured } from "./cadence.ts";
import { discoveredEntries } from "./discovered-entries.ts";
import type { Changes, PollNeeds } from "./poll-ended.ts";

export type TakenOver = {
  jobs: FetchJob[];
  /** Entries of the document, and how many of them the store did not know. */
  count: number;
  newEntries: number;
  /** In words. */
  reason: string;
  /** What the new entries change in the feed. */
  changes: Changes;
};

/** Puts the entries of a feed's document, or of a part of it, into the store. */
export async function takeOverEntries(
  { store }: Pick<PollNeeds, "store">,
  feed: FeedRow,
  parsed: ParsedFeed,
  now: Date,
): Promise<TakenOver> {
  const { entries, without } = discoveredEntries(parsed, feed.language);
  const source = {
    id: feed.id,
    publisher: feed.publisher,
    country: feed.country,
    stateMedia: feed.state_media,
  };
  const { jobs, newEntries } = await store.articles.discover(source, entries, now);
  const cadence =
    newEntries > 0 ? cadenceOf(await store.feeds.entryTimes(feed.id, mostMeasured), now) : undefined;
  const count = parsed.entries.length;
  return {
    jobs,
    count,
    newEntries,
    reason: countedWords(newEntries, count, without),
    changes: {
      ...(newEntries > 0 && { last_new_at: now }),
      ...(cadence && {
        recent_entries: cadence.entries,
        recent_since: cadence.since,
        last_entry_at: cadence.lastAt,
        usual_gap_s: cadence.usualGapSeconds,
      }),
    },
  };
}

function countedWords(newEntries: number, count: number, without: number): string {
  const words = `${newEntries} of ${count} ${count === 1 ? "entry is" : "entries are"} new`;
  return without > 0 ? `${words}; ${without} lead to no page` : words;
}
