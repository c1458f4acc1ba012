export { detectLanguage } from "./language.ts";
export type { NameFinder } from "./name-finder.ts";
export { createTagger, type TaggerOptions } from "./tagger.ts";
export { createTaggerWorker, type TaggerNeeds } from "./worker.ts";
