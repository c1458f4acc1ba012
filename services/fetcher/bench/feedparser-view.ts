import type { FeedEntry, ParsedFeed } from "@throughline/contracts";
import type { Expectation, Literal } from "./expectation.ts";

/** What a path of feedparser's model is in ours: its value, or `undefined` where ParsedFeed has no such field. */
export function viewOf(feed: ParsedFeed, path: Expectation["path"]): Literal | undefined {
  const [root, ...rest] = path;
  if (root === "version") return feed.format;
  if (root === "feed") return feedView(feed, rest);
  if (root !== "entries" || typeof rest[0] !== "number") return undefined;
  const entry = feed.entries[rest[0]];
  return entryView(entry, rest.slice(1));
}

function feedView(feed: ParsedFeed, [key, ...rest]: Expectation["path"]): Literal | undefined {
  switch (key) {
    case "title":
      return rest.length === 0 ? feed.title : undefined;
    case "title_detail":
      return rest[0] === "value" ? feed.title : undefined;
    case "subtitle":
    case "tagline":
    case "description":
      return rest.length === 0 ? feed.description : undefined;
    case "subtitle_detail":
    case "tagline_detail":
      return rest[0] === "value" ? feed.description : undefined;
    case "link":
      return feed.link;
    case "language":
      return feed.language;
    case "ttl":
      return String(feed.ttlMinutes ?? "");
    default:
      return undefined;
  }
}

function entryView(entry: FeedEntry | undefined, [key, ...rest]: Expectation["path"]): Literal | undefined {
  const [at, field] = rest;
  const whole = rest.length === 0;
  switch (key) {
    case "title":
      return whole ? (entry?.title ?? "") : undefined;
    case "title_detail":
      return at === "value" ? (entry?.title ?? "") : undefined;
    case "link":
      return entry?.url ?? "";
    case "id":
    case "guid":
      return entry?.id ?? "";
    case "summary":
    case "description":
      // feedparser gives the content where there is no summary.
      return whole ? entry?.summaryHtml || entry?.contentHtml || "" : undefined;
    case "summary_detail":
      return at === "value" ? entry?.summaryHtml || entry?.contentHtml || "" : undefined;
    case "content":
      return field === "value" && at === 0 ? (entry?.contentHtml ?? "") : undefined;
    case "author":
      return whole ? (entry?.authors[0] ?? "") : undefined;
    case "authors":
      return field === "name" && typeof at === "number" ? (entry?.authors[at] ?? "") : undefined;
    case "author_detail":
      return at === "name" ? (entry?.authors[0] ?? "") : undefined;
    case "published_parsed":
    case "created_parsed":
      return timeOf(entry?.publishedAt);
    case "updated_parsed":
      return timeOf(entry?.updatedAt ?? entry?.publishedAt);
    case "category":
      return whole ? (entry?.categories[0] ?? "") : undefined;
    case "tags":
      return field === "term" && typeof at === "number" ? (entry?.categories[at] ?? "") : undefined;
    case "enclosures":
      return typeof at === "number" && field !== undefined
        ? fileView(entry?.enclosures[at], field)
        : undefined;
    case "media_content":
      return typeof at === "number" && field !== undefined ? fileView(entry?.media[at], field) : undefined;
    default:
      return undefined;
  }
}

function fileView(
  file: { url: string; type?: string; length?: number } | undefined,
  field: string | number,
): Literal | undefined {
  if (field === "url" || field === "href") return file?.url ?? "";
  if (field === "type") return file?.type ?? "";
  return field === "length" || field === "filesize" ? String(file?.length ?? "") : undefined;
}

/** Python's struct_time, as far as it is compared: year to second. */
function timeOf(iso: string | undefined): Literal {
  const date = new Date(iso ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return null;
  return iso?.match(/\d+/g)?.slice(0, 6).map(Number) ?? null;
}

const versions: Record<string, string> = { rss10: "rdf", rss090: "rdf", cdf: "rss" };

/** Whether ours is what is expected: markup and text alike after what serialisers do differently is taken off. */
export function agrees(ours: Literal, { path, value }: Expectation): boolean {
  if (path[0] === "version" && typeof value === "string")
    return ours === (versions[value] ?? value.replace(/\d.*$/, ""));
  if (Array.isArray(value)) return JSON.stringify(ours) === JSON.stringify(value.slice(0, 6));
  const isTitle = path.some((part) => String(part).startsWith("title"));
  const [a, b] = [String(ours ?? ""), String(value ?? "")].map((text) => comparable(text, isTitle));
  return a === b;
}

/** A title of ours is text; feedparser's may be markup. */
function comparable(text: string, isTitle: boolean): string {
  const undone = (isTitle ? text.replace(/<\/?(b|div|p|a|i|em|strong)(\s[^>]*)?>/g, "") : text)
    .replace(/&#(x?)([0-9a-f]+);/gi, (_whole, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  return undone
    .replace(/\s+/g, " ")
    .replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)>/gi, startTag)
    .replace(/<\/(circle|br|img|hr)>/g, "")
    .trim();
}

/** Attributes in the order of their names, quoted alike, without declarations of namespaces. */
function startTag(_whole: string, name: string, attributes: string): string {
  const list = attributes.replace(/\/$/, "").match(/[\w:-]+(\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g) ?? [];
  const alike = list
    .filter((attribute) => !attribute.startsWith("xmlns"))
    .map((attribute) =>
      attribute.replace(/=\s*(?:"([^"]*)"|'([^']*)'|(.*))$/, (_all, a, b, c) => `="${a ?? b ?? c}"`),
    );
  return `<${[name, ...alike.sort()].join(" ")}>`;
}
