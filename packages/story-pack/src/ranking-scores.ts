/** An article's score, and whether it should have a high one. */
export type Ranked = { score: number; wanted: boolean };

/**
 * The area under the ROC curve: how often a wanted article has a higher score than one that is not, ties counting
 * half (Hanley and McNeil 1982). Undefined where there are none of either.
 */
export function areaUnderRoc(ranked: readonly Ranked[]): number | undefined {
  const wanted = ranked.filter((one) => one.wanted);
  const others = ranked.filter((one) => !one.wanted);
  if (wanted.length === 0 || others.length === 0) return undefined;
  let won = 0;
  for (const one of wanted)
    for (const other of others) won += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
  return won / (wanted.length * others.length);
}

/**
 * The share of wanted articles among the `most` with the highest scores, or among as many as are wanted, if those
 * are fewer. Of equal scores the unwanted come first, so that chance never flatters.
 */
export function precisionAt(ranked: readonly Ranked[], most: number): number | undefined {
  const count = Math.min(most, ranked.filter((one) => one.wanted).length);
  if (count === 0) return undefined;
  const first = ranked
    .toSorted((a, b) => b.score - a.score || Number(a.wanted) - Number(b.wanted))
    .slice(0, count);
  return first.filter((one) => one.wanted).length / count;
}
