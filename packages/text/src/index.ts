export { compareWords } from "./compare-words.ts";
export { fold } from "./fold.ts";
export { type Sentence, sentences } from "./sentences.ts";
export { storable } from "./storable.ts";
export { titlesAgree } from "./titles-agree.ts";
export { type Word, words } from "./words.ts";
