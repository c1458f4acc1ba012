import type { FeedEntry, ParsedFeed } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { type JsonFeed, parseJsonFeed } from "feedsmith";
import { mostEntries } from "./canonical-feed.ts";
import { onOneLine } from "./element-value.ts";
import { entryWithId } from "./entry-id.ts";
import { parseFeedDate } from "./feed-date.ts";
import { escaped } from "./references.ts";
import { absoluteHtml, resolvedUrl } from "./relative-urls.ts";

/**
 * Reads a JSON Feed (1.0, 1.1) with feedsmith. Throws what `JSON.parse` and feedsmith throw for anything else.
 * JSON may escape what no database takes; it is left out.
 */
export function readJsonFeed(text: string, url: string): Omit<ParsedFeed, "repairs"> {
  const feed: Partial<JsonFeed.Feed<string>> = parseJsonFeed(storable(JSON.parse(text)));
  const hub = feed.hubs?.find(({ type }) => type?.toLowerCase() === "websub")?.url;
  return {
    format: "json",
    title: onOneLine(feed.title ?? ""),
    link: resolvedUrl(feed.home_page_url ?? "", url),
    description: escaped(feed.description ?? ""),
    language: feed.language ?? "",
    ...(hub && { hub }),
    ...(feed.feed_url && { self: resolvedUrl(feed.feed_url, url) }),
    entries: (feed.items ?? []).slice(0, mostEntries).map((item) => entryOf(item, feed, url)),
  };
}

function entryOf(
  item: Partial<JsonFeed.Item<string>>,
  feed: Partial<JsonFeed.Feed<string>>,
  url: string,
): FeedEntry {
  const publishedAt = parseFeedDate(item.date_published ?? "");
  const updatedAt = parseFeedDate(item.date_modified ?? "");
  const authors = item.authors?.length ? item.authors : (feed.authors ?? []);
  return entryWithId({
    id: item.id ?? "",
    url: resolvedUrl(item.url ?? item.external_url ?? "", url),
    title: onOneLine(item.title ?? ""),
    authors: authors.flatMap(({ name }) => name ?? []),
    ...(publishedAt && { publishedAt }),
    ...(updatedAt && { updatedAt }),
    summaryHtml: escaped(item.summary ?? ""),
    contentHtml: absoluteHtml(item.content_html ?? fromText(item.content_text ?? ""), url),
    categories: item.tags ?? [],
    enclosures: (item.attachments ?? []).flatMap(({ url: href, mime_type: type, size_in_bytes: length }) =>
      href ? [{ url: resolvedUrl(href, url), ...(type && { type }), ...(length && { length }) }] : [],
    ),
    media: item.image ? [{ url: resolvedUrl(item.image, url), type: "image/*" }] : [],
  });
}

function fromText(text: string): string {
  return escaped(text).replace(/\n{2,}/g, "<br><br>");
}
