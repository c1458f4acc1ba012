import { withoutTitleMarkup } from "@throughline/web";
import type { Attributes } from "./attributes.ts";
import { type DeclaredEntities, escaped, undoHtmlReferences, undoReferences } from "./references.ts";
import type { Repairs } from "./repairs.ts";

/** What an element holds: plain text, or HTML. */
export type ElementValue = { value: string; isHtml: boolean };

const elementInside = /<[A-Za-z/][^<]*>/;
const cdataOrComment = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g;

/** The text of an element's source, references undone and CDATA opened; or its markup, where it holds elements. */
export function contentOf(source: string, repairs: Repairs, declared?: DeclaredEntities): ElementValue {
  if (!source.includes("<")) return { value: undoReferences(source, repairs, declared), isHtml: false };
  const section = onlySectionOf(source);
  if (section !== undefined) return { value: section, isHtml: false };
  const outside =
    source.includes("<!") || source.includes("<?") ? source.replace(cdataOrComment, "") : source;
  if (elementInside.test(outside)) return { value: markupOf(source), isHtml: true };
  let text = "";
  let last = 0;
  for (const section of source.matchAll(cdataOrComment)) {
    text += undoReferences(source.slice(last, section.index), repairs, declared) + (section[1] ?? "");
    last = section.index + section[0].length;
  }
  return { value: text + undoReferences(source.slice(last), repairs, declared), isHtml: false };
}

const sectionStart = "<![CDATA[";
const sectionEnd = "]]>";

/** What a CDATA section holds when there is nothing else: the usual way to write HTML. */
function onlySectionOf(source: string): string | undefined {
  const text = source.trim();
  if (!text.startsWith(sectionStart) || !text.endsWith(sectionEnd)) return undefined;
  const end = text.length - sectionEnd.length;
  return text.indexOf(sectionEnd) === end ? text.slice(sectionStart.length, end) : undefined;
}

/** Inline markup as HTML: CDATA becomes text again, prefixes of XHTML's names go. */
function markupOf(source: string): string {
  return source
    .replace(cdataOrComment, (_whole, cdata?: string) => escaped(cdata ?? ""))
    .replace(/<(\/?)[A-Za-z][\w.-]*:([A-Za-z])/g, "<$1$2")
    .replace(/\sxmlns(:[\w.-]+)?\s*=\s*("[^"]*"|'[^']*')/g, "");
}

/**
 * The value of a text construct by its `type` and `mode` (RFC 4287 §3.1 and §4.1.3, Atom 0.3 §3.1). Without a
 * type, Atom's is plain text and RSS's is HTML, escaped once.
 */
export function typedContent(content: ElementValue, attributes: Attributes, inAtom: boolean): ElementValue {
  const type = attributes.type?.trim().toLowerCase() ?? "";
  if (content.isHtml)
    return { value: type === "xhtml" ? withoutWrapper(content.value) : content.value, isHtml: true };
  if (attributes.mode === "base64" || isPacked(type, inAtom)) return unpacked(content.value, type);
  if (type === "html" || type.includes("html")) return { value: content.value, isHtml: true };
  if (type === "text" || type === "plain" || type === "text/plain") return content;
  return { value: content.value, isHtml: !inAtom };
}

/** RFC 4287 §4.1.3.3: any other media type than text and XML is in base64. */
function isPacked(type: string, inAtom: boolean): boolean {
  return inAtom && type.includes("/") && !/^text\/|xml$|html$/.test(type);
}

function unpacked(value: string, type: string): ElementValue {
  const text = Buffer.from(value, "base64").toString("utf8");
  // What is no text is a picture or a file, not an article.
  if (text.includes("\u0000") || text.includes("\ufffd")) return { value: "", isHtml: false };
  return { value: text, isHtml: !type.startsWith("text/plain") };
}

/** RFC 4287 §3.1.1.3: the `div` around XHTML content is no part of it. */
function withoutWrapper(html: string): string {
  const trimmed = html.trim();
  const open = /^<div(?:\s[^>]*)?>/i.exec(trimmed);
  return open && /<\/div>$/i.test(trimmed) ? trimmed.slice(open[0].length, -6).trim() : html;
}

const inlineTags =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|center|cite|code|del|div|em|font|i|img|ins|nobr|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?\/?>/gi;

/** A title as plain text on one line: its markup goes, and HTML's references are undone once more. */
export function plainTitle({ value, isHtml }: ElementValue): string {
  return onOneLine(isHtml ? undoHtmlReferences(withoutTitleMarkup(value)) : value);
}

/** A text without the tags that only format. */
export function withoutInlineTags(text: string): string {
  return text.includes("<") ? text.replace(inlineTags, "") : text;
}

/** White space of every kind as single spaces. */
export function onOneLine(text: string): string {
  const trimmed = text.trim();
  return /[^\S ]|\s\s/.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
}

/** A value as HTML. */
export function asHtml({ value, isHtml }: ElementValue): string {
  return (isHtml ? value : escaped(value)).trim();
}
