import type { FeedEntry, ParsedFeed } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { type DocumentKind, decodeText, sniffDocument } from "@throughline/web";
import { canonicalFeed } from "./feed/canonical-feed.ts";
import { withDistinctIds } from "./feed/entry-id.ts";
import { readCanonicalAgain, readJsonFeed } from "./feed/feedsmith-reader.ts";
import { readCanonical } from "./feed/read-canonical.ts";
import { createRepairs, type Repairs } from "./feed/repairs.ts";
import { NotAFeed } from "./not-a-feed.ts";

export type FeedContext = { url: string; contentType?: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML does not allow
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * Reads a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF, news sitemaps and JSON Feed, in any charset. What is
 * broken is mended as far as it can be, and `repairs` says what; URLs are absolute, times ISO 8601 in UTC.
 * `context.url` is where the document came from.
 *
 * Throws `NotAFeed` for a page or anything else. XML goes through a rewriting into one dialect to rss-parser;
 * JSON Feed, and XML that rss-parser cannot read even so, to feedsmith.
 */
export async function parseFeed(body: Uint8Array, context: FeedContext): Promise<ParsedFeed> {
  const repairs = createRepairs();
  const { text, conflicts } = decodeText(body, context.contentType);
  for (const conflict of conflicts) repairs.note(conflict);
  const kind = sniffDocument(text);
  if (kind === "html" || kind === "other") throw notAFeed(kind, text);
  if (controls.test(text)) repairs.note("control characters");
  const feed = await read(text, kind, context.url, repairs);
  const entries = withDistinctIds(feed.entries.map(oneLine), repairs.note);
  return storable({ ...feed, repairs: repairs.list(), entries });
}

async function read(
  text: string,
  kind: DocumentKind,
  url: string,
  repairs: Repairs,
): Promise<Omit<ParsedFeed, "repairs">> {
  if (kind === "json") return readJsonFeed(text, url);
  const canonical = canonicalFeed(text, url, repairs);
  if (!canonical) throw notAFeed("other", text);
  try {
    return await readCanonical(canonical, url);
  } catch (error) {
    repairs.note(`read by the second parser: ${(error as Error).message.split("\n")[0]}`);
    return readCanonicalAgain(canonical);
  }
}

function oneLine(entry: FeedEntry): FeedEntry {
  return { ...entry, id: entry.id.replace(/\s+/g, " ").trim() };
}

function notAFeed(kind: "html" | "other", text: string): NotAFeed {
  if (kind === "other") {
    const start = text.trim().slice(0, 40).replace(/\s+/g, " ");
    return new NotAFeed("other", start === "" ? "it is empty" : `it is no feed; it starts with "${start}"`);
  }
  const title = /<title[^>]*>([^<]{0,200})/i.exec(text.slice(0, 100_000))?.[1]?.replace(/\s+/g, " ").trim();
  return new NotAFeed("page", `it is a page and no feed${title ? `: "${title}"` : ""}`);
}
