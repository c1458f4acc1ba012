import { PermanentError, type RevisionChanges } from "@throughline/contracts";
import { createThreadTurns } from "@throughline/runtime";
import { Piscina } from "piscina";
import type { FetchedDocument, ThreadResult, Versions } from "./extraction-thread.ts";

export type ExtractionPoolOptions = {
  /** Threads, each with a DOM of its own. */
  threads: number;
  /** Longest time that one document, or one comparison, may hold a thread, in milliseconds. */
  timeoutMs?: number;
  /** Largest document, in bytes. */
  maxBytes?: number;
};

export type ExtractionPool = ReturnType<typeof createExtractionPool>;

/** Heap of one thread, in megabytes: a page of the largest size fits, save for one that is nothing but links. */
const threadHeapMb = 256;
/** Longest text that is compared, in UTF-16 units: two of them fit into a thread. */
const mostCompared = 1_000_000;
/** Space for new objects, in megabytes. V8's own choice is several times as large and no faster for pages. */
const youngMb = 32;

/**
 * Threads that extract articles and compare their versions, kept for the life of the process. Work waits outside
 * until a thread is free, and its time starts when the thread begins; what takes too long loses its thread, which
 * is replaced.
 */
export function createExtractionPool({
  threads,
  timeoutMs = 10_000,
  maxBytes = 5_000_000,
}: ExtractionPoolOptions) {
  const pool = new Piscina({
    filename: new URL("./extraction-thread.ts", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMb, maxYoungGenerationSizeMb: youngMb },
    recordTiming: false,
  });
  // A thread that dies after its task was given up (of its memory, say) has nobody left to tell; unheard, that
  // would end the process. The pool replaces it.
  pool.on("error", () => {});
  const turns = createThreadTurns({ threads, timeoutMs, heapMb: threadHeapMb, subject: "the page" });

  /**
   * Extracts one document. Throws a `PermanentError` for one that is too large, needs more memory than a thread
   * has or cannot be walked, a `TookTooLong` for one that takes too long; rejects when `signal` aborts.
   */
  async function extract(document: FetchedDocument, signal: AbortSignal) {
    if (document.body.byteLength > maxBytes)
      throw new PermanentError(
        `the page has ${document.body.byteLength} bytes; at most ${maxBytes} are read`,
      );
    const result = await turns.take(
      signal,
      (started, signal): Promise<ThreadResult> =>
        pool.run({ ...document, started }, { name: "extractDocument", signal }),
    );
    if ("fault" in result) throw new PermanentError(`the page cannot be read: ${result.fault}`);
    return result.article;
  }

  /**
   * What the newer of two versions changed. Throws a `TookTooLong` for texts that take too long and a
   * `PermanentError` for texts that are too long or need more memory than a thread has; rejects when `signal` aborts.
   */
  async function compare(versions: Versions, signal: AbortSignal): Promise<RevisionChanges> {
    const length = Math.max(versions.older.text.length, versions.newer.text.length);
    if (length > mostCompared)
      throw new PermanentError(`the text has ${length} characters; at most ${mostCompared} are compared`);
    return turns.take(signal, (started, signal) =>
      pool.run({ ...versions, started }, { name: "compareVersions", signal }),
    );
  }

  return { extract, compare, close: () => pool.destroy() };
}
