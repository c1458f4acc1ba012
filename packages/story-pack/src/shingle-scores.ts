/** Shingles that both texts have, that only the found one has, and that only the expected one has. */
export type Counts = { both: number; extra: number; missed: number };

const shingleTokens = 4;
/** Words; single characters in scripts that do not part words by spaces. */
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}_])+/gu;

/** Counts 4-token shingles with their multiplicity; a shorter text is one shingle. */
export function shingleCounts(expected: string, found: string): Counts {
  const wanted = shinglesOf(expected);
  const got = shinglesOf(found);
  let both = 0;
  for (const [shingle, count] of wanted) both += Math.min(count, got.get(shingle) ?? 0);
  return { both, extra: total(got) - both, missed: total(wanted) - both };
}

/** Precision and recall averaged over pages, and the F1 of the two means. */
export function f1Of(pages: Counts[]): { precision: number; recall: number; f1: number } {
  const precision = mean(pages.map((page) => share(page.both, page.extra, page.missed)));
  const recall = mean(pages.map((page) => share(page.both, page.missed, page.extra)));
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** As the article extraction benchmark has it: two empty texts agree in full. */
function share(both: number, wrong: number, otherWrong: number): number {
  if (wrong === 0 && otherWrong === 0) return 1;
  return both + wrong === 0 ? 0 : both / (both + wrong);
}

function shinglesOf(text: string): Map<string, number> {
  const tokens = text.match(tokenPattern) ?? [];
  const shingles = new Map<string, number>();
  const last = Math.max(tokens.length === 0 ? 0 : 1, tokens.length - shingleTokens + 1);
  for (let at = 0; at < last; at += 1) {
    const shingle = tokens.slice(at, at + shingleTokens).join(" ");
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

function total(shingles: Map<string, number>): number {
  let sum = 0;
  for (const count of shingles.values()) sum += count;
  return sum;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
