import type { FeedFormat } from "@throughline/contracts";
import { type Attributes, attributesOf } from "./attributes.ts";
import { type CanonicalNode, canonicalNode } from "./canonical-element.ts";
import { type DocumentState, declaredEntitiesOf } from "./document-state.ts";
import { createMarkupReader, type MarkupReader, type StartTag } from "./markup-reader.ts";
import { outermostScope, type Scope, scopeWithin, usualName } from "./namespaces.ts";
import { baseWithin } from "./relative-urls.ts";
import type { Repairs } from "./repairs.ts";
import { entryWords, feedWords, type ValueKind, wrappers } from "./vocabulary.ts";

/** What was kept of a feed or an entry, by canonical name, in the order of the document. */
export type CanonicalNodes = Record<string, CanonicalNode[]>;

/** A feed of any dialect and state as the tree of an RSS 2.0 document with the extensions that entries use. */
export type CanonicalFeed = {
  channel: CanonicalNodes;
  items: CanonicalNodes[];
  format: FeedFormat;
  language: string;
};

type Role = "root" | "feed" | "entry" | "wrapper";
type Open = { raw: string; role: Role; scope: Scope; base: string };
type Element = { tag: StartTag; attributes: Attributes; scope: Scope; base: string; parent: Open };

/** Elements that hold a feed or its parts, by usual name. */
const roots: ReadonlyMap<string | undefined, FeedFormat> = new Map([
  ["rss", "rss"],
  ["channel", "rss"],
  ["rdf:rdf", "rdf"],
  ["rdf", "rdf"],
  ["feed", "atom"],
  ["atom:feed", "atom"],
  ["urlset", "sitemap"],
]);
const entryNames = new Set(["item", "entry", "url"]);
export const mostEntries = 10_000;
/** Wrappers in wrappers past this depth are looked through, not remembered. */
const mostOpen = 64;
/** How far into a document one looks for what stands before its feed. */
const prologueCharacters = 64 * 1024;

/**
 * Reads a feed into one dialect, so that one reader serves all of them and nothing in a document can stop it:
 * names and namespaces become the usual ones, inline markup and wrongly escaped text become text, URLs are
 * resolved against `xml:base` and the document's own, what is not read is left out, what is broken is mended and
 * noted. Linear in the length of the text; holds one open element per level that matters, so that neither nesting
 * nor entities cost anything. Returns `undefined` when no feed's root element is in it.
 */
export function canonicalFeed(
  text: string,
  documentUrl: string,
  repairs: Repairs,
): CanonicalFeed | undefined {
  return new Reading(text, documentUrl, repairs).run();
}

/** One document on its way into canonical form. */
class Reading {
  private readonly reader: MarkupReader;
  private readonly state: DocumentState;
  private readonly outside: Open;
  private readonly open: Open[] = [];
  private readonly channel: CanonicalNodes = {};
  private readonly items: CanonicalNodes[] = [];
  private readonly text: string;
  private format: FeedFormat | undefined;
  private language = "";
  /** The entry that is open, and its place among the open elements. */
  private entry: CanonicalNodes | undefined;
  private entryDepth = 0;

  constructor(text: string, documentUrl: string, repairs: Repairs) {
    this.text = text;
    this.outside = { raw: "", role: "root", scope: outermostScope(), base: documentUrl };
    this.reader = createMarkupReader(text);
    this.state = { repairs, declared: declaredEntitiesOf(text), inAtom: false };
  }

  run(): CanonicalFeed | undefined {
    for (let at = 0; at < this.text.length; ) {
      const start = this.text.indexOf("<", at);
      if (start < 0) break;
      at = this.readMarkup(start);
    }
    const { format, language, channel, items } = this;
    if (format === undefined) return undefined;
    if (this.open.length > 0) this.state.repairs.note("a document that breaks off");
    return { channel, items, format, language };
  }

  /** Reads what starts with the `<` at a place; answers where to read on. */
  private readMarkup(start: number): number {
    const code = this.text.charCodeAt(start + 1);
    if (code === exclamationMark || code === questionMark) return this.reader.endOfDeclaration(start);
    if (code === slash) return this.closeElement(start);
    const tag = this.reader.startTagAt(start);
    return tag ? this.openElement(tag) : start + 1;
  }

