import type { CopyEvidence, CopyRelation, CopyRuling } from "@throughline/contracts";

/**
 * What the index decided about an article: `comparedWith` is the article above it, `originalId` the one at the top. That is
 * the earliest of its tree, unless a person or a page's own link says otherwise.
 */
export type CopyLink = {
  comparedWith: string | null;
  originalId: string;
  relation: CopyRelation;
  /** How strong the link is, so that a better one may replace it; 0 without one. */
  strength: number;
  evidence: CopyEvidence;
};

/** Where an article stands among the others. */
export type CopyStanding = Omit<CopyLink, "evidence"> & {
  id: string;
  /** The time from which it counts: the earliest of a tree, then by id, is the original. */
  at: Date;
  /** Articles that strong relations join, one with the next, have the same core: the lowest of their ids. */
  coreId: string;
  /** Of an article alone in its core: the nearest one that it is weakly related to, and how near. */
  leansOn: string | null;
  nearness: number;
  /** The earliest of those that relations tie together. */
  treeId: string;
  /** What a person ruled about it. */
  ruling?: CopyRuling;
};

/** An article as the index keeps it. */
export type CopyRow = CopyStanding & {
  evidence: CopyEvidence;
  /** Hash of the folded words: equal for equal texts. */
  textHash: string;
  words: Uint16Array;
  /** Sampled shingles by which its text can be found; of equal texts one article has them. */
  sample: number[];
  observedAt: Date;
  /** From when on its text is kept for a window, at most now and now where absent. The same text again keeps its time. */
  addedAt?: Date;
  /** The article's publisher, and the one that its text says it is from; "" where not known. */
  publisher: string;
  creditedTo: string;
  /** What it counts as among independent sources: the family of the credited publisher, else of its own. */
  source: string;
  /** The words in which the text names its source. */
  says: string;
  /** Hash of its URL, and of that of another host that its page names as its canonical one. */
  urlHash: number | null;
  pointsTo: number | null;
};

/** A standing that changed; without `evidence` the link is the one that was there. */
export type CopyChange = CopyStanding & { evidence?: CopyEvidence };

/** An article that has sampled shingles or the whole text in common with the one looked for. */
export type CopyHit = { id: string; coreId: string; sample: number[]; sameText: boolean };

/** What to look for: an article's id, the hash of its text, and its sampled shingles. */
export type CopySought = { id: string; textHash: string; sample: readonly number[] };

/** What an article meets in the index. */
export type CopyMeeting = {
  /** Whether the article itself is there. */
  isKnown: boolean;
  /** What a person ruled about it, and whether one ruled that another is its copy. */
  ruling?: CopyRuling;
  isNamed: boolean;
  /** Those of its sampled shingles that are known to stand in many different articles. */
  common: ReadonlySet<number>;
  /** Other articles that share a sampled shingle that is not common, and the earliest few of the same text. */
  hits: CopyHit[];
};

/** An article's text as it is compared; `common` are those of its sampled shingles that are common. */
export type CopyText = Pick<
  CopyRow,
  "id" | "at" | "textHash" | "words" | "publisher" | "creditedTo" | "says" | "urlHash" | "pointsTo"
> & { common: ReadonlySet<number> };

/**
 * What the index reads and writes while nobody else decides about articles with the same sampled shingles.
 * Everything that one section writes becomes visible together, or not at all.
 */
export type CopySection = {
  /** What each of these articles meets, in their order: at most `limit` others, in no order. */
  meet(sought: readonly CopySought[], limit: number): Promise<CopyMeeting[]>;
  rows(ids: readonly string[]): Promise<CopyRow[]>;
  texts(ids: readonly string[]): Promise<CopyText[]>;
  /**
   * All that stand in the trees of these articles and in those that rulings tie to them. No other section changes these
   * trees until this one ends.
   */
  trees(ids: readonly string[]): Promise<CopyStanding[]>;
  /** What a person ruled about an article. From then on nobody else rules until the section ends. */
  rulingOn(id: string): Promise<CopyRuling | undefined>;
  /** Keeps a ruling, or forgets it with null; nothing moves by that alone. */
  rule(id: string, ruling: CopyRuling | null): Promise<void>;
  markCommon(shingles: readonly number[]): Promise<void>;
  /** Adds rows, or writes them over the articles' earlier ones; then changes where articles stand. */
  write(rows: readonly CopyRow[], changes: readonly CopyChange[]): Promise<void>;
};

/** Where the rows are kept: in memory, or in the store. */
export type CopyRows = {
  /**
   * Runs `work` beside other sections: while it runs, no other one meets an article with a sampled shingle, common ones
   * left out, or a text of those that it met first.
   */
  beside<T>(work: (section: CopySection) => Promise<T>): Promise<T>;
  /** Runs `work` while no other section runs. */
  alone<T>(work: (section: CopySection) => Promise<T>): Promise<T>;
};
