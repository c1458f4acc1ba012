import { workerData } from "node:worker_threads";
import type { StoryPack, TagInput, TagResult } from "@throughline/contracts";
import { createTagger } from "./tagger.ts";

const tagger = await createTagger(workerData as StoryPack);

/** An article on its way to a thread, which stores 1 in `started` when it begins. */
export type TagTask = { article: TagInput; started: Int32Array };

/** Runs in a thread of the pool, which builds the pack's tagger once. */
export function tagArticle({ article, started }: TagTask): TagResult {
  Atomics.store(started, 0, 1);
  Atomics.notify(started, 0);
  return tagger.tag(article);
}
