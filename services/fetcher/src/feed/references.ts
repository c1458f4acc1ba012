import { htmlEntities, xmlEntities } from "./html-entities.ts";
import type { Repairs } from "./repairs.ts";

const longestName = 32;

/** What the bytes 0x80 to 0x9F mean to who wrote them as character numbers: windows-1252 (HTML's rule too). */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Names that a document's own type declares, with plain text as their value. */
export type DeclaredEntities = ReadonlyMap<string, string>;

/** What declared names may add to one text; past it they are an attack. */
const mostDeclaredCharacters = 100_000;

/**
 * Undoes character references, one level. Names that XML does not have but HTML does are taken as HTML's;
 * unknown ones and bare ampersands stay as they stand. Each mend is noted.
 */
export function undoReferences(text: string, repairs: Repairs, declared?: DeclaredEntities): string {
  let added = 0;
  return undone(text, {
    repairs,
    valueOf(name) {
      const known = xmlEntities.get(name);
      if (known !== undefined) return known;
      const own = declared?.get(name);
      if (own !== undefined && added + own.length <= mostDeclaredCharacters) {
        added += own.length;
        return own;
      }
      const html = htmlEntities.get(name);
      repairs.note(
        html === undefined ? "names of characters that nobody declared" : "HTML's names of characters",
      );
      return html;
    },
  });
}

/** Undoes HTML's references, as often as one text has them on one level. */
export function undoHtmlReferences(text: string): string {
  return undone(text, { valueOf: (name) => htmlEntities.get(name) });
}

type Names = { valueOf(name: string): string | undefined; repairs?: Repairs };

/** By hand and not by a pattern: a feed with escaped HTML has some thousands of references. */
function undone(text: string, names: Names): string {
  let at = text.indexOf("&");
  if (at < 0) return text;
  let done = "";
  let from = 0;
  for (; at >= 0; at = text.indexOf("&", at + 1)) {
    const end = endOfReference(text, at + 1);
    if (end < 0) {
      names.repairs?.note("ampersands that stand for themselves");
      continue;
    }
    const value = characterNamed(text.slice(at + 1, end), names);
    if (value === undefined) continue;
    done += text.slice(from, at) + value;
    from = end + 1;
    at = end;
  }
  return done + text.slice(from);
}

/** The `;` that ends what follows a `&`; -1 where that is no reference. */
function endOfReference(text: string, from: number): number {
  for (let at = from; at <= from + longestName; at += 1) {
    const code = text.charCodeAt(at);
    if (code === semicolon) return at > from ? at : -1;
    const isName = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    if (!isName && !(code === numberSign && at === from)) return -1;
  }
  return -1;
}

const semicolon = 59;
const numberSign = 35;

function characterNamed(name: string, names: Names): string | undefined {
  if (name.charCodeAt(0) !== numberSign) return names.valueOf(name);
  const isHex = name[1] === "x" || name[1] === "X";
  const digits = name.slice(isHex ? 2 : 1);
  if (!(isHex ? /^[0-9a-fA-F]{1,8}$/ : /^\d{1,10}$/).test(digits)) return undefined;
  return characterOf(Number.parseInt(digits, isHex ? 16 : 10), names.repairs);
}

function characterOf(code: number, repairs?: Repairs): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80] ?? "";
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code);
  // What XML does not allow (2.2): controls, halves of surrogate pairs, the two that are no characters.
  if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code | 1) === 0xffff) {
    repairs?.note("numbers of characters that do not exist");
    return "";
  }
  return String.fromCodePoint(code);
}

/** Escapes a plain text for HTML or XML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
