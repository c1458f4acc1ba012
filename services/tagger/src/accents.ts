/** Latin letters that have no mark to take off. */
const letters: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};
const accented = /[\u00df-\u024f\u1e00-\u1eff]/u;

/**
 * A folded word with its Latin letters bare, so that "Vladímir" and "Erdoğan" are found by their spellings without
 * marks; other scripts keep theirs, where they make other letters (и, й).
 */
export function withoutAccents(folded: string): string {
  if (!accented.test(folded)) return folded;
  return folded
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[øłđðıßæœþ]/gu, (letter) => letters[letter] ?? letter);
}
