/**
 * Languages that a text's letters tell alone: `has` in it, none of `hasNot`. Languages that share all their letters with
 * others are not here, such as those of Latin script.
 */
const languages: { language: string; has: RegExp; hasNot: RegExp }[] = [
  { language: "ja", has: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, hasNot: /\p{Script=Hangul}/u },
  { language: "ko", has: /\p{Script=Hangul}/gu, hasNot: /\p{Script=Hiragana}/u },
  {
    language: "zh",
    has: /\p{Script=Han}/gu,
    hasNot: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  },
  { language: "fa", has: /[پچژگی]/gu, hasNot: /[ٹڈڑںےہټډړښڼېۍەێۆڵ]/u },
  { language: "ar", has: /[ةىيأإ]/gu, hasNot: /[پچژگکیٹڈڑںےہ]/u },
  { language: "uk", has: /[іїєґ]/giu, hasNot: /[ыэёўъ]/iu },
  { language: "ru", has: /[ыэё]/giu, hasNot: /[іїєґўәғқңөұүһӣӯҷҳҝӑӗҫӳ]/iu },
];
/** One letter may stand in a foreign name. */
const fewestLetters = 3;
const share = 0.005;

/** The language (BCP 47) of a text whose letters leave no other; "und" for every other text. */
export function languageByLetters(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = languages.find(({ has, hasNot }) => {
    const count = text.match(has)?.length ?? 0;
    return count >= fewestLetters && count >= letters * share && !hasNot.test(text);
  });
  return found?.language ?? "und";
}
