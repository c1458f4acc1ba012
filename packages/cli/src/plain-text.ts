/**
 * Text from elsewhere as one line that is safe to print: titles and reasons come from feeds and pages, and an
 * escape sequence in one could drive the terminal. Control characters (C0, DEL, C1) and the marks that turn the
 * direction of everything behind them become spaces; runs of white space become one.
 */
export function plainLine(text: string): string {
  return text.replace(unsafe, " ").replace(/\s+/gu, " ").trim();
}

/** The same for text of several lines, whose line breaks and indents stay. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|[\n\r]/u)
    .map((line) => line.replaceAll("\t", "  ").replace(unsafe, " ").trimEnd())
    .join("\n");
}

/** JSON for machines; C1 controls, which JSON leaves as they are, are escaped. */
export function asJson(value: unknown): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]/gu, escaped);
}

// U+202A–U+202E: embeddings and overrides.
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e]/gu;
