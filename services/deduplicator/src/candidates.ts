import type { CopyHit, CopyMeeting, CopyRow, CopySection, CopyText } from "@throughline/store";
import { sketchOf } from "./comparison.ts";
import { type Compared, type Edge, edgeBetween } from "./edge.ts";
import { isForgotten } from "./kept-trees.ts";

/** An article on its way to its place. `sample` is its text's, which its row has only where it is the first of its text. */
export type Arrival = { row: CopyRow; sample: readonly number[]; met: CopyMeeting };

/** Articles compared at once, and how often: a bound on the work for one newcomer. */
const mostAtOnce = 24;
const mostRounds = 2;
/** Of one core so many are compared at first: they are all alike, and one strong relation joins them all. */
const mostOfACore = 6;

type Search = {
  article: Compared;
  waiting: CopyHit[];
  /** Cores of which an article is strongly related to this one. */
  joined: Set<string>;
};

/**
 * Compares articles with those that they may be related to, the ones with most sampled shingles in common first.
 * Answers what stands between each and each of those.
 */
export async function edgesOf(section: CopySection, arrivals: readonly Arrival[]): Promise<Edge[]> {
  const edges: Edge[] = [];
  // One whose text is forgotten is still compared with those of the same text.
  const searches = arrivals.filter(({ row }) => row.words.length > 0 || isForgotten(row)).map(searchOf);
  const texts = new Map(searches.map(({ article }) => [article.id, article]));
  for (let round = 0; round < mostRounds; round++) {
    const batches = searches.map((search) => nextBatch(search, round === 0));
    await readTexts(section, batches.flat(), texts);
    for (const [at, batch] of batches.entries()) {
      const { article, joined } = searches[at] as Search;
      for (const { id, coreId } of batch) {
        const other = texts.get(id);
        if (!other) continue;
        const edge = edgeBetween(article, other);
        edges.push(edge);
        if (edge.strong) joined.add(coreId);
      }
    }
  }
  return edges;
}

function searchOf({ row, sample, met }: Arrival): Search {
  const telling = new Set(sample.filter((shingle) => !met.common.has(shingle)));
  return {
    article: asCompared({ ...row, common: met.common }),
    waiting: ranked(met.hits, telling),
    joined: new Set(),
  };
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

/** Takes those to compare next from the ones that wait. */
function nextBatch(search: Search, isFirst: boolean): CopyHit[] {
  const batch: CopyHit[] = [];
  const rest: CopyHit[] = [];
  const ofCore = new Map<string, number>();
  for (const hit of search.waiting) {
    if (search.joined.has(hit.coreId)) continue;
    const count = (ofCore.get(hit.coreId) ?? 0) + 1;
    if (batch.length === mostAtOnce || (isFirst && count > mostOfACore)) rest.push(hit);
    else {
      batch.push(hit);
      ofCore.set(hit.coreId, count);
    }
  }
  search.waiting = rest;
  return batch;
}

async function readTexts(
  section: CopySection,
  hits: readonly CopyHit[],
  texts: Map<string, Compared>,
): Promise<void> {
  const ids = [...new Set(hits.map(({ id }) => id))].filter((id) => !texts.has(id));
  if (ids.length === 0) return;
  for (const text of await section.texts(ids)) texts.set(text.id, asCompared(text));
}

/** An article's text as it is compared: `common` must hold those of its sampled shingles that are common. */
function asCompared(text: CopyText): Compared {
  const { id, at, textHash, publisher, creditedTo, says, urlHash, pointsTo, words, common } = text;
  const sketch = sketchOf(words, common);
  return { id, at, textHash, publisher, creditedTo, says, urlHash, pointsTo, sketch };
}
