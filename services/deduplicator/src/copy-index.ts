import { createHash } from "node:crypto";
import type { CopyDecision, CopyIndex, CopyInput } from "@throughline/contracts";
import type { CopyHit, CopyRow, CopyRows, CopySection, Store } from "@throughline/store";
import { type ShingledText, shingled } from "./comparison.ts";
import { type Decision, decide, type Newcomer } from "./decide.ts";
import { createMemoryCopies } from "./memory-copies.ts";
import { createOriginals } from "./originals.ts";
import { boundedSample, maxSample, sampledShingles } from "./shingles.ts";
import { identityOf, wordSequence } from "./word-sequence.ts";

export type CopyIndexOptions = {
  /** Keeps the index in the store; in memory without one. */
  store?: Store;
  /** For articles that say neither when they were observed nor when published. */
  now?: () => Date;
};

/** Articles that share a sampled shingle, of which the nearest are compared; a bound on the work for one. */
const mostHits = 1000;
const mostCompared = 24;
/** In so many different originals a shingle tells nothing any more. */
const commonAfter = 8;
/** A near copy that has no more than this of its own is not searched for again: its original is. */
const ownShare = 0.1;

/**
 * An index of articles that says of each whether it copies one before it.
 *
 * Method: every fourth shingle of four words, chosen by its hash (Manber 1994; at most 64 an article), finds
 * candidates; the whole word sequences of the nearest decide, by the containment of each in the other
 * (Broder 1997) and by the numbers and names that disagree. Shingles that stand in eight different originals
 * count no more. `add` may be called again for an article: it never finds itself, and a new text takes the old
 * one's place. It throws what the store throws.
 */
export function createCopyIndex(options: CopyIndexOptions = {}): CopyIndex {
  const rows: CopyRows = options.store?.copies ?? createMemoryCopies();
  const now = options.now ?? (() => new Date());
  const originals = createOriginals();
  return {
    async add(article) {
      const { decision, moved } = await place(rows, article, now);
      for (const { id, originalId } of moved) originals.set(id, originalId);
      originals.set(article.id, decision.originalId);
      return decision;
    },
    originalOf: (id) => originals.get(id),
  };
}

type Moved = { id: string; originalId: string };

/** Decides about an article and writes what follows, as one section. */
async function place(
  rows: CopyRows,
  article: CopyInput,
  now: () => Date,
): Promise<{ decision: CopyDecision; moved: Moved[] }> {
  const text = shingled(wordSequence(article.text));
  const textHash = hashOf(text);
  const sampled = sampledShingles(text.shingles);
  const common = await rows.common(sampled);
  const sample = boundedSample(sampled.filter((shingle) => !common.has(shingle)));
  return rows.exclusively({ textHash, sample }, async (section) => {
    const [known] = await section.rows([article.id]);
    const newcomer: Newcomer = {
      id: article.id,
      textHash,
      text,
      observedAt: known?.observedAt ?? observedAt(article, now),
    };
    const hits = await section.sharing({ textHash, sample }, mostHits);
    const others = hits.filter((hit) => hit.id !== article.id);
    for (const shingle of await learnCommon(section, newcomer.id, others)) common.add(shingle);
    const rows = await section.rows(nearest(others, common, known, textHash));
    const candidates = rows.map((row) => ({ row, text: shingled(row.words) }));
    const theirs = await section.common(candidates.flatMap((each) => sampledShingles(each.text.shingles)));
    const decision = decide(newcomer, candidates, new Set([...common, ...theirs]));
    return write(section, newcomer, sample, common, decision);
  });
}

async function write(
  section: CopySection,
  newcomer: Newcomer,
  sample: number[],
  common: ReadonlySet<number>,
  { own, moves }: Decision,
): Promise<{ decision: CopyDecision; moved: Moved[] }> {
  const { id, textHash, text, observedAt } = newcomer;
  const row: CopyRow = { ...own, id, textHash, words: text.words, observedAt, sample: [] };
  if (addsText(own)) row.sample = sample.filter((shingle) => !common.has(shingle));
  await section.save(row);
  const moved: Moved[] = [];
  for (const move of [...moves].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const each of await section.move(move.id, move.link)) {
      moved.push({ id: each, originalId: move.link.originalId });
    }
  }
  const { originalId, relation, evidence } = own;
  return { decision: { originalId, relation, evidence }, moved };
}

function addsText({ relation, evidence }: Decision["own"]): boolean {
  if (relation === "exact") return false;
  return relation !== "near" || (evidence.containment ?? 0) < 1 - ownShare;
}

/** Marks shingles that many different originals turn out to have, and answers them. */
async function learnCommon(section: CopySection, ownId: string, hits: readonly CopyHit[]): Promise<number[]> {
  const originals = new Map<number, Set<string>>();
  for (const { originalId, shared } of hits) {
    for (const shingle of shared) {
      const known = originals.get(shingle) ?? new Set([ownId]);
      originals.set(shingle, known.add(originalId));
    }
  }
  const found = [...originals].filter(([, ids]) => ids.size >= commonAfter).map(([shingle]) => shingle);
  if (found.length > 0) await section.markCommon(found);
  return found;
}

/** Ids of the hits that have most in common, and of the article that the newcomer stood under so far. */
function nearest(
  hits: readonly CopyHit[],
  common: ReadonlySet<number>,
  known: CopyRow | undefined,
  textHash: string,
): string[] {
  const told = (hit: CopyHit) =>
    hit.sameText ? maxSample + 1 : hit.shared.filter((shingle) => !common.has(shingle)).length;
  const best = hits
    .map((hit) => ({ id: hit.id, score: told(hit) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, mostCompared)
    .map(({ id }) => id);
  const above = known?.textHash === textHash ? known.comparedWith : null;
  return above && !best.includes(above) ? [...best, above] : best;
}

function hashOf({ words }: ShingledText): string {
  const identities = words.map(identityOf);
  return createHash("sha256").update(Buffer.from(identities.buffer)).digest("hex").slice(0, 32);
}

function observedAt(article: CopyInput, now: () => Date): Date {
  const said = article.observedAt ?? article.publishedAt;
  if (said === undefined) return now();
  const time = new Date(said);
  if (Number.isNaN(time.getTime()))
    throw new RangeError(`article ${article.id}: "${said}" is no time; give observedAt in ISO 8601`);
  return time;
}
