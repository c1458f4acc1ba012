/** A start tag, or the end of an element. `line` and `column` count from 1; attribute names keep their prefix. */
export type XmlTag = (
  | { kind: "start"; name: string; attributes: Map<string, string>; empty: boolean }
  | { kind: "end"; name: string }
) & { line: number; column: number };

/** The text between two tags, with entities resolved. */
export type XmlText = { kind: "text"; text: string; line: number };

/** A text that cannot be read as XML at all. */
export class XmlError extends Error {
  override name = "XmlError";
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<!(?:[^<>[]|\[[\s\S]*?\])*>?|<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)(>?)|([^<]+)|</gu;
const attribute = /([A-Za-z_][\w:.-]*)\s*=\s*("([^"]*)"|'([^']*)')/gu;

/**
 * The tags and texts of an XML document, in order. Comments, processing instructions and the document type
 * go; declared entities are never expanded. Throws an `XmlError` for a tag that is not closed.
 */
export function* xmlTokens(text: string): Generator<XmlTag | XmlText> {
  let line = 1;
  let lineStart = 0;
  for (const match of text.matchAll(token)) {
    const [whole, cdata, slash, name, inside = "", close, plain] = match;
    const column = match.index - lineStart + 1;
    if (name !== undefined) {
      if (close === "") throw new XmlError(`the tag <${slash}${name} is not closed`, line, column);
      if (slash === "/") yield { kind: "end", name, line, column };
      else yield { ...startTag(name, inside), line, column };
    } else if (cdata !== undefined) yield { kind: "text", text: cdata, line };
    else if (plain !== undefined) yield { kind: "text", text: decodeEntities(plain), line };
    else if (whole === "<") throw new XmlError('a lone "<" stands here (write &lt;)', line, column);
    line += newlines(whole);
    lineStart = Math.max(lineStart, match.index + whole.lastIndexOf("\n") + 1);
  }
}

function startTag(name: string, inside: string) {
  const attributes = new Map<string, string>();
  for (const match of inside.matchAll(attribute)) {
    attributes.set(match[1] ?? "", decodeEntities(match[3] ?? match[4] ?? ""));
  }
  return { kind: "start" as const, name, attributes, empty: /\/\s*$/u.test(inside) };
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** XML's five, and those of HTML that feed readers write into their exports. */
const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  hellip: "…",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  ouml: "ö",
  uuml: "ü",
  auml: "ä",
  szlig: "ß",
};

/** Resolves character references; what is none, such as the bare & of a URL, stays as it is. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/giu, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Writes a text into XML, as content or between double quotes; characters that XML forbids go. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "")
      .replace(/&/gu, "&amp;")
      .replace(/</gu, "&lt;")
      .replace(/>/gu, "&gt;")
      .replace(/"/gu, "&quot;")
      .replace(/\n/gu, "&#10;")
  );
}
