/** The names that feeds use most. */
const named: readonly (readonly [string, string])[] = [
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["laquo", "«"],
  ["raquo", "»"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["hellip", "…"],
  ["zwnj", "\u200c"],
];
/** The numbers that they use most: WordPress writes its punctuation so. */
const numbered = [38, 39, 160, 8211, 8212, 8216, 8217, 8220, 8221, 8230];
const common = new Map<string, string>([
  ...named,
  ["#038", "&"],
  ["#039", "'"],
  ...numbered.map((code): [string, string] => [`#${code}`, String.fromCodePoint(code)]),
]);
/** Of a reference, without its ampersand and semicolon. */
const longest = 9;
const number = /^#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}))$/;
/** A reference, or an ampersand that stands for itself, as in "a & b". */
export type Reference = { character: string; end: number };

/**
 * Reads the reference whose ampersand is at `start`: the usual ones only; `undefined` where parsers might differ.
 */
export function referenceAt(text: string, start: number): Reference | undefined {
  const end = endOfReference(text, start);
  const character = end < 0 ? undefined : characterOf(text.slice(start + 1, end));
  if (character !== undefined) return { character, end: end + 1 };
  return isSpace(text.charCodeAt(start + 1)) ? { character: "&", end: start + 1 } : undefined;
}

/** An attribute's value with its references undone; `undefined` where parsers might differ. */
export function undoPlainReferences(value: string): string | undefined {
  let undone = "";
  let at = 0;
  for (let start = value.indexOf("&"); start >= 0; start = value.indexOf("&", at)) {
    const reference = referenceAt(value, start);
    if (!reference) return undefined;
    undone += value.slice(at, start) + reference.character;
    at = reference.end;
  }
  return undone + value.slice(at);
}

function endOfReference(text: string, start: number): number {
  for (let at = start + 2; at <= start + 1 + longest; at += 1) if (text.charCodeAt(at) === 0x3b) return at;
  return -1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function characterOf(reference: string): string | undefined {
  const usual = common.get(reference);
  if (usual !== undefined) return usual;
  const found = number.exec(reference);
  if (!found) return undefined;
  const [, decimal, hexadecimal] = found;
  return byNumber(
    decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10),
  );
}

/** Characters that mean themselves: HTML has rules of its own for the others (§13.2.5.80). */
function byNumber(code: number): string | undefined {
  const isPlain =
    (code >= 32 && code < 127) ||
    (code >= 160 && code < 0xd800) ||
    (code >= 0xe000 && code < 0xfdd0) ||
    (code >= 0x10000 && code < 0x1fffe);
  return isPlain ? String.fromCodePoint(code) : undefined;
}
