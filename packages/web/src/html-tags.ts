/** A start tag; attribute names are lower case, values have their character references undone. */
export type Tag = { name: string; attributes: Record<string, string> };

const tagOpen = /<(!--|\/?[a-z][a-z0-9:-]*)/gi;
const attribute = /\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?|\s*[/"']/y;
/** Elements whose content is text to a scanner, whatever it looks like. */
const rawText = new Set(["script", "style", "textarea", "title", "noscript", "template", "iframe", "xmp"]);
/** A tag with more attributes is a flood, not a page. */
const mostAttributes = 64;

/**
 * Walks over the start tags of an HTML text without building a tree, in linear time. Comments and the content
 * of scripts and styles are passed over. `wanted` are lower-case names.
 */
export function* startTags(html: string, wanted: ReadonlySet<string>): Generator<Tag> {
  const scanner = new RegExp(tagOpen);
  for (let open = scanner.exec(html); open; open = scanner.exec(html)) {
    const name = open[1]?.toLowerCase() ?? "";
    if (name === "!--") {
      const end = html.indexOf("-->", scanner.lastIndex);
      if (end < 0) return;
      scanner.lastIndex = end + 3;
      continue;
    }
    if (!wanted.has(name) && !rawText.has(name)) continue;
    const { attributes, end } = attributesAt(html, scanner.lastIndex);
    scanner.lastIndex = end;
    if (wanted.has(name)) yield { name, attributes };
    if (rawText.has(name)) {
      const close = indexOfClose(html, name, end);
      if (close < 0) return;
      scanner.lastIndex = close;
    }
  }
}

function attributesAt(html: string, start: number): { attributes: Record<string, string>; end: number } {
  const attributes: Record<string, string> = Object.create(null);
  const scanner = new RegExp(attribute);
  let at = start;
  for (let count = 0; count < mostAttributes; count += 1) {
    scanner.lastIndex = at;
    const found = scanner.exec(html);
    if (!found) break;
    at = scanner.lastIndex;
    const [, name, double, single, bare] = found;
    if (name !== undefined) attributes[name.toLowerCase()] ??= unescaped(double ?? single ?? bare ?? "");
  }
  return { attributes, end: at };
}

function indexOfClose(html: string, name: string, start: number): number {
  const close = new RegExp(`</${name}[\\s>/]`, "gi");
  close.lastIndex = start;
  return close.exec(html)?.index ?? -1;
}

/** The references that occur in URLs and short titles. */
export function unescaped(value: string): string {
  return value
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, digits: string) => {
      const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&");
}
