/** The formats that `parseFeed` reads. */
export type FeedFormat = "rss" | "rdf" | "atom" | "json" | "sitemap";

export type Enclosure = { url: string; type?: string; length?: number };

/**
 * One item of a feed. Times are ISO 8601 in UTC. `title`, `authors` and `categories` are plain text: the markup of a
 * title is gone, its character references are undone, and who shows it escapes it. `summaryHtml` and `contentHtml`
 * are HTML that is sanitised: it may be shown and given out as it is.
 */
export type FeedEntry = {
  /** The feed's own id for it, or one made from its URL, or from its title and date. */
  id: string;
  url: string;
  title: string;
  authors: string[];
  publishedAt?: string;
  updatedAt?: string;
  summaryHtml: string;
  contentHtml: string;
  categories: string[];
  enclosures: Enclosure[];
  media: Enclosure[];
};

/** A feed document as read by `parseFeed`: `title` is plain text, `description` sanitised HTML. */
export type ParsedFeed = {
  format: FeedFormat;
  title: string;
  link: string;
  description: string;
  language: string;
  ttlMinutes?: number;
  /** Hours (0 to 23) and days (0 is Sunday) in GMT in which the feed is not to be read; absent where it names none. */
  skipHours?: number[];
  skipDays?: number[];
  /** WebSub hub and self, where the document offers them. */
  hub?: string;
  self?: string;
  /** What had to be mended before the document could be read, in words. */
  repairs: string[];
  entries: FeedEntry[];
};
