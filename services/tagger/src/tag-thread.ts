import { workerData } from "node:worker_threads";
import type { StoryPack, TagInput, TagResult } from "@throughline/contracts";
import { createTagger } from "./tagger.ts";

const tagger = await createTagger(workerData as StoryPack);

/** Runs in a thread of the pool, which builds the pack's tagger once. */
export function tagArticle(article: TagInput): TagResult {
  return tagger.tag(article);
}
