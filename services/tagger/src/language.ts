import type { DetectedLanguage } from "@throughline/contracts";
import { eldVotes, fastTextVotes, type Votes } from "./language-votes.ts";
import { countOf, mainScript, type Script } from "./script-counts.ts";

/** Scripts that one language of the news writes in. */
const languageOfScript: Partial<Record<Script, string>> = {
  hebrew: "he",
  greek: "el",
  armenian: "hy",
  georgian: "ka",
  hangul: "ko",
  kana: "ja",
  thai: "th",
};

/** Languages that a vote may choose for a script; a vote for another one is for a wrong script. */
const languagesOfScript: Partial<Record<Script, ReadonlySet<string>>> = {
  cyrillic: new Set("ru uk be bg sr mk kk ky tg mn tt ba cv os ce".split(" ")),
  arabic: new Set("ar fa ur ps ckb ug sd azb arz pnb".split(" ")),
  han: new Set(["zh", "ja", "wuu", "yue"]),
  devanagari: new Set("hi mr ne sa bh".split(" ")),
};

/** fastText has labels for varieties that nobody's feed declares. */
const asDeclared: Record<string, string> = { arz: "ar", azb: "fa", wuu: "zh", yue: "zh", pnb: "ur" };

/** Letters that one language of a script has and its neighbours have not. */
const tellingLetters: { script: Script; language: string; letters: RegExp }[] = [
  { script: "cyrillic", language: "uk", letters: /[іїєґ]/giu },
  { script: "cyrillic", language: "ru", letters: /[ыэъё]/giu },
  { script: "arabic", language: "fa", letters: /[پچژگ\u06a9\u06cc\u200c]/gu },
  { script: "arabic", language: "ar", letters: /[\u0643\u064a\u0629\u0649\u0623\u0625]/gu },
  { script: "arabic", language: "ur", letters: /[ٹڈڑںےھ]/gu },
];

/** More does not change the answer; voting costs by the letter. */
const lettersRead = 2000;
/** Weights of the voters; fastText is the better one on short text. */
const weightOf = { fastText: 0.55, eld: 0.45 };
const hintBonus = 0.12;
const leastConfidence = 0.35;

/**
 * The language of a text: by script where a script has one language, else by a vote of fastText's lid.176 and
 * Nito-ELD among the languages of that script, with the letters that tell neighbours apart as a third voice.
 * `hint` (a BCP 47 tag, such as the feed's language) tips a close vote. `und` when unsure.
 */
export function detectLanguage(text: string, hint?: string): DetectedLanguage {
  const sample = sampleOf(text);
  const main = mainScript(sample);
  if (main === undefined) return { language: "und", confidence: 0 };
  const only = languageOfScript[main.script];
  if (only !== undefined) return { language: only, confidence: round(main.share) };
  const total = vote(sample, main.script, hint?.toLowerCase().split("-")[0]);
  const [best, second] = [...total].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (best === undefined) return { language: "und", confidence: 0 };
  const confidence = Math.min(1, best[1]);
  const close = best[1] - (second?.[1] ?? 0) < 0.05;
  if (confidence < leastConfidence || close) return { language: "und", confidence: round(confidence) };
  return { language: best[0], confidence: round(confidence) };
}

/** A Latin i among Cyrillic letters, which many Ukrainian keyboards write for their own. */
const latinAmongCyrillic = /(?<=\p{Script=Cyrillic})[iI]|[iI](?=\p{Script=Cyrillic})/gu;

/** The text without addresses and line ends, which say nothing of the language. */
function sampleOf(text: string): string {
  return text
    .slice(0, lettersRead * 2)
    .replace(/https?:\/\/\S+|\S+@\S+|[#@]\w+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(latinAmongCyrillic, "і")
    .slice(0, lettersRead)
    .trim();
}

function vote(sample: string, script: Script, hint: string | undefined): Votes {
  const total: Votes = new Map();
  const allowed = languagesOfScript[script];
  const add = (votes: Votes, weight: number) => {
    for (const [label, share] of votes) {
      if (allowed && !allowed.has(label)) continue;
      const language = asDeclared[label] ?? label;
      total.set(language, (total.get(language) ?? 0) + weight * share);
    }
  };
  add(fastTextVotes(sample), weightOf.fastText);
  add(eldVotes(sample), weightOf.eld);
  add(letterVotes(sample, script), 0.3);
  if (hint !== undefined && (total.get(hint) ?? 0) > 0) add(new Map([[hint, 1]]), hintBonus);
  return total;
}

/** Each telling language's share of the telling letters. */
function letterVotes(sample: string, script: Script): Votes {
  const counts = tellingLetters
    .filter((telling) => telling.script === script)
    .map(({ language, letters }) => [language, countOf(sample, letters)] as const);
  const sum = counts.reduce((total, [, count]) => total + count, 0);
  return new Map(sum === 0 ? [] : counts.map(([language, count]) => [language, count / sum]));
}

const round = (value: number) => Math.round(value * 1000) / 1000;
