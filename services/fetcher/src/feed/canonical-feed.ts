import type { FeedFormat } from "@throughline/contracts";
import { writeElement } from "./canonical-element.ts";
import { type DocumentState, declaredEntitiesOf } from "./document-state.ts";
import { attributesOf, createMarkupReader, type MarkupReader, type StartTag } from "./markup-reader.ts";
import { type Scope, scopeWithin, usualName } from "./namespaces.ts";
import { baseWithin } from "./relative-urls.ts";
import type { Repairs } from "./repairs.ts";
import { entryWords, feedWords, wrappers } from "./vocabulary.ts";

/**
 * A feed of any dialect and state, written anew as well-formed RSS 2.0 with the extensions that entries use.
 * Where a summary or a content stands, `xml` has its place in `values`.
 */
export type CanonicalFeed = { xml: string; values: string[]; format: FeedFormat; language: string };

type Role = "root" | "feed" | "entry" | "wrapper";
type Open = { raw: string; role: Role; scope: Scope; base: string };

/** Elements that hold a feed or its parts, by usual name. */
const roots: Record<string, FeedFormat> = {
  rss: "rss",
  "rdf:rdf": "rdf",
  rdf: "rdf",
  feed: "atom",
  "atom:feed": "atom",
  urlset: "sitemap",
};
const entryNames = new Set(["item", "entry", "url"]);
const mostEntries = 10_000;

/**
 * Rewrites a feed into one dialect, so that one reader serves all of them and nothing in a document can stop
 * it: names and namespaces become the usual ones, inline markup and wrongly escaped text become text, URLs are
 * resolved against `xml:base` and the document's own, what is not read is left out, what is broken is mended
 * and noted. Linear in the length of the text; holds one open element per level that matters, so that neither
 * nesting nor entities cost anything. Returns `undefined` when no feed's root element is in it.
 */
export function canonicalFeed(
  text: string,
  documentUrl: string,
  repairs: Repairs,
): CanonicalFeed | undefined {
  const reader = createMarkupReader(text);
  const state: DocumentState = { repairs, declared: declaredEntitiesOf(text), inAtom: false, values: [] };
  const open: Open[] = [];
  const out: string[] = [];
  let format: FeedFormat | undefined;
  let language = "";
  let entries = 0;
  let at = 0;

  const closeTo = (depth: number) => {
    while (open.length > depth) if (open.pop()?.role === "entry") out.push("</item>");
  };
  const top = (): Open => open.at(-1) ?? { raw: "", role: "root", scope: new Map(), base: documentUrl };

  const openElement = (tag: StartTag): number => {
    const parent = top();
    const attributes = attributesOf(tag.attributeSource);
    const scope = tag.attributeSource.includes("xmlns")
      ? scopeWithin(parent.scope, attributes)
      : parent.scope;
    const base = attributes["xml:base"] ? baseWithin(attributes["xml:base"], parent.base) : parent.base;
    const name = usualName(tag.raw, scope, state.inAtom, repairs);
    const push = (role: Role) => {
      if (!tag.selfClosing) open.push({ raw: tag.raw, role, scope, base });
      else if (role === "entry") out.push("</item>");
      return tag.end;
    };
    if (format === undefined) {
      format = name === undefined ? undefined : (roots[name] ?? (name === "channel" ? "rss" : undefined));
      if (format === undefined) return tag.end;
      if (text.slice(0, tag.start).replace(prologue, "").trim() !== "") repairs.note("text before the feed");
      state.inAtom = format === "atom";
      language = attributes["xml:lang"] ?? "";
      if (name !== "channel") return push("root");
    }
    if (name === "channel") {
      language ||= attributes["xml:lang"] ?? "";
      if (attributes.href) out.push(writeElement("link", { href: attributes.href }, "", base, state));
      return push("feed");
    }
    if (name !== undefined && entryNames.has(name) && (name !== "url" || format === "sitemap")) {
      if (parent.role === "entry" || parent.role === "wrapper") {
        repairs.note("entries that were not closed");
        closeTo(open.findIndex(({ role }) => role === "entry"));
      }
      entries += 1;
      if (entries > mostEntries) return text.length;
      out.push("<item><t/>", ...entryAttributes(attributes, base, state));
      return push("entry");
    }
    if (name !== undefined && wrappers.has(name)) return push("wrapper");
    const inEntry = open.some(({ role }) => role === "entry");
    const word = name === undefined ? undefined : (inEntry ? entryWords : feedWords)[name];
    const { source, next } = elementSource(tag, top().raw, inEntry);
    if (word) out.push(writeElement(word.as, attributes, source, base, state, word.kind));
    return next;
  };

  /** The source inside of an element, and where to read on. */
  const elementSource = (tag: StartTag, parentRaw: string, inEntry: boolean) => {
    if (tag.selfClosing) return { source: "", next: tag.end };
    const close = reader.closeOf(tag.raw, tag.end);
    const source = close < 0 ? undefined : text.slice(tag.end, close);
    if (source !== undefined && !(inEntry && leavesEntry(source, parentRaw)))
      return { source, next: text.indexOf(">", close) + 1 || text.length };
    if (source !== undefined) reader.discardClose();
    repairs.note("elements that were not closed");
    const end = unclosedEnd(text, tag.end, reader);
    return { source: text.slice(tag.end, end), next: end };
  };

  while (at < text.length) {
    const start = text.indexOf("<", at);
    if (start < 0) break;
    const code = text.charCodeAt(start + 1);
    if (code === 33 || code === 63) at = endOfDeclaration(text, start, reader);
    else if (code === 47) {
      const end = text.indexOf(">", start);
      const raw = text.slice(start + 2, end < 0 ? text.length : end).trim();
      const depth = open.findLastIndex((element) => element.raw === raw);
      if (depth >= 0) closeTo(depth);
      at = end < 0 ? text.length : end + 1;
    } else {
      const tag = reader.startTagAt(start);
      at = tag ? openElement(tag) : start + 1;
    }
  }
  if (format === undefined) return undefined;
  if (open.length > 0) repairs.note("a document that breaks off");
  closeTo(0);
  // rss-parser stumbles over an empty channel or item: each has one element at least.
  const xml = `<rss version="2.0"><channel><t/>${out.join("")}</channel></rss>`;
  return { xml, values: state.values, format, language };
}

