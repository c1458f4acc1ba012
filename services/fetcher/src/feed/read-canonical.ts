import type { Enclosure, FeedEntry, ParsedFeed } from "@throughline/contracts";
import Parser from "rss-parser";
import type { CanonicalFeed } from "./canonical-feed.ts";
import { entryWithId } from "./entry-id.ts";
import { parseFeedDate } from "./feed-date.ts";
import { resolvedUrl } from "./relative-urls.ts";

/** An element as xml2js gives it: its text, or an object with its text and attributes. */
type Node = string | { _?: string; $?: Record<string, string> };
type Nodes = Node[] | undefined;
type Tree = Record<string, Nodes>;

const feedFields = [
  "title",
  "dc:title",
  "link",
  "description",
  "itunes:summary",
  "language",
  "ttl",
  "skipHour",
  "skipDay",
  "sy:updatePeriod",
  "sy:updateFrequency",
];
const entryFields = [
  "title",
  "dc:title",
  "media:title",
  "link",
  "origLink",
  "about",
  "guid",
  "description",
  "itunes:summary",
  "content:encoded",
  "author",
  "itunes:author",
  "pubDate",
  "created",
  "dc:date",
  "atom:updated",
  "category",
  "enclosure",
  "media:content",
];

/** Every value of a field, under a name that rss-parser's own fields do not use. */
const all = (fields: string[]) =>
  fields.map((field): [string, string, { keepArray: true }] => [field, `all ${field}`, { keepArray: true }]);

/** Reads a canonical feed with rss-parser. `documentUrl` is where links that lead nowhere else are resolved. */
export async function readCanonical(
  feed: CanonicalFeed,
  documentUrl: string,
): Promise<Omit<ParsedFeed, "repairs">> {
  // A new instance each time: one that met an error carries its state into the next feed.
  const parser = new Parser<Record<string, Nodes>, Record<string, Nodes>>({
    customFields: { feed: all(feedFields) as never, item: all(entryFields) as never },
  });
  const read = await parser.parseString(feed.xml);
  const tree = read as unknown as Tree;
  const links = linksOf(nodes(tree, "link"));
  const ttlMinutes = ttlOf(tree);
  const related = (rel: string) => links.find((link) => link.rels.includes(rel))?.href;
  return {
    format: feed.format,
    title: first(tree, "title", "dc:title"),
    link: pageLink(links),
    description: firstHtml(tree, feed.values, "description", "itunes:summary"),
    language: (first(tree, "language") || feed.language).replaceAll("_", "-"),
    ...(ttlMinutes !== undefined && { ttlMinutes }),
    ...skippedTimesOf(tree),
    ...(related("hub") && { hub: related("hub") }),
    ...(related("self") && { self: related("self") }),
    entries: read.items.map((item) => entryOf(item as unknown as Tree, feed.values, documentUrl)),
  };
}

function entryOf(tree: Tree, values: string[], documentUrl: string): FeedEntry {
  const links = linksOf(nodes(tree, "link"));
  const publishedAt = firstDate(tree, "pubDate", "dc:date", "created");
  const updatedAt = firstDate(tree, "atom:updated");
  return entryWithId({
    id: first(tree, "guid"),
    url: first(tree, "origLink") || pageLink(links) || permalinkOf(tree, documentUrl) || first(tree, "about"),
    title: first(tree, "title", "dc:title", "media:title"),
    authors: distinct(
      nodes(tree, "author").length > 0 ? texts(tree, "author") : texts(tree, "itunes:author"),
    ),
    ...(publishedAt && { publishedAt }),
    ...(updatedAt && { updatedAt }),
    summaryHtml: firstHtml(tree, values, "description", "itunes:summary"),
    contentHtml: longest(htmls(tree, values, "content:encoded")),
    categories: distinct(texts(tree, "category")),
    enclosures: [
      ...nodes(tree, "enclosure").map(fileOf),
      ...links.filter(({ rels }) => rels.includes("enclosure")).map(({ href, node }) => fileOf(node, href)),
    ].filter(({ url }) => url !== ""),
    media: nodes(tree, "media:content")
      .map((node) => fileOf(node))
      .filter(({ url }) => url !== ""),
  });
}

