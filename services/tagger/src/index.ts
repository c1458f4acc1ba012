export { detectLanguage } from "./language.ts";
export { createTagger, type NameFinder, type TaggerOptions } from "./tagger.ts";
export { createTaggerWorker, type TaggerNeeds } from "./worker.ts";
