import type { FeedEntry, ParsedFeed } from "@throughline/contracts";
import { type DocumentKind, decodeText, sniffDocument } from "@throughline/web";
import { canonicalFeed } from "./feed/canonical-feed.ts";
import { onOneLine } from "./feed/element-value.ts";
import { withDistinctIds } from "./feed/entry-id.ts";
import { readJsonFeed } from "./feed/json-feed.ts";
import { readCanonical } from "./feed/read-canonical.ts";
import { createRepairs, type Repairs } from "./feed/repairs.ts";
import { readAgain } from "./feed/second-reader.ts";
import { NotAFeed } from "./not-a-feed.ts";
import { safeFeed } from "./safe-feed.ts";

export type FeedContext = { url: string; contentType?: string };

/** How much of a document is looked at to tell a page from a feed. */
const sniffedBytes = 64 * 1024;

/**
 * Reads a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF, news sitemaps and JSON Feed, in any charset. What is
 * broken is mended as far as it can be, and `repairs` says what; URLs are absolute, times ISO 8601 in UTC, HTML is
 * sanitised. At most 10,000 entries are read. `context.url` is where the document came from.
 *
 * Throws `NotAFeed` for a page or anything else. XML is read into one dialect and goes through rss-parser; JSON
 * Feed, and XML on which that fails, through feedsmith.
 */
export async function parseFeed(body: Uint8Array, context: FeedContext): Promise<ParsedFeed> {
  const repairs = createRepairs();
  const text = feedText(body, context.contentType, repairs);
  const kind = sniffDocument(text);
  if (kind === "html" || kind === "other") throw notAFeed(kind, text);
  const feed = safeFeed(await read(withoutControls(text, repairs), kind, context.url, repairs), context.url);
  const entries = withDistinctIds(feed.entries.map(withIdOnOneLine), repairs.note);
  return { ...feed, entries, repairs: repairs.list() };
}

/** The document's text; a page is recognised by its start, whatever its size. */
function feedText(body: Uint8Array, contentType: string | undefined, repairs: Repairs): string {
  if (body.length > sniffedBytes) {
    const start = decodeText(body.subarray(0, sniffedBytes), contentType).text;
    if (sniffDocument(start) === "html") throw notAFeed("html", start);
  }
  const { text, conflicts } = decodeText(body, contentType);
  for (const conflict of conflicts) repairs.note(conflict);
  return text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML does not allow
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function withoutControls(text: string, repairs: Repairs): string {
  if (!control.test(text)) return text;
  repairs.note("control characters");
  return text.replace(new RegExp(control, "g"), "");
}

async function read(
  text: string,
  kind: DocumentKind,
  url: string,
  repairs: Repairs,
): Promise<Omit<ParsedFeed, "repairs">> {
  if (kind === "json") return orNotAFeed(() => readJsonFeed(text, url));
  try {
    const canonical = canonicalFeed(text, url, repairs);
    if (canonical) return await readCanonical(canonical, url);
  } catch (error) {
    repairs.note(`read by the second parser: ${(error as Error).message.split("\n")[0]}`);
    return orNotAFeed(() => readAgain(text, url));
  }
  throw notAFeed("other", text);
}

function orNotAFeed<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new NotAFeed("other", `it cannot be read as a feed: ${(error as Error).message.split("\n")[0]}`);
  }
}

function withIdOnOneLine(entry: FeedEntry): FeedEntry {
  const id = onOneLine(entry.id);
  return id === entry.id ? entry : { ...entry, id };
}

function notAFeed(kind: "html" | "other", text: string): NotAFeed {
  if (kind === "other") {
    const start = text.trim().slice(0, 40).replace(/\s+/g, " ");
    return new NotAFeed("other", start === "" ? "it is empty" : `it is no feed; it starts with "${start}"`);
  }
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(text.slice(0, 100_000))?.[1];
  const named = onOneLine(title ?? "");
  return new NotAFeed("page", `it is a page and no feed${named ? `: "${named}"` : ""}`);
}
