/** How the content of an element is read. */
export type ValueKind = "title" | "html" | "text" | "id" | "link" | "person" | "category" | "file";

/** An element that is kept: under which name, read how. Several sources under one name stay in their order. */
export type Kept = {
  as: string;
  kind: ValueKind;
  /** Its attributes say all; what stands in it is read on its own. */
  nests?: true;
};

const kept = (as: string, kind: ValueKind): Kept => ({ as, kind });

const ofFeeds: Record<string, Kept> = {
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

const ofEntries: Record<string, Kept> = {
  title: kept("title", "title"),
  "dc:title": kept("dc:title", "title"),
  "news:title": kept("title", "title"),
  "media:title": kept("media:title", "title"),
  link: kept("link", "link"),
  "atom:link": kept("link", "link"),
  loc: kept("link", "link"),
  "feedburner:origlink": kept("origLink", "link"),
  guid: kept("guid", "id"),
  id: kept("guid", "id"),
  description: kept("summary", "html"),
  summary: kept("summary", "html"),
  abstract: kept("summary", "html"),
  "atom:summary": kept("summary", "html"),
  "dc:description": kept("summary", "html"),
  "itunes:summary": kept("itunes:summary", "html"),
  "media:description": kept("itunes:summary", "html"),
  content: kept("content", "html"),
  "atom:content": kept("content", "html"),
  "content:encoded": kept("content", "html"),
  fullitem: kept("content", "html"),
  body: kept("content", "html"),
  "xhtml:body": kept("content", "html"),
  author: kept("author", "person"),
  "atom:author": kept("author", "person"),
  "dc:creator": kept("author", "person"),
  "dc:author": kept("author", "person"),
  "itunes:author": kept("itunes:author", "person"),
  pubdate: kept("published", "text"),
  published: kept("published", "text"),
  issued: kept("published", "text"),
  "dcterms:issued": kept("published", "text"),
  "atom:published": kept("published", "text"),
  "news:publication_date": kept("published", "text"),
  created: kept("created", "text"),
  "dcterms:created": kept("created", "text"),
  "dc:date": kept("dated", "text"),
  updated: kept("updated", "text"),
  modified: kept("updated", "text"),
  lastmod: kept("updated", "text"),
  "atom:updated": kept("updated", "text"),
  "dcterms:modified": kept("updated", "text"),
  category: kept("category", "category"),
  "atom:category": kept("category", "category"),
  "dc:subject": kept("category", "category"),
  "itunes:category": { as: "category", kind: "category", nests: true },
  "media:category": kept("category", "category"),
  "news:keywords": kept("category", "category"),
  enclosure: kept("enclosure", "file"),
  "media:content": kept("media:content", "file"),
  "media:thumbnail": kept("media:content", "file"),
};

/** What is read about a feed as a whole. Names in usual form (see namespaces.ts). */
export const feedWords: ReadonlyMap<string, Kept> = new Map(Object.entries(ofFeeds));

/** What is read about an entry. */
export const entryWords: ReadonlyMap<string, Kept> = new Map(Object.entries(ofEntries));

const fieldsOf = (words: Record<string, Kept>) => [...new Set(Object.values(words).map(({ as }) => as))];

/** The canonical names of what is read. */
export const feedFields: readonly string[] = fieldsOf(ofFeeds);
export const entryFields: readonly string[] = [...fieldsOf(ofEntries), "about"];

/** Elements that only hold others; what they hold belongs to what they stand in. */
export const wrappers: ReadonlySet<string> = new Set([
  "media:group",
  "news:news",
  "items",
  "skiphours",
  "skipdays",
]);
