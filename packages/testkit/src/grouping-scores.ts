/** How well found groups meet the true ones. Precision, recall and F1, each 0 to 1. */
export type Scores = { precision: number; recall: number; f1: number };

/** One item with its true and its found group. */
export type Grouped = { truth: string; found: string };

/** Pairwise scores: over all pairs of items that share a group. */
export function pairwise(items: readonly Grouped[]): Scores {
  const both = pairs(items.map(({ truth, found }) => `${truth}\n${found}`));
  return scores(both, pairs(items.map((item) => item.found)), pairs(items.map((item) => item.truth)));
}

/** B-cubed scores (Bagga and Baldwin 1998): each item's own precision and recall, averaged. */
export function bCubed(items: readonly Grouped[]): Scores {
  const truths = sizes(items.map((item) => item.truth));
  const founds = sizes(items.map((item) => item.found));
  const boths = sizes(items.map(({ truth, found }) => `${truth}\n${found}`));
  let precision = 0;
  let recall = 0;
  for (const { truth, found } of items) {
    const both = boths.get(`${truth}\n${found}`) ?? 0;
    precision += both / (founds.get(found) ?? 1);
    recall += both / (truths.get(truth) ?? 1);
  }
  precision /= items.length;
  recall /= items.length;
  return { precision, recall, f1: mean(precision, recall) };
}

function sizes(groups: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const group of groups) found.set(group, (found.get(group) ?? 0) + 1);
  return found;
}

function pairs(groups: readonly string[]): number {
  return [...sizes(groups).values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function scores(both: number, found: number, truth: number): Scores {
  const precision = found === 0 ? 1 : both / found;
  const recall = truth === 0 ? 1 : both / truth;
  return { precision, recall, f1: mean(precision, recall) };
}

function mean(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
