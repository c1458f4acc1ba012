/** A tag's attributes by name. */
export type Attributes = Readonly<Record<string, string>>;

/** Attributes past this number are a flood. */
const mostAttributes = 100;

export const noAttributes: Attributes = Object.freeze(Object.create(null));

/**
 * Reads the attributes of a start tag, quoted or not; the first of a name counts. Names are in lower case;
 * references stay as they are.
 */
export function attributesOf(source: string): Attributes {
  let equals = source.indexOf("=");
  if (equals < 0) return noAttributes;
  const attributes: Record<string, string> = Object.create(null);
  let from = 0;
  for (let count = 0; equals >= 0 && count < mostAttributes; count += 1) {
    const name = nameBefore(source, equals, from);
    const start = skipSpace(source, equals + 1);
    const quote = source[start];
    const isQuoted = quote === '"' || quote === "'";
    let end = isQuoted ? source.indexOf(quote, start + 1) : endOfBare(source, start);
    if (end < 0) end = source.length;
    if (name !== "") attributes[name] ??= source.slice(isQuoted ? start + 1 : start, end);
    from = isQuoted ? end + 1 : end;
    equals = source.indexOf("=", from);
  }
  return attributes;
}

function nameBefore(source: string, equals: number, from: number): string {
  let end = equals;
  while (end > from && isSpace(source.charCodeAt(end - 1))) end -= 1;
  let start = end;
  while (start > from && !endsWord(source.charCodeAt(start - 1))) start -= 1;
  return source.slice(start, end).toLowerCase();
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (isSpace(source.charCodeAt(at))) at += 1;
  return at;
}

function endOfBare(source: string, from: number): number {
  let at = from;
  while (at < source.length && !isSpace(source.charCodeAt(at)) && source.charCodeAt(at) !== greaterThan)
    at += 1;
  return at;
}

const greaterThan = 62;

function isSpace(code: number): boolean {
  return code <= 32;
}

/** A space, a quote, `<`, `>` or `/`: no part of an attribute's name. */
function endsWord(code: number): boolean {
  return isSpace(code) || code === 34 || code === 39 || code === 60 || code === greaterThan || code === 47;
}
