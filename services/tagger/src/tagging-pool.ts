import { PermanentError, type StoryPack, type TagInput, type TagResult } from "@throughline/contracts";
import { createThreadTurns } from "@throughline/runtime";
import { Piscina } from "piscina";
import type { TagTask } from "./tag-thread.ts";

export type TaggingPoolOptions = {
  pack: StoryPack;
  threads: number;
  /** Longest time that one article may hold a thread, in milliseconds. */
  timeoutMs?: number;
  maxCharacters?: number;
};

export type TaggingPool = ReturnType<typeof createTaggingPool>;

/** Heap of one thread, in megabytes: language models and pack take 60, an article of the largest size under 96. */
const threadHeapMb = 256;

/**
 * Threads that tag with one pack, kept for the life of the process; they start with the first article. An article
 * waits outside until a thread is free, and its time starts when the thread begins; one that takes too long loses
 * its thread, which is replaced.
 */
export function createTaggingPool({
  pack,
  threads,
  timeoutMs = 10_000,
  maxCharacters = 1_000_000,
}: TaggingPoolOptions) {
  const pool = new Piscina<TagTask, TagResult>({
    filename: new URL("./tag-thread.ts", import.meta.url).href,
    name: "tagArticle",
    minThreads: 0,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMb },
    // Starting a thread builds the pack's matcher and loads two language models.
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: pack,
    recordTiming: false,
  });
  // A thread that dies after its task was given up (of its memory, say) has nobody left to tell; unheard, that
  // would end the process. The pool replaces it.
  pool.on("error", () => {});
  const turns = createThreadTurns({
    threads,
    timeoutMs,
    heapMb: threadHeapMb,
    subject: "tagging the article",
  });

  return {
    /**
     * Tags one article. Throws a `PermanentError` for one that is too long or needs more memory than a thread has,
     * a `TookTooLong` for one that takes too long; rejects when `signal` aborts.
     */
    async tag(article: TagInput, signal: AbortSignal): Promise<TagResult> {
      const length = article.title.length + article.text.length;
      if (length > maxCharacters)
        throw new PermanentError(`the text has ${length} characters; at most ${maxCharacters} are tagged`);
      return turns.take(signal, (started, signal) => pool.run({ article, started }, { signal }));
    },
    close: () => pool.destroy(),
  };
}
