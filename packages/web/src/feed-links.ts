import { startTags } from "./html-tags.ts";

export type FeedLink = { url: string; title: string };

const feedTypes =
  /^\s*(application\/(rss|atom|rdf|feed)\+(xml|json)|application\/json|application\/(rss|atom)|text\/(rss|atom)(\+xml)?|(application|text)\/xml)\s*(;|$)/i;
const tags: ReadonlySet<string> = new Set(["base", "link"]);
/** More than a page would ever offer to a reader. */
const mostLinks = 50;

/**
 * The feeds that a page offers: `link[rel~=alternate]` of a feed type, resolved against `<base>` where the page
 * has one, in the order of the page and each once.
 */
export function htmlFeedLinks(html: string, baseUrl: string): FeedLink[] {
  const links: { href: string; title: string }[] = [];
  let base: string | undefined;
  for (const { name, attributes } of startTags(html, tags)) {
    const href = attributes.href?.trim();
    if (!href) continue;
    if (name === "base") base ??= href;
    else if (isFeedLink(attributes) && links.length < mostLinks)
      links.push({ href, title: attributes.title?.trim() ?? "" });
  }
  const resolvedBase = base !== undefined && URL.canParse(base, baseUrl) ? new URL(base, baseUrl) : baseUrl;
  const found = new Map<string, FeedLink>();
  for (const { href, title } of links) {
    if (!URL.canParse(href, resolvedBase)) continue;
    const url = new URL(href, resolvedBase);
    if (/^https?:$/.test(url.protocol) && !found.has(url.href)) found.set(url.href, { url: url.href, title });
  }
  return [...found.values()];
}

/** WordPress offers its API under `application/json` too; that is no feed. */
function isFeedLink(attributes: Record<string, string>): boolean {
  const rel = (attributes.rel ?? "").toLowerCase().split(/\s+/);
  if (!rel.includes("alternate") && !rel.includes("feed")) return false;
  return feedTypes.test(attributes.type ?? "") && !/\/wp-json\/|oembed/.test(attributes.href ?? "");
}