  private closeElement(start: number): number {
    const end = this.reader.behind(">", start);
    const raw = this.text.slice(start + 2, end - 1).trim();
    const depth = this.open.findLastIndex((element) => element.raw === raw);
    if (depth >= 0) this.closeTo(depth);
    return end;
  }

  private closeTo(depth: number): void {
    this.open.length = depth;
    if (depth <= this.entryDepth) this.entry = undefined;
  }

  private openElement(tag: StartTag): number {
    const parent = this.open.at(-1) ?? this.outside;
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
    if (name === undefined) return this.skip(element);
    if (entryNames.has(name) && (name !== "url" || this.format === "sitemap")) return this.openEntry(element);
    return wrappers.has(name) ? this.push("wrapper", element) : this.keepElement(name, element);
  }

  /** Whether the first element makes this a feed; what stands before it is junk. */
  private openRoot(name: string | undefined, { tag, attributes }: Element): boolean {
    this.format = roots.get(name);
    if (this.format === undefined) return false;
    const before = this.text.slice(0, Math.min(tag.start, prologueCharacters));
    if (before.replace(prologue, "").trim() !== "") this.state.repairs.note("text before the feed");
    this.state.inAtom = this.format === "atom";
    this.language = attributes["xml:lang"] ?? "";
    return true;
  }

  private openChannel(element: Element): number {
    const { attributes, base } = element;
    this.language ||= attributes["xml:lang"] ?? "";
    if (attributes.href) this.put("link", "link", { href: attributes.href }, "", base);
    return this.push("feed", element);
  }

  private openEntry(element: Element): number {
    if (this.entry !== undefined) {
      this.state.repairs.note("entries that were not closed");
      this.closeTo(this.entryDepth);
    }
    if (this.items.length >= mostEntries) return this.text.length;
    this.entry = {};
    this.entryDepth = this.open.length;
    this.items.push(this.entry);
    // CDF and RDF name an entry's page in attributes.
    const { href, "rdf:about": about, lastmod } = element.attributes;
    if (href) this.put("link", "link", { href }, "", element.base);
    else if (about) this.put("about", "link", { href: about }, "", element.base);
    if (lastmod) this.put("updated", "text", {}, lastmod, element.base);
    return this.push("entry", element);
  }

  private push(role: Role, { tag, scope, base }: Element): number {
    if (tag.selfClosing) this.closeTo(this.open.length);
    else if (this.open.length < mostOpen) this.open.push({ raw: tag.raw, role, scope, base });
    return tag.end;
  }

  private keepElement(name: string, element: Element): number {
    const word = (this.entry ? entryWords : feedWords).get(name);
    if (!word) return this.skip(element);
    const { source, next } = word.nests ? { source: "", next: element.tag.end } : this.insideOf(element);
    this.put(word.as, word.kind, element.attributes, source, element.base);
    return next;
  }

  private put(as: string, kind: ValueKind, attributes: Attributes, source: string, base: string): void {
    const node = canonicalNode(kind, attributes, source, base, this.state);
    if (node === "") return;
    const nodes = this.entry ?? this.channel;
    const known = nodes[as];
    if (known === undefined) nodes[as] = [node];
    else known.push(node);
  }

  /** Leaves an element out, with all that is in it. */
  private skip(element: Element): number {
    return this.insideOf(element).next;
  }

  private insideOf({ tag, parent }: Element) {
    if (tag.selfClosing) return { source: "", next: tag.end };
    const within = this.entry ? parent.raw : undefined;
    const inside = this.reader.insideOf(tag.raw, tag.end, within);
    if (inside !== undefined) return inside;
    this.state.repairs.note("elements that were not closed");
    const end = this.unclosedEnd(tag.end);
    return { source: this.text.slice(tag.end, end), next: end };
  }

  /** An element that nothing closes ends at the next tag, or with its CDATA section. */
  private unclosedEnd(from: number): number {
    cdataStart.lastIndex = from;
    const sectionEnd = cdataStart.test(this.text) ? this.reader.behind("]]>", from, from) : from;
    const next = this.text.indexOf("<", sectionEnd);
    return next < 0 ? this.text.length : next;
  }
}

const exclamationMark = 33;
const slash = 47;
const questionMark = 63;

const cdataStart = /\s*<!\[CDATA\[/y;
const prologue = /^\ufeff|<\?[\s\S]*?(?:\?>|$)|<!--[\s\S]*?(?:-->|$)|<!doctype(?:[^>[]|\[[^\]]*\])*>/gi;
