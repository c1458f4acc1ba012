import type { Enclosure, FeedEntry, ParsedFeed } from "@throughline/contracts";
import { safeAddress, sanitizeHtml } from "@throughline/web";

type Read = Omit<ParsedFeed, "repairs">;

/**
 * A feed that may be shown and given out as it is: its HTML is sanitised; addresses that lead out of the web
 * (`javascript:`, `data:`) or carry a user name or password are gone. `url` is where the document came from.
 */
export function safeFeed<Feed extends Read>(feed: Feed, url: string): Feed {
  const html = (text: string) => sanitizeHtml(text, { baseUrl: url });
  return {
    ...feed,
    link: linkOf(feed.link),
    description: html(feed.description),
    entries: feed.entries.map((entry) => ({
      ...entry,
      url: linkOf(entry.url),
      summaryHtml: html(entry.summaryHtml),
      contentHtml: html(entry.contentHtml),
      enclosures: safeFiles(entry.enclosures),
      media: safeFiles(entry.media),
    })),
  };
}

function linkOf(address: FeedEntry["url"]): string {
  const safe = safeAddress(address, undefined, "link") ?? "";
  return carriesUserinfo(safe) ? "" : safe;
}

/** Whether an address carries a user name or password (RFC 3986 §3.2.1), which is nobody's to give out. */
function carriesUserinfo(address: string): boolean {
  if (!address.includes("@") || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== "" || password !== "";
}

function safeFiles(files: Enclosure[]): Enclosure[] {
  return files.length === 0 ? files : files.filter(({ url }) => linkOf(url) !== "");
}