type Link = { href: string; rels: string[]; type: string; node: Node };

function linksOf(found: Node[]): Link[] {
  return found.map((node) => ({
    href: textOf(node),
    rels: (attributesOf(node).rel ?? "alternate").toLowerCase().split(/\s+/),
    type: attributesOf(node).type ?? "",
    node,
  }));
}

/** The page behind a feed or entry: an alternate in HTML before one in another type (RFC 4287 §4.2.7.2). */
function pageLink(links: Link[]): string {
  const alternates = links.filter(({ rels, href }) => rels.includes("alternate") && href !== "");
  const page = alternates.find(({ type }) => type === "" || type.includes("html")) ?? alternates[0];
  return page?.href ?? "";
}

/** RSS 2.0: a guid is the entry's URL unless it says that it is none. */
function permalinkOf(tree: Tree, documentUrl: string): string {
  const [guid] = nodes(tree, "guid");
  if (guid === undefined || attributesOf(guid).isPermaLink?.toLowerCase() === "false") return "";
  const text = textOf(guid);
  return /^https?:\/\//i.test(text) || text.startsWith("/") ? resolvedUrl(text, documentUrl) : "";
}

function fileOf(node: Node, href?: unknown): Enclosure {
  const { url, type, length } = attributesOf(node);
  const bytes = Number.parseInt(length ?? "", 10);
  return {
    url: typeof href === "string" ? href : (url ?? ""),
    ...(type && { type }),
    ...(bytes >= 0 && { length: bytes }),
  };
}

const periodMinutes: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 7 * 1440,
  monthly: 30 * 1440,
  yearly: 365 * 1440,
};

/** How long the feed says that it stays as it is: `ttl`, or the syndication module's period by its frequency. */
function ttlOf(tree: Tree): number | undefined {
  const ttl = Number.parseInt(first(tree, "ttl"), 10);
  if (ttl > 0) return ttl;
  const period = periodMinutes[first(tree, "sy:updatePeriod").toLowerCase()];
  const frequency = Number.parseInt(first(tree, "sy:updateFrequency"), 10);
  return period === undefined ? undefined : Math.round(period / (frequency > 0 ? frequency : 1));
}

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** RSS 2.0 counts hours from 0 to 23, 0.91 from 1 to 24: 24 is midnight in both. */
function skippedTimesOf(tree: Tree): Pick<ParsedFeed, "skipHours" | "skipDays"> {
  const hours = distinct(texts(tree, "skipHour")).flatMap((text) =>
    /^\d{1,2}$/.test(text) && Number(text) <= 24 ? [Number(text) % 24] : [],
  );
  const skipDays = distinct(texts(tree, "skipDay"))
    .map((text) => days.indexOf(text.slice(0, 3).toLowerCase()))
    .filter((day) => day >= 0);
  const skipHours = [...new Set(hours)];
  return { ...(skipHours.length > 0 && { skipHours }), ...(skipDays.length > 0 && { skipDays }) };
}

function firstDate(tree: Tree, ...names: string[]): string | undefined {
  for (const text of names.flatMap((name) => texts(tree, name))) {
    const date = parseFeedDate(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

function nodes(tree: Tree, name: string): Node[] {
  return tree[`all ${name}`] ?? [];
}

function texts(tree: Tree, name: string): string[] {
  return nodes(tree, name).map(textOf);
}

function first(tree: Tree, ...names: string[]): string {
  return names.flatMap((name) => texts(tree, name)).find((text) => text !== "") ?? "";
}

function htmls(tree: Tree, values: string[], name: string): string[] {
  return texts(tree, name).map((place) => values[Number(place)] ?? "");
}

function firstHtml(tree: Tree, values: string[], ...names: string[]): string {
  return names.flatMap((name) => htmls(tree, values, name)).find((html) => html !== "") ?? "";
}

function textOf(node: Node): string {
  return (typeof node === "string" ? node : (node._ ?? "")).trim();
}

function attributesOf(node: Node): Record<string, string> {
  return typeof node === "string" ? {} : (node.$ ?? {});
}

function distinct(values: string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))];
}

function longest(values: string[]): string {
  return values.reduce((best, value) => (value.length > best.length ? value : best), "");
}
