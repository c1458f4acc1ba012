import type { ChangeKind, RevisionChanges } from "./revision-change.ts";

/** The kinds in the order of their weight for a reader, with their words for one and for more. */
const words: [ChangeKind, string, string][] = [
  ["headlineChanged", "another headline", "another headline"],
  ["numbersChanged", "number changed", "numbers changed"],
  ["quoteChanged", "quote changed", "quotes changed"],
  ["added", "passage added", "passages added"],
  ["removed", "passage removed", "passages removed"],
  ["rewording", "rewording", "rewordings"],
  ["moved", "passage moved", "passages moved"],
  ["typo", "slip mended", "slips mended"],
];

/** What an edit changed, as in "another headline, 2 numbers changed". */
export function changesInWords(counts: RevisionChanges["counts"]): string {
  const parts = words.flatMap(([kind, one, more]) => {
    const count = counts[kind] ?? 0;
    if (count === 0) return [];
    return kind === "headlineChanged" ? [one] : [`${count} ${count === 1 ? one : more}`];
  });
  return parts.length > 0 ? parts.join(", ") : "only spaces and marks";
}
