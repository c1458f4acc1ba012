import type { FeedEntry, ParsedFeed } from "@throughline/contracts";
import { type JsonFeed, parseJsonFeed, parseRssFeed, type RssFeed } from "feedsmith";
import { NotAFeed } from "../not-a-feed.ts";
import type { CanonicalFeed } from "./canonical-feed.ts";
import { entryWithId } from "./entry-id.ts";
import { parseFeedDate } from "./feed-date.ts";
import { escaped } from "./references.ts";
import { absoluteHtml, resolvedUrl } from "./relative-urls.ts";

type Read = Omit<ParsedFeed, "repairs">;

/** Reads a JSON Feed (1.0, 1.1) with feedsmith. Throws `NotAFeed` when it cannot. */
export function readJsonFeed(text: string, url: string): Read {
  return orNotAFeed(() => fromJson(parseJsonFeed(JSON.parse(text)), url));
}

/** Reads a canonical feed that the first parser could not with feedsmith. Throws `NotAFeed` when it cannot either. */
export function readCanonicalAgain({ xml, values, format, language }: CanonicalFeed): Read {
  return orNotAFeed(() => ({ ...fromRss(parseRssFeed(xml), values, language), format }));
}

function orNotAFeed(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new NotAFeed("other", `it cannot be read as a feed: ${(error as Error).message.split("\n")[0]}`);
  }
}

function fromJson(feed: Partial<JsonFeed.Feed<string>>, url: string): Read {
  const hub = feed.hubs?.find(({ type }) => type?.toLowerCase() === "websub")?.url;
  return {
    format: "json",
    title: feed.title ?? "",
    link: resolvedUrl(feed.home_page_url ?? "", url),
    description: feed.description ?? "",
    language: feed.language ?? "",
    ...(hub && { hub }),
    ...(feed.feed_url && { self: feed.feed_url }),
    entries: (feed.items ?? []).map((item) => fromJsonItem(item, feed, url)),
  };
}

function fromJsonItem(
  item: Partial<JsonFeed.Item<string>>,
  feed: Partial<JsonFeed.Feed<string>>,
  url: string,
): FeedEntry {
  const publishedAt = parseFeedDate(item.date_published ?? "");
  const updatedAt = parseFeedDate(item.date_modified ?? "");
  const content = item.content_html ?? escaped(item.content_text ?? "").replace(/\n{2,}/g, "<br><br>");
  const authors = item.authors?.length ? item.authors : (feed.authors ?? []);
  return entryWithId({
    id: item.id ?? "",
    url: resolvedUrl(item.url ?? item.external_url ?? "", url),
    title: (item.title ?? "").replace(/\s+/g, " ").trim(),
    authors: authors.flatMap(({ name }) => name ?? []),
    ...(publishedAt && { publishedAt }),
    ...(updatedAt && { updatedAt }),
    summaryHtml: escaped(item.summary ?? ""),
    contentHtml: absoluteHtml(content, url),
    categories: item.tags ?? [],
    enclosures: (item.attachments ?? []).flatMap(({ url: href, mime_type, size_in_bytes }) =>
      href
        ? [
            {
              url: resolvedUrl(href, url),
              ...(mime_type && { type: mime_type }),
              ...(size_in_bytes && { length: size_in_bytes }),
            },
          ]
        : [],
    ),
    media: item.image ? [{ url: resolvedUrl(item.image, url), type: "image/*" }] : [],
  });
}

function fromRss(feed: Partial<RssFeed.Feed<string>>, values: string[], language: string): Read {
  return {
    format: "rss",
    title: feed.title ?? "",
    link: feed.link ?? "",
    description: values[Number(feed.description)] ?? "",
    language: feed.language || language,
    ...(feed.ttl && { ttlMinutes: feed.ttl }),
    entries: (feed.items ?? []).map((item) => fromRssItem(item, values)),
  };
}

function fromRssItem(item: Partial<RssFeed.Item<string>>, values: string[]): FeedEntry {
  const publishedAt = parseFeedDate(item.pubDate ?? "");
  return entryWithId({
    id: item.guid?.value ?? "",
    url: item.link ?? "",
    title: item.title ?? "",
    authors: (item.authors ?? []).flatMap((author) => author.name ?? author.email ?? []),
    ...(publishedAt && { publishedAt }),
    summaryHtml: values[Number(item.description)] ?? "",
    contentHtml: values[Number(item.content?.encoded)] ?? "",
    categories: (item.categories ?? []).flatMap(({ name }) => name ?? []),
    enclosures: (item.enclosures ?? []).flatMap(({ url, type, length }) =>
      url ? [{ url, ...(type && { type }), ...(length !== undefined && { length }) }] : [],
    ),
    media: [],
  });
}
