import type { ParsedFeed } from "@throughline/contracts";
import type { DiscoveredEntry } from "@throughline/store";
import { storable } from "@throughline/text";
import { articleKey, normalizeUrl, sanitizeHtml } from "@throughline/web";

/** What is kept of one entry's text; a feed with longer ones is no feed of news. */
const longestText = 500_000;
const longestTitle = 1000;
/** A feed that lists more sends its archive; the first ones are the newest. */
const mostEntries = 5000;

/** The entries of a feed that lead to a page, as the store takes them, and how many do not. */
export function discoveredEntries(
  feed: ParsedFeed,
  language: string,
): { entries: DiscoveredEntry[]; without: number } {
  const entries = feed.entries.slice(0, mostEntries).flatMap((entry): DiscoveredEntry[] => {
    const canonicalUrl = normalizeUrl(entry.url);
    if (canonicalUrl === undefined) return [];
    const publishedAt = entry.publishedAt ?? entry.updatedAt;
    return [
      {
        entryId: entry.id.slice(0, 2000),
        url: entry.url,
        canonicalUrl,
        key: articleKey(entry.url) ?? canonicalUrl,
        title: entry.title.slice(0, longestTitle),
        language: language || feed.language,
        ...(publishedAt && { publishedAt }),
        summaryHtml: shortened(entry.summaryHtml),
        contentHtml: shortened(entry.contentHtml),
      },
    ];
  });
  // Shortening may have cut a pair of surrogates.
  return { entries: storable(entries), without: Math.min(feed.entries.length, mostEntries) - entries.length };
}

/** A cut leaves elements open, and perhaps half a tag: the rest is sanitised once more. */
function shortened(html: string): string {
  return html.length <= longestText ? html : sanitizeHtml(html.slice(0, longestText));
}
