import { words } from "@throughline/text";

/** Share of the words of one text that the other has too, with their number; 0 for a text without words. */
export function sharedWords(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const { folded } of words(other)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  const wanted = words(one);
  let shared = 0;
  for (const { folded } of wanted) {
    const left = counts.get(folded) ?? 0;
    if (left > 0) shared += 1;
    counts.set(folded, left - 1);
  }
  return wanted.length === 0 ? 0 : shared / wanted.length;
}
