import type { FeedCheck, ParsedFeed } from "@throughline/contracts";
import { normalizeUrl, type WebResponse } from "@throughline/web";
import { hubOf } from "../hub-of-feed.ts";

/** Entries that are shown, and how much of each: an answer travels whole. */
const shown = 5;
const longestText = 300;

/** What a check tells of a document that could be read. */
export function feedFacts(feed: ParsedFeed, answer: WebResponse): NonNullable<FeedCheck["feed"]> {
  const times = feed.entries.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []).sort();
  return {
    format: feed.format,
    title: feed.title.slice(0, longestText),
    link: feed.link.slice(0, 2000),
    language: feed.language.slice(0, 20),
    hub: hubOf(feed, answer).hub,
    repairs: feed.repairs.slice(0, 20),
    entries: feed.entries.length,
    newest: times.at(-1) ?? null,
    oldest: times[0] ?? null,
    withoutId: feed.entries.filter(({ id, url }) => url === "" && id.startsWith("sha256:")).length,
    withoutDate: feed.entries.length - times.length,
    withoutPage: feed.entries.filter(({ url }) => normalizeUrl(url) === undefined).length,
    sample: feed.entries.slice(0, shown).map(({ title, url, publishedAt, updatedAt }) => ({
      title: title.slice(0, longestText),
      url: url.slice(0, 2000),
      publishedAt: publishedAt ?? updatedAt ?? null,
    })),
  };
}

/** The page of the newest entry that leads to one; the first of those that are not dated. */
export function newestPage(feed: ParsedFeed): string | undefined {
  const timeOf = (entry: ParsedFeed["entries"][number]) => entry.publishedAt ?? entry.updatedAt ?? "";
  return feed.entries
    .toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)))
    .flatMap(({ url }) => normalizeUrl(url) ?? [])[0];
}
