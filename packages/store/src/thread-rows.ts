import type { NewSentence, ThreadEvidence } from "@throughline/contracts";

/** What the threader compares of a report. Words and days are hashes, so that they cost little to keep. */
export type ReportFeatures = {
  /** The content words of each sentence, each once; the first is the title. */
  sentences: number[][];
  /** Which of the words are names or numbers. */
  facts: number[];
  /** The days that the text names. */
  dates: number[];
  entities: { id: string; name: string; salience: number }[];
  /** Countries that act in it. */
  countries: string[];
  topics: string[];
};

/** A report's place in an event, and why. */
export type ThreadRow = {
  articleId: string;
  eventId: string;
  /** Grows with every write: who has read up to one sees what changed by asking for higher ones. */
  seq: number;
  /** Of all that the decision rests on. */
  inputHash: string;
  title: string;
  language: string;
  /** Null when the report has no time. */
  at: Date | null;
  copyOf: string | null;
  features: ReportFeatures;
  newSentences: NewSentence[];
  evidence: ThreadEvidence;
};

export type NewThreadRow = Omit<ThreadRow, "seq">;

/** An event as the store keeps it. `mergedInto` leads on where it became part of another. */
export type EventRow = {
  id: string;
  title: string;
  language: string;
  firstAt: Date | null;
  latestAt: Date | null;
  mergedInto: string | null;
};

/** What the threader reads and writes while no other process threads. */
export type ThreadSection = {
  /** The rows written after `seq`, oldest first; of more than `limit`, the latest. */
  since(seq: number, limit: number): Promise<ThreadRow[]>;
  get(articleId: string): Promise<ThreadRow | undefined>;
  /** Writes rows and events, the articles' `event_id` with them; answers the rows with their numbers. */
  save(rows: readonly NewThreadRow[], events: readonly EventRow[]): Promise<ThreadRow[]>;
};

/** Where threadings are kept. */
export type ThreadRows = { exclusively<T>(work: (section: ThreadSection) => Promise<T>): Promise<T> };
