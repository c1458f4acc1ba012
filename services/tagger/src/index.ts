export { detectLanguage } from "./language.ts";
export { createTagger, type NameFinder, type TaggerOptions } from "./tagger.ts";
