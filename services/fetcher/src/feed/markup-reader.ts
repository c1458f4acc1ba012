/** A start tag as it stands in a document. */
export type StartTag = {
  raw: string;
  attributeSource: string;
  selfClosing: boolean;
  /** Where it starts, and where what follows it starts. */
  start: number;
  end: number;
};

const nameAt =
  /[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*(?::[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*)?/y;
const attributePattern = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;
/** Elements that nobody closes are looked for to the end of the document; not endlessly often. */
const mostSearchesInVain = 200;
/** Attributes past this number are a flood. */
const mostAttributes = 100;

/** Reads tags in a text that may be broken XML. Holds no tree, so nesting costs nothing. */
export type MarkupReader = ReturnType<typeof createMarkupReader>;

export function createMarkupReader(text: string) {
  let inVain = 0;
  // The next CDATA section at or behind a place; asked for with places that only grow.
  let cdataAt = -2;
  const nextCdata = (from: number) => {
    if (cdataAt !== -1 && cdataAt < from) cdataAt = text.indexOf("<![CDATA[", from);
    return cdataAt;
  };

  // A mark that is not found once is not looked for again: places only grow, and a search costs a document.
  const exhausted = new Set<string>();
  const indexOfMark = (mark: string, from: number): number => {
    const found = exhausted.has(mark) ? -1 : text.indexOf(mark, from);
    if (found < 0) exhausted.add(mark);
    return found;
  };

  /** The start tag whose `<` stands at a place, or `undefined` when it is none. */
  const startTagAt = (start: number): StartTag | undefined => {
    nameAt.lastIndex = start + 1;
    const raw = nameAt.exec(text)?.[0];
    if (raw === undefined) return undefined;
    const nameEnd = start + 1 + raw.length;
    const close = tagEnd(text, nameEnd);
    const selfClosing = text.charCodeAt(close - 1) === 47;
    return {
      raw,
      attributeSource: text.slice(nameEnd, selfClosing ? close - 1 : close),
      selfClosing,
      start,
      end: close + 1,
    };
  };

  /** Where `</raw` starts that closes an element whose content starts at `from`; -1 when nothing does. */
  const closeOf = (raw: string, from: number): number => {
    if (inVain >= mostSearchesInVain) return -1;
    const opening = `<${raw}`;
    const closing = `</${raw}`;
    let depth = 1;
    let at = from;
    for (;;) {
      const close = indexOfName(text, closing, at);
      if (close < 0) {
        inVain += 1;
        return -1;
      }
      const cdata = nextCdata(at);
      if (cdata >= 0 && cdata < close) {
        const cdataEnd = indexOfMark("]]>", cdata);
        if (cdataEnd > close) {
          at = cdataEnd;
          continue;
        }
      }
      depth += countOpened(text.slice(at, close), opening) - 1;
      if (depth <= 0) return close;
      at = close + closing.length;
    }
  };

  /** An end that was found is of no use: it counts as a search in vain. */
  const discardClose = () => {
    inVain += 1;
  };

  return { startTagAt, closeOf, discardClose, indexOfMark };
}

/** The `>` that ends a tag; quotes hide one, unless they are never closed. */
function tagEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const close = text.indexOf(">", at);
    if (close < 0) return text.length;
    const quote = firstQuote(text, at, close);
    if (quote < 0) return close;
    const end = text.indexOf(text[quote] ?? "", quote + 1);
    // A quote that runs over the next tag's start is a slip of its writer.
    if (end < 0 || (end > close && text.slice(close, end).includes("<"))) return close;
    at = end + 1;
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

/** Like `indexOf`, but the name must end there. */
function indexOfName(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (endsName(text.charCodeAt(at + name.length))) return at;
  }
  return -1;
}

/** A space, `>` or `/`, or the end of the text. */
function endsName(code: number): boolean {
  return Number.isNaN(code) || code <= 32 || code === 62 || code === 47;
}

function countOpened(source: string, opening: string): number {
  if (!source.includes(opening)) return 0;
  const part = source.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  let count = 0;
  for (let at = indexOfName(part, opening, 0); at >= 0; at = indexOfName(part, opening, at + 1)) {
    const end = part.indexOf(">", at);
    if (end < 0 || part.charCodeAt(end - 1) !== 47) count += 1;
  }
  return count;
}

/** The attributes of a tag by name; names lower case but for `xmlns:` prefixes. References stay as they are. */
export function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  if (!source.includes("=")) return attributes;
  let count = 0;
  for (const [, name = "", double, single, bare] of source.matchAll(attributePattern)) {
    if (count++ >= mostAttributes) break;
    attributes[name.toLowerCase()] ??= double ?? single ?? bare ?? "";
  }
  return attributes;
}
