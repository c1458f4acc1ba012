/** A text without its marks, and the spans that they gave. Offsets are UTF-16 units of `text`; `end` is exclusive. */
export type MarkedText = { text: string; spans: MarkedSpan[]; faults: MarkFault[] };
export type MarkedSpan = { start: number; end: number; surface: string; entityId: string };

/** A mark that cannot be read; `words` are its own. */
export type MarkFault = { words: string; what: string; mend: string };

const mark = /\[\[(?<inside>[^[\]]*)\]\]|\[\[|\]\]/gu;
const mend = "write [[the words of the name|the id of the entity]]";

/**
 * Reads a text in which names are marked by hand: `[[Araghchi|Q1]] met [[Putin|Q2]]`. Whole words stand between the
 * brackets, with what a language writes onto them but without a possessive 's.
 */
export function readMarkedText(marked: string): MarkedText {
  const spans: MarkedSpan[] = [];
  const faults: MarkFault[] = [];
  let text = "";
  let from = 0;
  for (const match of marked.matchAll(mark)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    const [surface = "", entityId = "", ...more] = match.groups?.inside?.split("|") ?? [];
    if (surface.trim() === "" || entityId.trim() === "" || more.length > 0) {
      faults.push({ words: match[0], what: `the mark "${match[0]}" cannot be read`, mend });
      text += surface;
      continue;
    }
    spans.push({ start: text.length, end: text.length + surface.length, surface, entityId });
    text += surface;
  }
  return { text: text + marked.slice(from), spans, faults };
}
