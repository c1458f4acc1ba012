import type { TagResult } from "./tag-result.ts";
import type { Json } from "./topology.ts";

export type ThreadInput = Pick<TagResult, "language" | "entities" | "countries" | "topics"> & {
  id: string;
  title: string;
  text: string;
  copyOf?: string;
  publishedAt?: string;
  observedAt?: string;
};

/** A sentence that says what no earlier report of the event said. Offsets are UTF-16 units into the text. */
export type NewSentence = { text: string; start: number; end: number };

/** Why the article joined the event: the nearest reports and what they share. */
export type ThreadEvidence = {
  rule: string;
  /** Nearest report of the event, and how near it is (0 to 1). */
  nearest?: string;
  similarity?: number;
  shared?: Json;
  [key: string]: Json | undefined;
};

export type ThreadDecision = { eventId: string; newSentences: NewSentence[]; evidence: ThreadEvidence };

export interface Threader {
  add(article: ThreadInput): Promise<ThreadDecision>;
  /** The event of an article as known now. Throws a `RangeError` for an article never added. */
  eventOf(articleId: string): string;
  /** Runs the merge and split pass. */
  settle(): Promise<void>;
}

/** A date that a text names. `from` and `to` are ISO dates, both included. */
export type ResolvedDate = { start: number; end: number; text: string; from: string; to: string };
