import type { CopyEvidence, CopyRelation } from "@throughline/contracts";

/** What the index decided about an article. `originalId` is the root of the tree, `comparedWith` the article above. */
export type CopyLink = {
  comparedWith: string | null;
  originalId: string;
  relation: CopyRelation;
  /** How strong the link is, so that a better one may replace it; 0 without one. */
  strength: number;
  evidence: CopyEvidence;
};

/** An article as the index keeps it. Articles are ordered by `observedAt`, then id: the earlier is the original. */
export type CopyRow = CopyLink & {
  id: string;
  /** Hash of the folded words: equal for equal texts. */
  textHash: string;
  words: Int32Array;
  /** Sampled shingles by which it can be found; none for one that adds nothing to its original. */
  sample: number[];
  observedAt: Date;
};

/** An article that has sampled shingles or the whole text in common with the one looked for. */
export type CopyHit = { id: string; originalId: string; shared: number[]; sameText: boolean };

/**
 * What the index reads and writes while nobody else decides about articles with the same sampled shingles.
 * Everything that one section writes becomes visible together, or not at all.
 */
export type CopySection = {
  /** Those of the shingles that are known to stand in many different articles. */
  common(shingles: readonly number[]): Promise<Set<number>>;
  /** Articles that share a sampled shingle or the text, at most `limit`, in no order. */
  sharing(sought: { textHash: string; sample: readonly number[] }, limit: number): Promise<CopyHit[]>;
  rows(ids: readonly string[]): Promise<CopyRow[]>;
  markCommon(shingles: readonly number[]): Promise<void>;
  /** Adds the row, or writes it over the article's earlier one. */
  save(row: CopyRow): Promise<void>;
  /**
   * Puts an article under another one, with all that stands below it, unless its link is as strong by now.
   * Answers the ids whose original changed.
   */
  move(id: string, link: CopyLink): Promise<string[]>;
};

/** Where the rows are kept: in memory, or in the store. */
export type CopyRows = {
  /** Those of the shingles that are known to stand in many different articles, outside of a section. */
  common(shingles: readonly number[]): Promise<Set<number>>;
  /** Runs `work` while no other section with one of these sampled shingles or this text runs. */
  exclusively<T>(
    sought: { textHash: string; sample: readonly number[] },
    work: (section: CopySection) => Promise<T>,
  ): Promise<T>;
};
