/**
 * Looks for marks in a text that is read from front to back. However often one asks, the text is searched about
 * once for each mark: places mostly grow, so that what was found behind a place, or not at all, stays true.
 */
export function createMarkSearch(text: string) {
  const found = new Map<string, { from: number; at: number }>();

  /** Like the text's own `indexOf`. */
  const indexOf = (mark: string, from: number): number => {
    const last = found.get(mark);
    if (last !== undefined && last.from <= from && (last.at < 0 || last.at >= from)) return last.at;
    const at = text.indexOf(mark, from);
    if (last === undefined) found.set(mark, { from, at });
    else {
      last.from = from;
      last.at = at;
    }
    return at;
  };

  /** The place behind a mark; `otherwise`, or the end of the text, when it does not come any more. */
  const behind = (mark: string, from: number, otherwise = text.length): number => {
    const at = indexOf(mark, from);
    return at < 0 ? otherwise : at + mark.length;
  };

  /**
   * Where a tag ends: at its `>`, at the `<` of another that comes before it, or with the text. Quotes hide both,
   * unless they are never closed or run over the next tag, which is a slip of the writer.
   */
  const endOfTag = (from: number): number => {
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === greaterThan || code === lessThan || Number.isNaN(code)) return at;
      at += 1;
      if (code !== doubleQuote && code !== singleQuote) continue;
      const end = indexOf(code === doubleQuote ? '"' : "'", at);
      const close = indexOf(">", at);
      if (end < 0 || (close >= 0 && close < end && text.slice(close, end).includes("<")))
        return close < 0 ? text.length : close;
      at = end + 1;
    }
  };

  return { indexOf, behind, endOfTag };
}

const doubleQuote = 34;
const singleQuote = 39;
const lessThan = 60;
const greaterThan = 62;
