/** One entry of a fixture feed. `path` is on the newsstand itself; `url` is anywhere. */
export type NewsstandEntry = {
  title: string;
  path?: string;
  url?: string;
  /** Made from the URL when absent. */
  id?: string;
  /** ISO 8601. */
  publishedAt?: string;
  /** HTML. */
  summary?: string;
  /** HTML of the whole article. */
  content?: string;
};

export type NewsstandFeed = {
  title: string;
  entries: NewsstandEntry[];
  format?: "rss" | "atom" | "json";
  /** Minutes, as RSS 2.0's `ttl`. */
  ttl?: number;
};

export const feedContentTypes = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json",
} as const;

type Absolute = NewsstandEntry & { url: string; id: string };

/** Writes a feed document; `base` is the newsstand's origin, `self` the feed's own URL. */
export function renderFeed(feed: NewsstandFeed, base: string, self: string): string {
  const entries = feed.entries.map((entry): Absolute => {
    const url = entry.url ?? new URL(entry.path ?? "/", base).href;
    return { ...entry, url, id: entry.id ?? url };
  });
  switch (feed.format ?? "rss") {
    case "atom":
      return atom(feed, entries, base, self);
    case "json":
      return json(feed, entries, base, self);
    default:
      return rss(feed, entries, base);
  }
}

function rss(feed: NewsstandFeed, entries: Absolute[], base: string): string {
  const items = entries.map(
    (entry) =>
      `<item><title>${escaped(entry.title)}</title><link>${escaped(entry.url)}</link>` +
      `<guid isPermaLink="false">${escaped(entry.id)}</guid>` +
      (entry.publishedAt ? `<pubDate>${new Date(entry.publishedAt).toUTCString()}</pubDate>` : "") +
      (entry.summary ? `<description>${escaped(entry.summary)}</description>` : "") +
      (entry.content ? `<content:encoded>${escaped(entry.content)}</content:encoded>` : "") +
      "</item>\n",
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\n' +
    `<title>${escaped(feed.title)}</title><link>${base}/</link><description></description>\n` +
    (feed.ttl === undefined ? "" : `<ttl>${feed.ttl}</ttl>\n`) +
    `${items.join("")}</channel></rss>\n`
  );
}

function atom(feed: NewsstandFeed, entries: Absolute[], base: string, self: string): string {
  const items = entries.map(
    (entry) =>
      `<entry><title>${escaped(entry.title)}</title><link href="${escaped(entry.url)}"/>` +
      `<id>${escaped(entry.id)}</id>` +
      (entry.publishedAt ? `<published>${entry.publishedAt}</published>` : "") +
      (entry.summary ? `<summary type="html">${escaped(entry.summary)}</summary>` : "") +
      (entry.content ? `<content type="html">${escaped(entry.content)}</content>` : "") +
      "</entry>\n",
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n' +
    `<title>${escaped(feed.title)}</title><id>${escaped(self)}</id>` +
    `<link href="${base}/"/><link rel="self" href="${escaped(self)}"/>\n${items.join("")}</feed>\n`
  );
}

function json(feed: NewsstandFeed, entries: Absolute[], base: string, self: string): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: `${base}/`,
    feed_url: self,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      date_published: entry.publishedAt,
      summary: entry.summary,
      content_html: entry.content ?? entry.summary ?? "",
    })),
  });
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