const prologue = /^\ufeff|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype(?:[^>[]|\[[^\]]*\])*>/gi;

/** CDF and RDF name an entry's page in attributes. */
function entryAttributes(attributes: Record<string, string>, base: string, state: DocumentState): string[] {
  const href = attributes.href ?? attributes["rdf:about"];
  return [
    ...(href ? [writeElement(attributes.href ? "link" : "about", { href }, "", base, state, "link")] : []),
    ...(attributes.lastmod
      ? [writeElement("atom:updated", {}, attributes.lastmod, base, state, "text")]
      : []),
  ];
}

/** An element that ends behind its entry was never closed; CDATA may quote an entry's end. */
function leavesEntry(source: string, entryRaw: string): boolean {
  const end = source.indexOf(`</${entryRaw}`);
  return end >= 0 && source.lastIndexOf("<![CDATA[", end) <= source.lastIndexOf("]]>", end);
}

function unclosedEnd(text: string, from: number, reader: MarkupReader): number {
  const cdata = /\s*<!\[CDATA\[/y;
  cdata.lastIndex = from;
  const sectionEnd = cdata.test(text) ? reader.indexOfMark("]]>", from) : -1;
  const next = text.indexOf("<", sectionEnd < 0 ? from : sectionEnd);
  return next < 0 ? text.length : next;
}

/** Behind a comment, a CDATA section, an instruction or a document type. */
function endOfDeclaration(text: string, start: number, reader: MarkupReader): number {
  const behind = (mark: string) => {
    const end = reader.indexOfMark(mark, start + 2);
    return end < 0 ? start + 2 : end + mark.length;
  };
  if (text.startsWith("<!--", start)) return behind("-->");
  if (text.startsWith("<![CDATA[", start)) return behind("]]>");
  if (text.startsWith("<?", start)) return behind(">");
  const close = reader.indexOfMark(">", start);
  return close >= 0 && text.slice(start, close).includes("[") ? behind("]>") : behind(">");
}
