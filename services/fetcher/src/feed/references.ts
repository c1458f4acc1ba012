import { htmlEntities, xmlEntities } from "./html-entities.ts";
import type { Repairs } from "./repairs.ts";

const reference = /&(?:#[xX]([0-9a-fA-F]{1,8})|#(\d{1,10})|([A-Za-z][A-Za-z0-9]{0,31}));/g;
const bareAmpersand = /&(?!#\d|#[xX][0-9a-fA-F]|[A-Za-z][A-Za-z0-9]{0,31};)/;

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
  if (!text.includes("&")) return text;
  if (bareAmpersand.test(text)) repairs.note("ampersands that stand for themselves");
  let added = 0;
  return text.replace(reference, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name === undefined) return characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal), repairs);
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
    return html ?? whole;
  });
}

/** Undoes HTML's references, as often as one text has them on one level. */
export function undoHtmlReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(reference, (whole, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal))
      : (htmlEntities.get(name) ?? whole),
  );
}

function characterOf(code: number, repairs?: Repairs): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80] ?? "";
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code);
  if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    repairs?.note("numbers of characters that do not exist");
    return "";
  }
  return String.fromCodePoint(code);
}

/** Escapes a plain text for HTML or XML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
