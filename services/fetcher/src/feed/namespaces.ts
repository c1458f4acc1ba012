import type { Attributes } from "./attributes.ts";
import type { Repairs } from "./repairs.ts";

/**
 * Namespace URIs, lower case and without what trails, under the prefix that feeds usually give them. `""` are
 * the vocabularies of feeds themselves: RSS 0.9 to 2.0 and RDF's, Atom's drafts and Atom.
 */
const usualPrefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);

/** Characters of a URI that are looked at. */
const longestUri = 200;

/** Prefixes that mean the usual thing where a document forgets to declare them. */
const wellKnown = new Set([...usualPrefixes.values(), "xhtml", "rdf", "a10", "xml"]);

/**
 * The prefixes in force at a place in a document: prefix to usual prefix, `undefined` for foreign ones. A scope
 * keeps its own declarations only and asks the one around it for others: copies could be made to explode.
 */
export type Scope = {
  own: ReadonlyMap<string, string | undefined>;
  around: Scope | undefined;
  /** Names in usual form that were asked for in this scope. */
  names: Map<string, string | undefined>;
};

export function outermostScope(): Scope {
  return { own: new Map(), around: undefined, names: new Map() };
}

/** The scope inside of an element with these attributes. */
export function scopeWithin(scope: Scope, attributes: Attributes): Scope {
  const own = new Map<string, string | undefined>();
  for (const name in attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    own.set(name.slice(6), usualPrefix(attributes[name] ?? "", name === "xmlns"));
  }
  return own.size === 0 ? scope : { own, around: scope, names: new Map() };
}

function usualPrefix(uri: string, isDefault: boolean): string | undefined {
  const name = uri
    .slice(0, longestUri)
    .trim()
    .toLowerCase()
    .replace(/^https:/, "http:")
    .replace(/[/#]+$/, "");
  const known = usualPrefixes.get(name);
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
  const known = scope.names.get(raw);
  if (known !== undefined || scope.names.has(raw)) return known;
  const name = findUsualName(raw, scope, inAtom, repairs);
  scope.names.set(raw, name);
  return name;
}

function findUsualName(raw: string, scope: Scope, inAtom: boolean, repairs: Repairs): string | undefined {
  const colon = raw.indexOf(":");
  const written = colon < 0 ? "" : raw.slice(0, colon).toLowerCase();
  const local = (colon < 0 ? raw : raw.slice(colon + 1)).toLowerCase();
  const prefix = prefixIn(scope, written, repairs);
  if (prefix === undefined) return undefined;
  if (prefix === "atom" && inAtom) return local;
  return prefix === "" ? local : `${prefix}:${local}`;
}

function prefixIn(scope: Scope, written: string, repairs: Repairs): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.around)
    if (at.own.has(written)) return at.own.get(written);
  if (written === "") return "";
  if (!wellKnown.has(written)) return undefined;
  repairs.note("namespaces that nobody declared");
  return written === "a10" ? "atom" : written;
}
