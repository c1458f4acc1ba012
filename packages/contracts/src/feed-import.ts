import { z } from "zod";

/**
 * What came of one feed of an import: `waiting` until it is its turn, `added`, `known` (here already, also under
 * http for https or the like), `duplicate` (higher up in the list), `notUrl`, or `refused` (an address that may
 * not be fetched from).
 */
export const feedImportOutcomes = ["waiting", "added", "known", "duplicate", "notUrl", "refused"] as const;

export const ImportedFeedView = z.object({
  /** As the list has it. */
  url: z.string(),
  title: z.string(),
  result: z.enum(feedImportOutcomes),
  /** Why, or what could not be used, in words; "" where there is nothing to say. */
  reason: z.string(),
  feedId: z.string().nullable(),
  /**
   * How an added feed does. An import asks no server: whether a feed is at the address shows at its first poll.
   * Null for what was not added, and for what was removed since.
   */
  firstPoll: z.enum(["waiting", "ok", "failing"]).nullable(),
  /** Why it fails, in words; "" when it does not. */
  failure: z.string(),
});
export type ImportedFeedView = z.infer<typeof ImportedFeedView>;

/** A list of feeds that was brought, how far it is, and what came of it. */
export const FeedImportSummary = z.object({
  id: z.string(),
  /** Name of the file, where it had one. */
  name: z.string(),
  startedAt: z.string(),
  /** Null while feeds of it wait. */
  finishedAt: z.string().nullable(),
  total: z.int(),
  counts: z.record(z.enum(feedImportOutcomes), z.int()),
  /** Of the added feeds: how many wait for their first poll, how many answer with a feed, how many fail. */
  firstPolls: z.object({ waiting: z.int(), ok: z.int(), failing: z.int() }),
});
export type FeedImportSummary = z.infer<typeof FeedImportSummary>;

/** An import with its feeds in the order of the list; none of them where only the counts were asked for. */
export const FeedImport = FeedImportSummary.extend({ results: z.array(ImportedFeedView) });
export type FeedImport = z.infer<typeof FeedImport>;

/** The newest imports; older ones are forgotten, their feeds stay. */
export const FeedImportList = z.object({ items: z.array(FeedImportSummary) });

/** `name` is the file's. */
export const StartImportQuery = z.object({ name: z.string().trim().max(200).default("") });

/** `results=false` leaves the feeds out: for who only watches the counts. */
export const FeedImportQuery = z.object({ results: z.stringbool().default(true) });
