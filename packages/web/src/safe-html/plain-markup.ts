import type { AllowList } from "./allow-lists.ts";
import { elementsOf, mayStand, type PlainElement } from "./plain-elements.ts";
import { referenceAt } from "./plain-references.ts";
import { endOfElementName, readAttributes, startTag } from "./plain-tag.ts";
import { safeAttributes } from "./safe-attributes.ts";

const exclamation = 0x21;
const slash = 0x2f;
const greater = 0x3e;
const comment = /<!--(?:[^<>-]|-(?!-))*-->/y;
const escapes = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

type Scan = {
  html: string;
  list: AllowList;
  base: string | undefined;
  at: number;
  /** The elements around `at`. */
  open: PlainElement[];
  /** What is given out for the text before `written`; what stays as it is is taken over in long pieces. */
  safe: string;
  written: number;
  /** The first ampersand from `at` on; -1 for none. */
  ampersand: number;
};

/**
 * Sanitises HTML that is plain: balanced, of common elements, written as every parser reads it. Gives exactly what
 * the library gives for it, in one pass over the text; `undefined` for whatever is in any doubt.
 */
export function sanitizePlainMarkup(
  html: string,
  list: AllowList,
  base: string | undefined,
): string | undefined {
  const scan = { html, list, base, at: 0, open: [], safe: "", written: 0, ampersand: html.indexOf("&") };
  for (;;) {
    const next = html.indexOf("<", scan.at);
    const isRead = readText(scan, next < 0 ? html.length : next);
    if (!isRead) return undefined;
    if (next < 0) break;
    const tag = readTag(scan);
    if (tag === undefined) return undefined;
    if (tag !== asWritten) write(scan, next, tag, scan.at);
  }
  if (scan.open.length > 0) return undefined;
  return scan.written === 0 ? html : scan.safe + html.slice(scan.written);
}

/** Gives out `text` for what stands from `start` to `end`. */
function write(scan: Scan, start: number, text: string, end: number): void {
  scan.safe += scan.html.slice(scan.written, start) + text;
  scan.written = end;
}

/** Moves the scan to `end`, the next tag. Says false in doubt. */
function readText(scan: Scan, end: number): boolean {
  const { html, at } = scan;
  const bracket = html.indexOf(">", at);
  if (bracket >= 0 && bracket < end) return false;
  if (scan.ampersand >= 0 && scan.ampersand < at) scan.ampersand = html.indexOf("&", at);
  while (scan.ampersand >= 0 && scan.ampersand < end) {
    const start = scan.ampersand;
    const reference = referenceAt(html, start);
    if (!reference || reference.end > end) return false;
    const text = escapes.get(reference.character) ?? reference.character;
    if (!html.startsWith(text, start) || text.length !== reference.end - start)
      write(scan, start, text, reference.end);
    scan.ampersand = html.indexOf("&", reference.end);
  }
  scan.at = end;
  return true;
}

const asWritten = Symbol("as written");

/** The tag or comment at `scan.at` as it is given out, `""` for one that goes; moves the scan behind it. */
function readTag(scan: Scan): string | typeof asWritten | undefined {
  const { html, at } = scan;
  const code = html.charCodeAt(at + 1);
  if (code === slash) return readEndTag(scan);
  if (code === exclamation) return readComment(scan);
  const nameEnd = endOfElementName(html, at + 1);
  const element = elementsOf[scan.list.name].get(html.slice(at + 1, nameEnd));
  if (!element || !mayStand(element, scan.open)) return undefined;
  if (!element.isVoid) scan.open.push(element);
  if (html.charCodeAt(nameEnd) === greater && element.isUsedBare) {
    scan.at = nameEnd + 1;
    return element.isVoid ? element.startTag : asWritten;
  }
  const read = readAttributes(html, nameEnd);
  if (!read || (read.closesItself && !element.isVoid)) return undefined;
  scan.at = read.end;
  const kept = safeAttributes(element.name, read.attributes, scan.list, scan.base);
  if (kept === read.attributes && read.isUsual && read.closesItself === element.isVoid) return asWritten;
  // An element that has to go is a picture so far, which holds nothing.
  return kept === undefined ? "" : startTag(element.name, kept, element.isVoid);
}

function readEndTag(scan: Scan): typeof asWritten | undefined {
  const element = scan.open.pop();
  if (!element || !scan.html.startsWith(element.endTag, scan.at)) return undefined;
  scan.at += element.endTag.length;
  return asWritten;
}

function readComment(scan: Scan): string | undefined {
  comment.lastIndex = scan.at;
  if (!comment.test(scan.html)) return undefined;
  scan.at = comment.lastIndex;
  return "";
}
