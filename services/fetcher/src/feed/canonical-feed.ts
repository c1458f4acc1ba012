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
type Element = {
  tag: StartTag;
  attributes: Record<string, string>;
  scope: Scope;
  base: string;
  parent: Open;
};

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
  return new Rewriting(text, documentUrl, repairs).run();
}

/** One document on its way into canonical form. */
class Rewriting {
  private readonly reader: MarkupReader;
  private readonly state: DocumentState;
  private readonly open: Open[] = [];
  private readonly out: string[] = [];
  private readonly text: string;
  private readonly documentUrl: string;
  private format: FeedFormat | undefined;
  private language = "";
  private entries = 0;

  constructor(text: string, documentUrl: string, repairs: Repairs) {
    this.text = text;
    this.documentUrl = documentUrl;
    this.reader = createMarkupReader(text);
    this.state = { repairs, declared: declaredEntitiesOf(text), inAtom: false, values: [] };
  }

  run(): CanonicalFeed | undefined {
    for (let at = 0; at < this.text.length; ) {
      const start = this.text.indexOf("<", at);
      if (start < 0) break;
      at = this.readMarkup(start);
    }
    if (this.format === undefined) return undefined;
    if (this.open.length > 0) this.state.repairs.note("a document that breaks off");
    this.closeTo(0);
    // rss-parser stumbles over an empty channel or item: each has one element at least.
    const xml = `<rss version="2.0"><channel><t/>${this.out.join("")}</channel></rss>`;
    return { xml, values: this.state.values, format: this.format, language: this.language };
  }

  /** Reads what starts with the `<` at a place; answers where to read on. */
  private readMarkup(start: number): number {
    const code = this.text.charCodeAt(start + 1);
    if (code === exclamationMark || code === questionMark)
      return endOfDeclaration(this.text, start, this.reader);
    if (code === slash) return this.closeElement(start);
    const tag = this.reader.startTagAt(start);
    return tag ? this.openElement(tag) : start + 1;
  }

  private closeElement(start: number): number {
    const end = this.text.indexOf(">", start);
    const raw = this.text.slice(start + 2, end < 0 ? this.text.length : end).trim();
    const depth = this.open.findLastIndex((element) => element.raw === raw);
    if (depth >= 0) this.closeTo(depth);
    return end < 0 ? this.text.length : end + 1;
  }

  private closeTo(depth: number): void {
    while (this.open.length > depth) if (this.open.pop()?.role === "entry") this.out.push("</item>");
  }

  private openElement(tag: StartTag): number {
    const parent = this.open.at(-1) ?? { raw: "", role: "root", scope: new Map(), base: this.documentUrl };
    const attributes = attributesOf(tag.attributeSource);
    const scope = tag.attributeSource.includes("xmlns")
      ? scopeWithin(parent.scope, attributes)
      : parent.scope;
    const base = attributes["xml:base"] ? baseWithin(attributes["xml:base"], parent.base) : parent.base;
    const name = usualName(tag.raw, scope, this.state.inAtom, this.state.repairs);
    const element: Element = { tag, attributes, scope, base, parent };
    if (this.format === undefined && !this.openRoot(name, element)) return tag.end;
    if (name === "channel") return this.openChannel(element);
    if (this.open.length === 0) return this.push("root", element);
    if (name !== undefined && entryNames.has(name) && (name !== "url" || this.format === "sitemap"))
      return this.openEntry(element);
    if (name !== undefined && wrappers.has(name)) return this.push("wrapper", element);
    return this.keepElement(name, element);
  }

  /** Whether the first element makes this a feed; what stands before it is junk. */
  private openRoot(name: string | undefined, { tag, attributes }: Element): boolean {
    this.format = name === undefined ? undefined : (roots[name] ?? (name === "channel" ? "rss" : undefined));
    if (this.format === undefined) return false;
    if (this.text.slice(0, tag.start).replace(prologue, "").trim() !== "")
      this.state.repairs.note("text before the feed");
    this.state.inAtom = this.format === "atom";
    this.language = attributes["xml:lang"] ?? "";
    return true;
  }

  private openChannel(element: Element): number {
    const { attributes, base } = element;
    this.language ||= attributes["xml:lang"] ?? "";
    if (attributes.href) this.out.push(writeElement("link", { href: attributes.href }, "", base, this.state));
    return this.push("feed", element);
  }

  private openEntry(element: Element): number {
    const inside = this.open.findIndex(({ role }) => role === "entry");
    if (inside >= 0) {
      this.state.repairs.note("entries that were not closed");
      this.closeTo(inside);
    }
    this.entries += 1;
    if (this.entries > mostEntries) return this.text.length;
    this.out.push("<item><t/>", ...entryAttributes(element.attributes, element.base, this.state));
    return this.push("entry", element);
  }

  private push(role: Role, { tag, scope, base }: Element): number {
    if (!tag.selfClosing) this.open.push({ raw: tag.raw, role, scope, base });
    else if (role === "entry") this.out.push("</item>");
    return tag.end;
  }

  /** Writes an element that is read, leaves out any other with all that is in it. */
  private keepElement(name: string | undefined, { tag, attributes, base, parent }: Element): number {
    const inEntry = this.open.some(({ role }) => role === "entry");
    const word = name === undefined ? undefined : (inEntry ? entryWords : feedWords)[name];
    const { source, next } = this.sourceOf(tag, parent.raw, inEntry);
    if (word) this.out.push(writeElement(word.as, attributes, source, base, this.state, word.kind));
    return next;
  }

  /** The source inside of an element, and where to read on. */
  private sourceOf(tag: StartTag, parentRaw: string, inEntry: boolean): { source: string; next: number } {
    const { text, reader } = this;
    if (tag.selfClosing) return { source: "", next: tag.end };
    const close = reader.closeOf(tag.raw, tag.end);
    const source = close < 0 ? undefined : text.slice(tag.end, close);
    if (source !== undefined && !(inEntry && leavesEntry(source, parentRaw)))
      return { source, next: text.indexOf(">", close) + 1 || text.length };
    if (source !== undefined) reader.discardClose();
    this.state.repairs.note("elements that were not closed");
    const end = unclosedEnd(text, tag.end, reader);
    return { source: text.slice(tag.end, end), next: end };
  }
}

const exclamationMark = 33;
const slash = 47;
const questionMark = 63;

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
