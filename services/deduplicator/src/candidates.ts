import type { CopyHit, CopySection, CopyText } from "@throughline/store";
import { sketchOf } from "./comparison.ts";
import { type Compared, type Edge, edgeBetween } from "./edge.ts";

/** Articles compared at once, and how often: a bound on the work for one newcomer. */
const mostAtOnce = 24;
const mostRounds = 2;
/** Of one core so many are compared at first: they are all alike, and one strong relation joins them all. */
const mostOfACore = 6;

/**
 * Compares an article with those that it may be related to, the ones with most sampled shingles in common first.
 * `sample` are its sampled shingles that are not common. Answers what stands between it and each.
 */
export async function edgesOf(
  section: CopySection,
  article: Compared,
  hits: readonly CopyHit[],
  sample: ReadonlySet<number>,
): Promise<Edge[]> {
  const edges: Edge[] = [];
  const joined = new Set<string>();
  let waiting = ranked(hits, sample);
  for (let round = 0; round < mostRounds; round++) {
    const [batch, rest] = nextBatch(
      waiting.filter(({ coreId }) => !joined.has(coreId)),
      round === 0,
    );
    if (batch.length === 0) break;
    waiting = rest;
    const cores = new Map(batch.map(({ id, coreId }) => [id, coreId]));
    for (const text of await section.texts(batch.map(({ id }) => id))) {
      const edge = edgeBetween(article, asCompared(text));
      edges.push(edge);
      if (edge.strong) joined.add(cores.get(text.id) ?? text.id);
    }
  }
  return edges;
}

function ranked(hits: readonly CopyHit[], sample: ReadonlySet<number>): CopyHit[] {
  const told = (hit: CopyHit) =>
    hit.sameText
      ? sample.size + 1
      : hit.sample.reduce((count, each) => count + (sample.has(each) ? 1 : 0), 0);
  return hits
    .map((hit) => ({ hit, score: told(hit) }))
    .sort((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1))
    .map(({ hit }) => hit);
}
function nextBatch(hits: readonly CopyHit[], isFirst: boolean): [CopyHit[], CopyHit[]] {
  const batch: CopyHit[] = [];
  const rest: CopyHit[] = [];
  const ofCore = new Map<string, number>();
  for (const hit of hits) {
    const count = (ofCore.get(hit.coreId) ?? 0) + 1;
    if (batch.length === mostAtOnce || (isFirst && count > mostOfACore)) rest.push(hit);
    else {
      batch.push(hit);
      ofCore.set(hit.coreId, count);
    }
  }
  return [batch, rest];
}

/** An article's text as it is compared: `common` must hold those of its sampled shingles that are common. */
export function asCompared({ words, common, ...article }: CopyText): Compared {
  return { ...article, sketch: sketchOf(words, common) };
}
