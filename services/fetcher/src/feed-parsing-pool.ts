import type { ParsedFeed } from "@throughline/contracts";
import { createThreadTurns } from "@throughline/runtime";
import { Piscina } from "piscina";
import type { ParseResult, ParseTask } from "./feed-parsing-thread.ts";
import { NotAFeed } from "./not-a-feed.ts";
import type { FeedContext } from "./parse-feed.ts";

export type FeedParsingPoolOptions = {
  /** Longest time that one document may hold a thread, in milliseconds. */
  timeoutMs?: number;
  /** Heap of one thread, in megabytes: a feed of 10 MB, the most that a poll reads, takes about half of it. */
  heapMb?: number;
};

export type FeedParsingPool = ReturnType<typeof createFeedParsingPool>;

/**
 * One thread that parses feeds, so that no document can hold up the thread that keeps the queue's locks. It starts
 * with the first feed and stays; a document waits until it is free. One that takes too long or too much memory
 * loses its thread, which is replaced.
 */
export function createFeedParsingPool({ timeoutMs = 10_000, heapMb = 320 }: FeedParsingPoolOptions = {}) {
  const pool = new Piscina<ParseTask, ParseResult>({
    filename: new URL("./feed-parsing-thread.ts", import.meta.url).href,
    name: "parseInThread",
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
  });
  // A thread that dies after its task was given up (of its memory, say) has nobody left to tell; unheard, that
  // would end the process. The pool replaces it.
  pool.on("error", () => {});
  const turns = createThreadTurns({ threads: 1, timeoutMs, heapMb, subject: "the feed" });

  /**
   * `parseFeed` in the thread. Throws a `NotAFeed` as it does, a `TookTooLong` for a document that takes too long,
   * a `PermanentError` for one that needs more memory than the thread has; rejects when `signal` aborts.
   */
  async function parse(body: Uint8Array, context: FeedContext, signal: AbortSignal): Promise<ParsedFeed> {
    const result = await turns.take(signal, (started, signal) =>
      pool.run({ body, context, started }, { signal }),
    );
    if ("feed" in result) return result.feed;
    throw new NotAFeed(result.notAFeed.kind, result.notAFeed.message);
  }

  return { parse, close: () => pool.destroy() };
}
