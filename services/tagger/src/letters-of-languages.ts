import type { Votes } from "./language-votes.ts";
import { countOf, type Script, scriptCount } from "./script-counts.ts";

/** Letters that one language of a script has and its neighbours have not. */
const tellingLetters: { script: Script; language: string; letters: RegExp }[] = [
  { script: "cyrillic", language: "uk", letters: /[іїєґ]/giu },
  { script: "cyrillic", language: "ru", letters: /[ыэъё]/giu },
  { script: "cyrillic", language: "tg", letters: /[ҷӣӯ]/giu },
  { script: "arabic", language: "fa", letters: /[پچژگ\u06a9\u06cc\u200c]/gu },
  { script: "arabic", language: "ar", letters: /[\u0643\u064a\u0629\u0649\u0623\u0625]/gu },
  { script: "arabic", language: "ur", letters: /[ٹڈڑںےھہ]/gu },
  { script: "arabic", language: "ps", letters: /[ټځډړښڼۍ]/gu },
];

/** Letters that a language's alphabet lacks, though its script has them (the alphabets are CLDR's); `own` outweigh them. */
const lackedLetters: { script: Script; languages: readonly string[]; letters: RegExp; own?: RegExp }[] = [
  // Pashto and Sindhi, Urdu, Kurdish and Uyghur letters.
  { script: "arabic", languages: ["fa", "ar"], letters: /[ټځډړښڼۍڳڪٿڏڙٹڈڑںےہڕڵۆێڭۇۈۋ]/gu },
  { script: "arabic", languages: ["ur"], letters: /[ټځډړښڼۍڳڪٿڏڙڕڵۆێڭۇۈۋ]/gu },
  { script: "arabic", languages: ["ps"], letters: /[ٹڈڑںےہھڕڵۆێڭۇۈۋ]/gu },
  // Ukrainian and Belarusian, Tajik, Turkic, Serbian and Macedonian letters.
  { script: "cyrillic", languages: ["ru"], letters: /[іїєґўқғҳҷӣӯәөүұһңјљњћђџѓќѕ]/giu, own: /[ыэъё]/giu },
  { script: "cyrillic", languages: ["bg"], letters: /[іїєґўқғҳҷӣӯәөүұһңјљњћђџѓќѕ]/giu },
  { script: "cyrillic", languages: ["uk"], letters: /[ўқғҳҷӣӯәөүұһңјљњћђџѓќѕ]/giu, own: /[іїєґ]/giu },
  { script: "cyrillic", languages: ["bg"], letters: /[ыэё]/giu },
];

/** A name or a quotation in another language brings less than this share of a text's letters. */
const leastShare = 0.02;

/** The languages whose alphabets lack too many of a text's letters to be its own. */
export function ruledOut(sample: string, script: Script): ReadonlySet<string> {
  const all = scriptCount(sample, script);
  const lacking = lackedLetters.filter((rule) => {
    if (rule.script !== script) return false;
    const lacked = countOf(sample, rule.letters);
    return lacked > all * leastShare && lacked >= (rule.own ? countOf(sample, rule.own) : 0);
  });
  return new Set(lacking.flatMap(({ languages }) => languages));
}

/** Each telling language's share of the telling letters, without languages that are out. */
export function letterVotes(sample: string, script: Script, out: ReadonlySet<string>): Votes {
  const counts = tellingLetters
    .filter((telling) => telling.script === script && !out.has(telling.language))
    .map(({ language, letters }) => [language, countOf(sample, letters)] as const);
  const sum = counts.reduce((total, [, count]) => total + count, 0);
  return new Map(sum === 0 ? [] : counts.map(([language, count]) => [language, count / sum]));
}
