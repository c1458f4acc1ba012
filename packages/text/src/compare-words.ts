import { words } from "./words.ts";

/** How many words two texts share, each as often as both have it, and how many only the one or the other has. */
export function compareWords(
  first: string,
  second: string,
): { shared: number; onlyFirst: number; onlySecond: number } {
  const counts = new Map<string, number>();
  const theirs = words(second);
  for (const { folded } of theirs) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  const ours = words(first);
  let shared = 0;
  for (const { folded } of ours) {
    const left = counts.get(folded) ?? 0;
    if (left > 0) shared += 1;
    counts.set(folded, left - 1);
  }
  return { shared, onlyFirst: ours.length - shared, onlySecond: theirs.length - shared };
}
