import type { Enclosure, FeedEntry, ParsedFeed } from "@throughline/contracts";
import type { CanonicalNode } from "./canonical-element.ts";
import type { CanonicalFeed } from "./canonical-feed.ts";
import { entryWithId } from "./entry-id.ts";
import { parseFeedDate } from "./feed-date.ts";
import { readingTimesOf } from "./reading-times.ts";
import { resolvedUrl } from "./relative-urls.ts";
import { first, type ReadNode, readWithRssParser, textOf, type Values } from "./rss-parser-reader.ts";

/** Reads a canonical feed. `documentUrl` is where links that lead nowhere else are resolved. */
export async function readCanonical(
  feed: CanonicalFeed,
  documentUrl: string,
): Promise<Omit<ParsedFeed, "repairs">> {
  const read = await readWithRssParser(feed);
  const links = linksOf(read["all link"]);
  const related = (rel: string) => links.find((link) => link.rels.includes(rel))?.href;
  const [hub, self] = [related("hub"), related("self")];
  return {
    format: feed.format,
    title: first(read["all title"], read["all dc:title"]),
    link: pageLink(links),
    description: first(read["all description"], read["all itunes:summary"]),
    language: (first(read["all language"]) || feed.language).replaceAll("_", "-"),
    ...readingTimesOf(read),
    ...(hub && { hub }),
    ...(self && { self }),
    entries: read.items.map((item) => entryOf(item, documentUrl)),
  };
}

function entryOf(item: ReadNode, documentUrl: string): FeedEntry {
  const links = linksOf(item["all link"]);
  const publishedAt = firstDate(item["all published"], item["all dated"], item["all created"]);
  const updatedAt = firstDate(item["all updated"]);
  return entryWithId({
    id: first(item["all guid"]),
    url:
      first(item["all origLink"]) ||
      pageLink(links) ||
      permalinkOf(item["all guid"], documentUrl) ||
      first(item["all about"]),
    title: first(item["all title"], item["all dc:title"], item["all media:title"]),
    authors: distinct(item["all author"] ?? item["all itunes:author"]),
    ...(publishedAt && { publishedAt }),
    ...(updatedAt && { updatedAt }),
    summaryHtml: first(item["all summary"], item["all itunes:summary"]),
    contentHtml: longest(item["all content"]),
    categories: distinct(item["all category"]),
    enclosures: enclosuresOf(item, links),
    media: filesOf(item["all media:content"]),
  });
}

type Link = { href: string; rels: string[]; node: CanonicalNode };

function linksOf(found: Values): Link[] {
  return (found ?? []).map((node) => ({ href: textOf(node), rels: relsOf(node), node }));
}

const alternate = ["alternate"];

function relsOf(node: CanonicalNode): string[] {
  const rel = typeof node === "string" ? "" : node.$.rel;
  return rel ? rel.toLowerCase().split(/\s+/) : alternate;
}

/** The page behind a feed or entry: an alternate in HTML before one in another type (RFC 4287 §4.2.7.2). */
function pageLink(links: Link[]): string {
  let other = "";
  for (const { href, rels, node } of links) {
    if (!rels.includes("alternate")) continue;
    const type = typeof node === "string" ? "" : node.$.type;
    if (!type || type.includes("html")) return href;
    other ||= href;
  }
  return other;
}

/** RSS 2.0: a guid is the entry's URL unless it says that it is none. */
function permalinkOf(guids: Values, documentUrl: string): string {
  const guid = guids?.[0];
  if (guid === undefined) return "";
  if (typeof guid !== "string" && guid.$.isPermaLink?.toLowerCase() === "false") return "";
  const text = textOf(guid);
  return /^https?:\/\//i.test(text) || text.startsWith("/") ? resolvedUrl(text, documentUrl) : "";
}

function enclosuresOf(item: ReadNode, links: Link[]): Enclosure[] {
  const linked = links.filter(({ rels }) => rels.includes("enclosure"));
  return [...filesOf(item["all enclosure"]), ...linked.map(({ node, href }) => fileOf(node, href))];
}

function filesOf(found: Values): Enclosure[] {
  return (found ?? []).map((node) => fileOf(node));
}

function fileOf(node: CanonicalNode, href?: string): Enclosure {
  const { url = "", type, length } = typeof node === "string" ? {} : node.$;
  const bytes = Number.parseInt(length ?? "", 10);
  return { url: href ?? url, ...(type && { type }), ...(bytes >= 0 && { length: bytes }) };
}

function firstDate(...fields: Values[]): string | undefined {
  for (const field of fields) {
    for (const node of field ?? []) {
      const date = parseFeedDate(textOf(node));
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function distinct(field: Values): string[] {
  const values = (field ?? []).map(textOf);
  return values.length > 1 ? [...new Set(values)] : values;
}

function longest(field: Values): string {
  let best = "";
  for (const node of field ?? []) if (textOf(node).length > best.length) best = textOf(node);
  return best;
}
