import { compareWords } from "@throughline/text";

/** Share of the words of one text that the other has too, with their number; 0 for a text without words. */
export function sharedWords(one: string, other: string): number {
  const { shared, onlyFirst } = compareWords(one, other);
  return shared + onlyFirst === 0 ? 0 : shared / (shared + onlyFirst);
}
