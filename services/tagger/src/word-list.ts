import { fold } from "@throughline/text";

/**
 * A list of words of any language, separated by spaces; one that ends in `*` takes any ending. Answers whether
 * a folded word is in it. Arabic words are found with what is written onto them: "and", "so", the article.
 */
export function createWordList(text: string): (folded: string) => boolean {
  const exact = new Set<string>();
  const stems = new Set<string>();
  for (const word of text.split(/\s+/u)) {
    if (word.endsWith("*")) stems.add(fold(word.slice(0, -1)));
    else if (word !== "") exact.add(fold(word));
  }
  const lengths = [...new Set([...stems].map((stem) => stem.length))];
  const has = (word: string) => exact.has(word) || lengths.some((length) => stems.has(word.slice(0, length)));
  return (folded) => has(folded) || arabicBare(folded).some(has);
}

/** What may be left of an Arabic word without the conjunctions and the article written onto it. */
function arabicBare(word: string): string[] {
  const match = /^([وف])?(ال|لل)?(\p{Script=Arabic}{3,})$/u.exec(word);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return [];
  return [word.slice(match[1]?.length ?? 0), match[3] ?? ""];
}
