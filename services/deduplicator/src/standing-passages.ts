import type { CopyMeeting } from "@throughline/store";

/** In so many different articles a shingle tells nothing any more. */
const commonAfter = 8;
/** Texts that share at least this part of the smaller one's sample are not different, whatever else they are. */
const likeShare = 0.5;

type Sampled = { id: string; sample: readonly number[] };

/**
 * Sampled shingles of a newcomer that turn out to stand in eight articles of which no two are alike. Whether such
 * eight exist depends on the articles alone, and more articles never undo it, so that what is learnt in the end does
 * not depend on the order in which they came. (A newcomer can only complete a set that it belongs to.) It must
 * have met all that share a sampled shingle with it.
 */
export function newlyCommon(newcomer: Sampled, { hits, common }: CopyMeeting): number[] {
  const others = hits.filter(({ sample }) => sample.length > 0);
  if (others.length + 1 < commonAfter) return [];
  const sought = newcomer.sample.filter((shingle) => !common.has(shingle));
  const holders = new Map<number, Sampled[]>(sought.map((shingle) => [shingle, []]));
  const different = others.filter((hit) => !alike(newcomer, hit)).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const hit of different) for (const shingle of hit.sample) holders.get(shingle)?.push(hit);
  return [...holders].filter(([, ids]) => haveDifferent(ids, commonAfter - 1)).map(([shingle]) => shingle);
}

function haveDifferent(holders: readonly Sampled[], count: number): boolean {
  if (holders.length < count) return false;
  const chosen: Sampled[] = [];
  for (const each of holders) {
    if (chosen.some((other) => alike(each, other))) continue;
    chosen.push(each);
    if (chosen.length === count) return true;
  }
  return false;
}

/** Both samples in rising order. */
function alike(a: Sampled, b: Sampled): boolean {
  let shared = 0;
  for (let i = 0, j = 0; i < a.sample.length && j < b.sample.length; ) {
    const difference = (a.sample[i] ?? 0) - (b.sample[j] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared >= likeShare * Math.min(a.sample.length, b.sample.length);
}
