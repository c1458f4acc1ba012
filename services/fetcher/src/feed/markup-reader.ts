import { createMarkSearch } from "./mark-search.ts";

/** A start tag as it stands in a document. */
export type StartTag = {
  raw: string;
  attributeSource: string;
  selfClosing: boolean;
  /** Where it starts, and where what follows it starts. */
  start: number;
  end: number;
};

/** What stands inside of an element, as it is written, and where to read on. */
export type Inside = { source: string; next: number };

/** Reads tags in a text that may be broken XML. Holds no tree, so nesting costs nothing. */
export type MarkupReader = ReturnType<typeof createMarkupReader>;

/**
 * What may be read in vain, in lengths of the document, while elements that nobody closes are looked through for
 * their ends; after that, an element whose end is not the very next tag counts as one.
 */
const mostReadInVain = 4;

export function createMarkupReader(text: string) {
  const marks = createMarkSearch(text);
  let inVain = 0;

  /** The start tag whose `<` stands at a place, or `undefined` when it is none. */
  const startTagAt = (start: number): StartTag | undefined => {
    const nameEnd = endOfName(text, start + 1);
    if (nameEnd === start + 1) return undefined;
    const close = marks.endOfTag(nameEnd);
    const selfClosing = text.charCodeAt(close - 1) === slash && close > nameEnd;
    return {
      raw: text.slice(start + 1, nameEnd),
      attributeSource: close > nameEnd ? text.slice(nameEnd, selfClosing ? close - 1 : close) : "",
      selfClosing,
      start,
      end: text.charCodeAt(close) === greaterThan ? close + 1 : close,
    };
  };

  /**
   * What stands inside of an element whose start tag ends at `from`; `undefined` when nothing closes it, or
   * nothing before the end of the element `within`.
   */
  const insideOf = (raw: string, from: number, within?: string): Inside | undefined => {
    let close = text.indexOf("<", from);
    if (text.charCodeAt(close + 1) !== slash || !isNameAt(text, raw, close + 2))
      close = closeOf(raw, close, within);
    return close < 0 ? undefined : { source: text.slice(from, close), next: marks.behind(">", close) };
  };

  /** Where `</raw` stands that closes an element, looked for from the first `<` inside of it; -1 when nothing does. */
  const closeOf = (raw: string, first: number, within: string | undefined): number => {
    if (first < 0 || inVain > mostReadInVain * text.length) return -1;
    let depth = 1;
    let at = first;
    while (at >= 0) {
      const code = text.charCodeAt(at + 1);
      if (code === slash) {
        if (isNameAt(text, raw, at + 2)) {
          depth -= 1;
          if (depth === 0) return at;
        } else if (within !== undefined && isNameAt(text, within, at + 2)) break;
      } else if (code === exclamationMark) {
        at = text.indexOf("<", endOfDeclaration(at));
        continue;
      } else if (isNameAt(text, raw, at + 1) && !isSelfClosing(at)) depth += 1;
      at = text.indexOf("<", at + 2);
    }
    inVain += (at < 0 ? text.length : at) - first;
    return -1;
  };

  const isSelfClosing = (start: number) => text.charCodeAt(marks.indexOf(">", start) - 1) === slash;

  /** Behind a comment, a CDATA section, an instruction or a document type that starts at a place. */
  const endOfDeclaration = (start: number): number => {
    if (text.startsWith("<!--", start)) return marks.behind("-->", start + 4, start + 2);
    if (text.startsWith("<![CDATA[", start)) return marks.behind("]]>", start + 9, start + 2);
    const close = marks.indexOf(">", start);
    const hasSubset =
      text.charCodeAt(start + 1) === exclamationMark && close >= 0 && text.slice(start, close).includes("[");
    return marks.behind(hasSubset ? "]>" : ">", start, start + 2);
  };

  return { startTagAt, insideOf, endOfDeclaration, behind: marks.behind };
}

const exclamationMark = 33;
const hyphen = 45;
const dot = 46;
const slash = 47;
const colon = 58;
const greaterThan = 62;
const underscore = 95;

/** Behind the name that starts at a place; the place itself when none does. */
function endOfName(text: string, from: number): number {
  if (!startsName(text.charCodeAt(from))) return from;
  let at = from + 1;
  let hasPrefix = false;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (startsName(code) || (code >= 48 && code <= 57) || code === hyphen || code === dot) continue;
    if (code !== colon || hasPrefix || !startsName(text.charCodeAt(at + 1))) return at;
    hasPrefix = true;
  }
}

function startsName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === underscore || code >= 0x80;
}

/** Whether a tag's name stands at a place and ends there: before a space, `>` or `/`, or the end of the text. */
function isNameAt(text: string, name: string, at: number): boolean {
  if (!text.startsWith(name, at)) return false;
  const code = text.charCodeAt(at + name.length);
  return Number.isNaN(code) || code <= 32 || code === greaterThan || code === slash;
}
