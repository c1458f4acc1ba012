import type { Repairs } from "./repairs.ts";

/**
 * Namespace URIs, lower case and without what trails, under the prefix that feeds usually give them. `""` are
 * the vocabularies of feeds themselves: RSS 0.9 to 2.0 and RDF's, Atom's drafts and Atom.
 */
const usualPrefixes: Record<string, string> = {
  "http://www.w3.org/2005/atom": "atom",
  "http://purl.org/atom/ns": "atom",
  "http://example.com/newformat": "atom",
  "http://example.com/necho": "atom",
  "http://purl.org/echo": "atom",
  "uri/of/echo/namespace": "atom",
  "http://purl.org/pie": "atom",
  "http://purl.org/rss/1.0": "",
  "http://my.netscape.com/rdf/simple/0.9": "",
  "http://channel.netscape.com/rdf/simple/0.9": "",
  "http://purl.org/net/rss1.1": "",
  "http://backend.userland.com/rss": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
  "http://www.w3.org/1999/xhtml": "xhtml",
  "http://purl.org/rss/1.0/modules/content": "content",
  "http://purl.org/dc/elements/1.1": "dc",
  "http://purl.org/dc/elements/1.0": "dc",
  "http://purl.org/metadata/dublin_core": "dc",
  "http://purl.org/dc/terms": "dcterms",
  "http://purl.org/rss/1.0/modules/dcterms": "dcterms",
  "http://purl.org/rss/1.0/modules/syndication": "sy",
  "http://search.yahoo.com/mrss": "media",
  "http://www.rssboard.org/media-rss": "media",
  "http://tools.search.yahoo.com/mrss": "media",
  "http://video.search.yahoo.com/mrss": "media",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "http://example.com/dtds/podcast-1.0.dtd": "itunes",
  "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
  "http://www.sitemaps.org/schemas/sitemap/0.9": "",
  "http://www.google.com/schemas/sitemap/0.84": "",
  "http://www.google.com/schemas/sitemap-news/0.9": "news",
};

/** Prefixes that mean the usual thing where a document forgets to declare them. */
const wellKnown = new Set([...Object.values(usualPrefixes), "xhtml", "rdf", "a10", "xml"]);

/** The prefixes in force at a place in a document: prefix to usual prefix, `undefined` for foreign ones. */
export type Scope = ReadonlyMap<string, string | undefined>;

/** The scope inside of an element with these attributes. */
export function scopeWithin(scope: Scope, attributes: Record<string, string>): Scope {
  let inner: Map<string, string | undefined> | undefined;
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    inner ??= new Map(scope);
    inner.set(name === "xmlns" ? "" : name.slice(6).toLowerCase(), usualPrefix(value, name === "xmlns"));
  }
  return inner ?? scope;
}

function usualPrefix(uri: string, isDefault: boolean): string | undefined {
  const name = uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, "http:")
    .replace(/[/#]+$/, "");
  const known = usualPrefixes[name];
  if (known !== undefined) return known;
  // A made-up default namespace says nothing; RSS 2.0 has none, and many put one there.
  if (isDefault) return "";
  return name.startsWith("http://backend.userland.com/rss") ? "" : undefined;
}

/**
 * The name of an element in usual form: `prefix:local` in lower case, or `local` for the feed's own words.
 * Atom's words count as the feed's own in an Atom document only. Foreign names give `undefined`.
 */
export function usualName(raw: string, scope: Scope, inAtom: boolean, repairs: Repairs): string | undefined {
  const colon = raw.indexOf(":");
  const written = colon < 0 ? "" : raw.slice(0, colon).toLowerCase();
  const local = (colon < 0 ? raw : raw.slice(colon + 1)).toLowerCase();
  let prefix: string | undefined;
  if (scope.has(written)) prefix = scope.get(written);
  else if (written === "") prefix = "";
  else if (wellKnown.has(written)) {
    repairs.note("namespaces that nobody declared");
    prefix = written === "a10" ? "atom" : written;
  }
  if (prefix === undefined) return undefined;
  if (prefix === "atom" && inAtom) return local;
  return prefix === "" ? local : `${prefix}:${local}`;
}
