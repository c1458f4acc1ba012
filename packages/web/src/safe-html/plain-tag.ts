import { undoPlainReferences } from "./plain-references.ts";
import type { Attributes } from "./safe-attributes.ts";

export type PlainAttributes = {
  attributes: Attributes;
  /** Where the text goes on after the tag. */
  end: number;
  /** Written with a slash at the tag's end. */
  closesItself: boolean;
  /** Written as `startTag` writes it. */
  isUsual: boolean;
};

const space = 0x20;
const equals = 0x3d;
const slash = 0x2f;
const greater = 0x3e;
const special = /[<>&]/;

/**
 * Reads a start tag from behind its name: lower-case names, quoted values without brackets. `undefined` for any
 * other form; every HTML parser reads this one alike.
 */
export function readAttributes(html: string, start: number): PlainAttributes | undefined {
  const attributes = new Map<string, string>();
  let isUsual = true;
  let at = start;
  for (;;) {
    const spaces = at;
    while (isSpace(html.charCodeAt(at))) at += 1;
    const code = html.charCodeAt(at);
    if (code === greater)
      return { attributes, end: at + 1, closesItself: false, isUsual: isUsual && at === spaces };
    if (code === slash && html.charCodeAt(at + 1) === greater)
      return {
        attributes,
        end: at + 2,
        closesItself: true,
        isUsual: isUsual && isOneSpace(html, spaces, at),
      };
    const nameEnd = endOfName(html, at);
    if (at === spaces || nameEnd === at) return undefined;
    const name = html.slice(at, nameEnd);
    const close = html.charCodeAt(nameEnd) === equals ? endOfValue(html, nameEnd + 1) : nameEnd;
    if (close < 0) return undefined;
    const written = html.slice(nameEnd + 2, close);
    const value = plainValue(written);
    if (value === undefined) return undefined;
    isUsual &&=
      close > nameEnd && value === written && html[nameEnd + 1] === '"' && isOneSpace(html, spaces, at);
    // The first of two with one name counts (HTML §13.2.5.33).
    if (!attributes.has(name)) attributes.set(name, value);
    else isUsual = false;
    at = close === nameEnd ? close : close + 1;
  }
}

function isOneSpace(html: string, start: number, end: number): boolean {
  return end - start === 1 && html.charCodeAt(start) === space;
}

function isSpace(code: number): boolean {
  return code === space || code === 0x0a || code === 0x09 || code === 0x0d;
}

/** The end of a name of an element: lower-case letters and digits. */
export function endOfElementName(html: string, start: number): number {
  let at = start;
  for (let code = html.charCodeAt(at); isLowerOrDigit(code); code = html.charCodeAt(at)) at += 1;
  return at;
}

function endOfName(html: string, start: number): number {
  let at = start;
  for (let code = html.charCodeAt(at); isLowerOrDigit(code) || isJoiner(code); code = html.charCodeAt(at))
    at += 1;
  return at;
}

function isLowerOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** `-`, `_` and `:`. */
function isJoiner(code: number): boolean {
  return code === 0x2d || code === 0x5f || code === 0x3a;
}

/** Where the quote of the value that starts at `start` is closed; -1 where it has none. */
function endOfValue(html: string, start: number): number {
  const quote = html[start];
  return quote === '"' || quote === "'" ? html.indexOf(quote, start + 1) : -1;
}

function plainValue(value: string): string | undefined {
  if (!special.test(value)) return value;
  return value.includes("<") || value.includes(">") ? undefined : undoPlainReferences(value);
}

/** A start tag as the library writes it. */
export function startTag(name: string, attributes: Attributes, isVoid: boolean): string {
  let text = `<${name}`;
  for (const [attribute, value] of attributes) text += ` ${attribute}="${escapedValue(value)}"`;
  return text + (isVoid ? " />" : ">");
}

const quotable = /[&<>"]/;
const allQuotable = /[&<>"]/g;
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapedValue(value: string): string {
  return quotable.test(value) ? value.replace(allQuotable, (character) => escapes[character] ?? "") : value;
}
