import { PermanentError, type StoryPack, type TagInput, type TagResult } from "@throughline/contracts";
import { Piscina } from "piscina";

export type TaggingPoolOptions = { pack: StoryPack; threads: number; maxCharacters?: number };

export type TaggingPool = ReturnType<typeof createTaggingPool>;

/** Threads that tag with one pack, kept for the life of the process; they start with the first article. */
export function createTaggingPool({ pack, threads, maxCharacters = 1_000_000 }: TaggingPoolOptions) {
  const pool = new Piscina<TagInput, TagResult>({
    filename: new URL("./tag-thread.ts", import.meta.url).href,
    name: "tagArticle",
    minThreads: 0,
    maxThreads: threads,
    // Starting a thread builds the pack's matcher and loads two language models.
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: pack,
    recordTiming: false,
  });
  // A thread that dies after its task was given up (of its memory, say) has nobody left to tell; unheard, that
  // would end the process. The pool replaces it.
  pool.on("error", () => {});

  return {
    /** Tags one article. Throws a `PermanentError` for one that is too long; rejects when `signal` aborts. */
    async tag(article: TagInput, signal: AbortSignal): Promise<TagResult> {
      const length = article.title.length + article.text.length;
      if (length > maxCharacters)
        throw new PermanentError(`the text has ${length} characters; at most ${maxCharacters} are tagged`);
      return pool.run(article, { signal });
    },
    close: () => pool.destroy(),
  };
}
