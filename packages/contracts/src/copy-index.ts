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
};

/** Why the index decided so. Shares are 0 to 1 of shingles. */
export type CopyEvidence = {
  rule: string;
  /** The article compared with; absent for an original with no relative. */
  comparedWith?: string;
  /** Share of this article's shingles that the other has, and the other way round. */
  containment?: number;
  reverseContainment?: number;
  [key: string]: Json | undefined;
};

/** `originalId` is the article's own id unless it is a copy or a part of another. */
export type CopyDecision = { originalId: string; relation: CopyRelation; evidence: CopyEvidence };

export interface CopyIndex {
  add(article: CopyInput): Promise<CopyDecision>;
  /** The original as known now: a late original takes its place. An unknown id answers itself. */
  originalOf(id: string): string;
}
