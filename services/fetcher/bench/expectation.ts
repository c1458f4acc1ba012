/** A value of a feedparser expectation: Python's literals as JSON-like values; tuples are arrays. */
export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };

/** `entries[0]['title'] == 'x'` as the path `["entries", 0, "title"]` and its value. */
export type Expectation = { path: (string | number)[]; value: Literal };

/**
 * Reads feedparser's expectations as far as they are conjunctions of `path == literal`; `bozo` and what is no
 * such comparison is left out. Gives `undefined` when no comparison remains or the expression is of another kind.
 */
export function expectationsOf(expression: string): Expectation[] | undefined {
  const reader = { text: expression, at: 0 };
  const found: Expectation[] = [];
  do {
    skipSpace(reader);
    if (take(reader, /(not\s+)?bozo\b/y) !== undefined) continue;
    if (take(reader, /1\s*$/y) !== undefined) continue;
    const path = pathOf(reader);
    skipSpace(reader);
    if (!path || take(reader, /==/y) === undefined) return undefined;
    const value = literalOf(reader);
    if (value === undefined) return undefined;
    found.push({ path, value });
    skipSpace(reader);
  } while (take(reader, /\s*and\b/y) !== undefined);
  skipSpace(reader);
  return reader.at < expression.length || found.length === 0 ? undefined : found;
}

type Reader = { text: string; at: number };

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (!match) return undefined;
  reader.at = pattern.lastIndex;
  return match[0];
}

function skipSpace(reader: Reader): void {
  take(reader, /[\s\\]*/y);
}

function pathOf(reader: Reader): (string | number)[] | undefined {
  const root = take(reader, /(feed|entries|version|encoding|namespaces)\b/y);
  if (root === undefined) return undefined;
  const path: (string | number)[] = [root];
  for (;;) {
    const attribute = take(reader, /\.(?!get\()[a-z_]+/y);
    const get = attribute === undefined ? take(reader, /(\.get\(|\[)\s*/y) : undefined;
    if (attribute !== undefined) path.push(attribute.slice(1));
    else if (get !== undefined) {
      const key = literalOf(reader);
      if (typeof key !== "string" && typeof key !== "number") return undefined;
      path.push(key);
      take(reader, /\s*[\])]/y);
    } else return path;
  }
}

function literalOf(reader: Reader): Literal | undefined {
  skipSpace(reader);
  const text = take(
    reader,
    /[uUbBrR]{0,2}("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/y,
  );
  if (text !== undefined) return stringOf(text);
  const number = take(reader, /-?\d+(\.\d+)?/y);
  if (number !== undefined) return Number(number);
  const word = take(reader, /True|False|None/y);
  if (word !== undefined) return word === "None" ? null : word === "True";
  if (take(reader, /[([]/y) !== undefined) return listOf(reader);
  return take(reader, /\{/y) === undefined ? undefined : mapOf(reader);
}

function listOf(reader: Reader): Literal[] | undefined {
  const items: Literal[] = [];
  for (;;) {
    skipSpace(reader);
    if (take(reader, /[)\]]/y) !== undefined) return items;
    const item = literalOf(reader);
    if (item === undefined) return undefined;
    items.push(item);
    take(reader, /\s*,/y);
  }
}

function mapOf(reader: Reader): { [key: string]: Literal } | undefined {
  const map: { [key: string]: Literal } = {};
  for (;;) {
    skipSpace(reader);
    if (take(reader, /\}/y) !== undefined) return map;
    const key = literalOf(reader);
    take(reader, /\s*:/y);
    const value = literalOf(reader);
    if (key === undefined || value === undefined) return undefined;
    map[String(key)] = value;
    take(reader, /\s*,/y);
  }
}

function stringOf(source: string): string {
  const raw = /^[uUbB]?[rR]/.test(source);
  const quoted = source.replace(/^[uUbBrR]{0,2}/, "");
  const body = /^("""|''')/.test(quoted) ? quoted.slice(3, -3) : quoted.slice(1, -1);
  if (raw) return body;
  return body.replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|\n|.)/g, (_whole, code: string) => {
    if (/^[uUx][0-9a-fA-F]{2}/.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    return { n: "\n", t: "\t", r: "\r", "\n": "" }[code] ?? code;
  });
}
