export { fold } from "./fold.ts";
export { type Sentence, sentences } from "./sentences.ts";
export { type Word, words } from "./words.ts";
