import type { CopyDecision, CopyIndex, CopyInput, CopyRuling, Publisher } from "@throughline/contracts";
import { type CopyRow, type CopyRows, type CopySection, createBatcher, type Store } from "@throughline/store";
import { createMemoryCopies } from "./memory-copies.ts";
import { createOriginReader, type OriginReader } from "./origin.ts";
import { createOriginals } from "./originals.ts";
import { type Newcomer, type Placed, placeAlone, placeAnew, placeTogether } from "./place.ts";
import { sampleOf, shinglesOf } from "./shingles.ts";
import { countsFrom, observedAt } from "./times.ts";
import { readText } from "./word-sequence.ts";

export type CopyIndexOptions = {
  /** Keeps the index in the store; in memory without one. */
  store?: Store;
  /** For articles that say neither when they were observed nor when published. */
  now?: () => Date;
  /** Texts count as added when they were observed: for an index that was dropped and is built again. */
  isRebuilt?: boolean;
  /** Whom texts may name as their source, and which houses belong together; asked where they may change. */
  publishers?: readonly Publisher[] | (() => readonly Publisher[]);
};

/**
 * Articles that are placed in one transaction, of those that come at the same time. Each of them locks its sampled
 * shingles, and the server has room for 6,400 locks by default.
 */
const mostTogether = 8;

/**
 * An index of articles that says of each whether it copies one before it.
 *
 * Method: every fourth shingle of four words, chosen by its hash (Manber 1994; at most 40 an article), finds
 * candidates; the whole word sequences of the nearest decide, by the containment of each in the other
 * (Broder 1997) and by the numbers and names that disagree. Passages whose shingles stand in eight different articles
 * count no more. The trees follow from the set of articles, in whatever order they come (`settle`). `add` may be
 * called again for an article: it never finds itself, and a new text takes the old one's place. It throws a
 * `RangeError` for a time that is none, and what the store throws.
 */
export function createCopyIndex(options: CopyIndexOptions = {}): CopyIndex {
  const rows: CopyRows = options.store?.copies ?? createMemoryCopies();
  const now = options.now ?? (() => new Date());
  const originals = createOriginals();
  const originOf = originReaderOf(options.publishers ?? []);
  const placed = createBatcher(
    (newcomers: Newcomer[]) => placeAll(rows, newcomers),
    mostTogether,
    () => true,
  );
  return {
    async add(article) {
      const newcomer = newcomerOf(article, now, originOf());
      if (options.isRebuilt) newcomer.addedAt = newcomer.observedAt;
      const { row, moved } = await placed(newcomer);
      for (const { id, originalId } of moved) originals.set(id, originalId);
      originals.set(row.id, row.originalId);
      return decisionOf(row);
    },
    originalOf: (id) => originals.get(id),
    async rule(id, ruling) {
      const moved = await rows.alone((section) => ruled(section, id, ruling));
      for (const each of moved) originals.set(each.id, each.originalId);
    },
  };
}

/** A reader by the publishers as they are now, made anew only where they are others. */
function originReaderOf(publishers: NonNullable<CopyIndexOptions["publishers"]>): () => OriginReader {
  let known: { by: readonly Publisher[]; reader: OriginReader } | undefined;
  return () => {
    const by = typeof publishers === "function" ? publishers() : publishers;
    if (known?.by !== by) known = { by, reader: createOriginReader(by) };
    return known.reader;
  };
}

function newcomerOf(article: CopyInput, now: () => Date, originOf: OriginReader): Newcomer {
  const observed = observedAt(article, now);
  const { words, textHash } = readText(article.text);
  const sample = sampleOf(shinglesOf(words));
  return {
    id: article.id,
    words,
    textHash,
    sample,
    observedAt: observed,
    at: countsFrom(article, observed),
    ...originOf(article),
  };
}

/** Places articles beside others that are placed at the same time; alone where others' places may change by one. */
async function placeAll(rows: CopyRows, newcomers: Newcomer[]): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const batch of withoutRepeats(newcomers)) {
    const together = await rows.beside((section) => placeTogether(section, batch));
    for (const [at, newcomer] of batch.entries()) {
      placed.push(together[at] ?? (await rows.alone((section) => placeAlone(section, newcomer))));
    }
  }
  return placed;
}

/** The same in their order, cut where an article comes again. */
function withoutRepeats(newcomers: readonly Newcomer[]): Newcomer[][] {
  const batches: Newcomer[][] = [];
  for (const newcomer of newcomers) {
    const last = batches.at(-1);
    if (!last || last.some(({ id }) => id === newcomer.id)) batches.push([newcomer]);
    else last.push(newcomer);
  }
  return batches;
}

/** Takes a ruling and gives all that hang on it their places again. Answers those whose original may be another one. */
async function ruled(section: CopySection, id: string, ruling: CopyRuling | null): Promise<Placed["moved"]> {
  const seen = new Set([id]);
  for (let at = ruling?.copyOf ?? null; at !== null; at = (await section.rulingOn(at))?.copyOf ?? null) {
    if (seen.has(at)) throw new RangeError(`article ${id} would be a copy of itself`);
    seen.add(at);
  }
  const before = await section.rulingOn(id);
  await section.rule(id, ruling);
  const others = [before?.copyOf, ruling?.copyOf].filter((each) => typeof each === "string");
  return placeAnew(section, [id, ...others]);
}

function decisionOf({ originalId, relation, evidence }: CopyRow): CopyDecision {
  return { originalId, relation, evidence };
}
