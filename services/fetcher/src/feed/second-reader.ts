import type { FeedEntry, FeedFormat, ParsedFeed } from "@throughline/contracts";
import { type AtomFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { mostEntries } from "./canonical-feed.ts";
import { asHtml, plainTitle } from "./element-value.ts";
import { entryWithId } from "./entry-id.ts";
import { parseFeedDate } from "./feed-date.ts";
import { absoluteHtml, resolvedUrl } from "./relative-urls.ts";

type RssItem = Partial<RssFeed.Item<string>>;
type RdfItem = Partial<RdfFeed.Item<string>>;
type AtomEntry = Partial<AtomFeed.Entry<string>>;

/** What the three dialects have in common, before it is brought into form. */
type Raw = {
  id?: string | undefined;
  url?: string | undefined;
  title?: string | undefined;
  authors: (string | undefined)[];
  dates: (string | undefined)[];
  summary?: string | undefined;
  content?: string | undefined;
  categories: (string | undefined)[];
  enclosures: FeedEntry["enclosures"];
};

/**
 * Reads XML with feedsmith alone: what stands behind the first reader, should that fail, and shares nothing with
 * it. Gives less: no media, no `xml:base`. Throws what feedsmith throws for a document that it cannot read.
 */
export function readAgain(text: string, url: string): Omit<ParsedFeed, "repairs"> {
  const { format, feed } = parseFeed(text);
  if (format === "json") throw new Error("it is JSON");
  const isAtom = format === "atom";
  const raws: Raw[] = isAtom
    ? (feed.entries ?? []).map(fromAtom)
    : format === "rss"
      ? (feed.items ?? []).map(fromRss)
      : (feed.items ?? []).map(fromRdf);
  const link = isAtom ? pageLink(feed.links) : feed.link;
  return {
    format: format as FeedFormat,
    title: titleOf(isAtom ? feed.title?.value : feed.title),
    link: resolvedUrl(link ?? "", url),
    description: htmlOf(isAtom ? feed.subtitle?.value : feed.description, url),
    language: format === "rss" ? (feed.language ?? "") : "",
    entries: raws.slice(0, mostEntries).map((raw) => entryOf(raw, url)),
  };
}

function entryOf(raw: Raw, base: string): FeedEntry {
  const publishedAt = raw.dates.map((date) => parseFeedDate(date ?? "")).find((date) => date !== undefined);
  return entryWithId({
    id: raw.id ?? "",
    url: resolvedUrl(raw.url ?? "", base),
    title: titleOf(raw.title),
    authors: raw.authors.flatMap((name) => name ?? []),
    ...(publishedAt && { publishedAt }),
    summaryHtml: htmlOf(raw.summary, base),
    contentHtml: htmlOf(raw.content, base),
    categories: raw.categories.flatMap((name) => name ?? []),
    enclosures: raw.enclosures,
    media: [],
  });
}

function fromRss(item: RssItem): Raw {
  const { guid, dc } = item;
  return {
    id: guid?.value,
    url: item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
    title: item.title,
    authors: item.authors?.map(({ name, email }) => name ?? email) ?? dc?.creators ?? [],
    dates: [item.pubDate, ...(dc?.dates ?? [])],
    summary: item.description,
    content: item.content?.encoded,
    categories: (item.categories ?? []).map(({ name }) => name),
    enclosures: (item.enclosures ?? []).flatMap(({ url, type, length }) =>
      url ? [{ url, ...(type && { type }), ...(length !== undefined && { length }) }] : [],
    ),
  };
}

function fromRdf({ rdf, dc, ...item }: RdfItem): Raw {
  return {
    url: item.link ?? rdf?.about,
    title: item.title,
    authors: dc?.creators ?? [],
    dates: dc?.dates ?? [],
    summary: item.description,
    content: item.content?.encoded,
    categories: dc?.subjects ?? [],
    enclosures: [],
  };
}

function fromAtom(entry: AtomEntry): Raw {
  return {
    id: entry.id,
    url: pageLink(entry.links),
    title: entry.title?.value,
    authors: (entry.authors ?? []).map(({ name }) => name),
    dates: [entry.published, entry.updated],
    summary: entry.summary?.value,
    content: entry.content?.value,
    categories: (entry.categories ?? []).map(({ term }) => term),
    enclosures: [],
  };
}

function pageLink(links: { href?: string; rel?: string }[] | undefined): string | undefined {
  return links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
}

function titleOf(text = ""): string {
  return plainTitle({ value: text, isHtml: true });
}

function htmlOf(text = "", base: string): string {
  return absoluteHtml(asHtml({ value: text, isHtml: true }), base);
}
