/**
 * Letters that differ in code point but not for a reader: Arabic and Persian forms of yeh, kaf, heh and alef,
 * Russian yo, and the digits of the Arabic script.
 */
const letters: Record<string, string> = {
  ي: "ی",
  ى: "ی",
  ئ: "ی",
  ك: "ک",
  ة: "ه",
  ۀ: "ه",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
  ё: "е",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "−": "-",
};

const arabicIndicZero = 0x0660;
const persianZero = 0x06f0;

/** Marks that carry no letter: Arabic vowels and tatweel, joiners, direction marks, soft hyphens. */
const silent =
  /[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/u;

/**
 * Folds a text so that spellings a reader takes for the same compare equal: NFKC, lower case, Arabic and
 * Persian letter variants, ё, digits of other scripts, quotes and dashes; vowel marks, joiners (ZWNJ too)
 * and direction marks go. White space runs become one space. Not meant for showing.
 */
export function fold(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFKC").toLowerCase()) folded += foldCharacter(character);
  return folded.replace(/\s+/gu, " ").trim();
}

/** Folds one lower-case NFKC character; "" for one that carries no letter. */
function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character === "`" ? "'" : character;
  const letter = letters[character];
  if (letter !== undefined) return letter;
  if (code >= arabicIndicZero && code <= arabicIndicZero + 9) return String(code - arabicIndicZero);
  if (code >= persianZero && code <= persianZero + 9) return String(code - persianZero);
  return silent.test(character) ? "" : character;
}
