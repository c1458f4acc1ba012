/** How the content of an element is read. */
export type ValueKind = "title" | "html" | "text" | "link" | "person" | "category" | "file";

/** An element that is kept: under which name, read how. Several sources under one name stay in their order. */
export type Kept = { as: string; kind: ValueKind };

const kept = (as: string, kind: ValueKind): Kept => ({ as, kind });

/** What is read about a feed as a whole. Names in usual form (see namespaces.ts). */
export const feedWords: Record<string, Kept> = {
  title: kept("title", "title"),
  "dc:title": kept("dc:title", "title"),
  link: kept("link", "link"),
  "atom:link": kept("link", "link"),
  description: kept("description", "html"),
  subtitle: kept("description", "html"),
  tagline: kept("description", "html"),
  abstract: kept("description", "html"),
  "dc:description": kept("description", "html"),
  "itunes:summary": kept("itunes:summary", "html"),
  "itunes:subtitle": kept("itunes:summary", "html"),
  language: kept("language", "text"),
  "dc:language": kept("language", "text"),
  ttl: kept("ttl", "text"),
  hour: kept("skipHour", "text"),
  day: kept("skipDay", "text"),
  "sy:updateperiod": kept("sy:updatePeriod", "text"),
  "sy:updatefrequency": kept("sy:updateFrequency", "text"),
};

/** What is read about an entry. */
export const entryWords: Record<string, Kept> = {
  title: kept("title", "title"),
  "dc:title": kept("dc:title", "title"),
  "news:title": kept("title", "title"),
  "media:title": kept("media:title", "title"),
  link: kept("link", "link"),
  "atom:link": kept("link", "link"),
  loc: kept("link", "link"),
  "feedburner:origlink": kept("origLink", "link"),
  guid: kept("guid", "text"),
  id: kept("guid", "text"),
  description: kept("description", "html"),
  summary: kept("description", "html"),
  abstract: kept("description", "html"),
  "atom:summary": kept("description", "html"),
  "dc:description": kept("description", "html"),
  "itunes:summary": kept("itunes:summary", "html"),
  "media:description": kept("itunes:summary", "html"),
  content: kept("content:encoded", "html"),
  "atom:content": kept("content:encoded", "html"),
  "content:encoded": kept("content:encoded", "html"),
  fullitem: kept("content:encoded", "html"),
  body: kept("content:encoded", "html"),
  "xhtml:body": kept("content:encoded", "html"),
  author: kept("author", "person"),
  "atom:author": kept("author", "person"),
  "dc:creator": kept("author", "person"),
  "dc:author": kept("author", "person"),
  "itunes:author": kept("itunes:author", "person"),
  pubdate: kept("pubDate", "text"),
  published: kept("pubDate", "text"),
  issued: kept("pubDate", "text"),
  "dcterms:issued": kept("pubDate", "text"),
  "atom:published": kept("pubDate", "text"),
  "news:publication_date": kept("pubDate", "text"),
  created: kept("created", "text"),
  "dcterms:created": kept("created", "text"),
  "dc:date": kept("dc:date", "text"),
  updated: kept("atom:updated", "text"),
  modified: kept("atom:updated", "text"),
  lastmod: kept("atom:updated", "text"),
  "atom:updated": kept("atom:updated", "text"),
  "dcterms:modified": kept("atom:updated", "text"),
  category: kept("category", "category"),
  "atom:category": kept("category", "category"),
  "dc:subject": kept("category", "category"),
  "itunes:category": kept("category", "category"),
  "news:keywords": kept("category", "category"),
  enclosure: kept("enclosure", "file"),
  "media:content": kept("media:content", "file"),
  "media:thumbnail": kept("media:content", "file"),
};

/** Elements that only hold others; what they hold belongs to what they stand in. */
export const wrappers: ReadonlySet<string> = new Set([
  "media:group",
  "news:news",
  "items",
  "skiphours",
  "skipdays",
]);
