import type { Json } from "./topology.ts";

/** What an article is to the articles before it. */
export type CopyRelation = "original" | "exact" | "near" | "partial";

export type CopyInput = {
  id: string;
  title: string;
  text: string;
  language?: string;
  url?: string;
  publisher?: string;
  publishedAt?: string;
  observedAt?: string;
  /** The URL that the article's page names as its canonical one: on another host it tells where the article is from. */
  canonicalUrl?: string;
};

/**
 * What a person ruled about an article: a copy of another one, or with null no copy. It holds against what the machine
 * finds. `at`: when, in ISO 8601.
 */
export type CopyRuling = { copyOf: string | null; note: string; at: string };

/** Why the index decided so. Shares are 0 to 1 of shingles. */
export type CopyEvidence = {
  rule: string;
  /** The article compared with; absent for an original with no relative. */
  comparedWith?: string;
  /** Share of this article's shingles that the other has, and the other way round. */
  containment?: number;
  reverseContainment?: number;
  /** Of a near or partial copy of the same publisher's own report: that it is another version of it. */
  revision?: string;
  /** Who decided, where the machine's comparison did not: a person, or the link of the article's page. */
  by?: "person" | "canonical";
  [key: string]: Json | undefined;
};

/** `originalId` is the article's own id unless it is a copy or a part of another. */
export type CopyDecision = { originalId: string; relation: CopyRelation; evidence: CopyEvidence };

export interface CopyIndex {
  add(article: CopyInput): Promise<CopyDecision>;
  /**
   * The original as known now, of an article that this index added or moved: a late original takes its place. Any other
   * id answers itself. Where several indexes share one store, the store knows what all of them did (`copies.originalOf`).
   */
  originalOf(id: string): string;
  /**
   * Takes a person's ruling about an article, or takes it back with null. It holds through every rerun, edit and rebuilt
   * index, and may come before the article. Throws a `RangeError` when it would make an article its own copy.
   */
  rule(id: string, ruling: CopyRuling | null): Promise<void>;
}

/** Where a passage stands in a text, in UTF-16 units; `end` is behind its last. */
export type TextPlace = { start: number; end: number };

/** A number or a name of one text and what stands in its place in the other. */
export type ComparedFact = {
  kind: "number" | "name";
  a: TextPlace & { text: string };
  b: TextPlace & { text: string };
};

/** How article `a` stands to an earlier article `b`, with what shows it. Shares are 0 to 1 of shingles. */
export type ArticleComparison = {
  /** What `a` is to `b`; `none` when it is neither a copy nor a part. */
  relation: Exclude<CopyRelation, "original"> | "none";
  /** The rule that decided, in words. */
  rule: string;
  /** Share of `a` that stands in `b`, and of `b` that stands in `a`, standing text of sites left out. */
  containment: number;
  reverseContainment: number;
  /** Words outside of standing text: in matched passages, and in each article. */
  matchedWords: number;
  words: number;
  otherWords: number;
  /** What both have word for word, in the order of `a`. */
  passages: { words: number; a: TextPlace; b: TextPlace }[];
  /**
   * Facts in matched passages, the numbers first and without what is a name for its capital alone; and facts that stand
   * changed between two of them. Each in the order of `a`.
   */
  agree: ComparedFact[];
  disagree: ComparedFact[];
};
