import type { DetectedLanguage } from "@throughline/contracts";
import { words } from "@throughline/text";
import { eldVotes, fastTextVotes, type Votes } from "./language-votes.ts";
import { letterVotes, ruledOut } from "./letters-of-languages.ts";
import { mainScript, type Script } from "./script-counts.ts";

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

/** More does not change the answer; voting costs by the letter. */
const lettersRead = 2000;
/** Weights of the voters; fastText is the better one on short text. */
const weightOf = { fastText: 0.55, eld: 0.45 };
const hintBonus = 0.12;
const leastConfidence = 0.35;
/** Below it a feed's own language is the better guess, where a voter thinks of it at all. */
const sureWithoutHint = 0.6;
/** Words of a headline that names alone may fill: n-grams of names tell no language. */
const fewWords = 3;
/** Distinct words from which ELD's vote counts in full: of one name it is always certain. */
const wordsForEld = 3;

/**
 * The language of a text: by script where a script has one language, else by a vote of fastText's lid.176 and
 * Nito-ELD among the languages of that script, with the letters that tell neighbours apart as a third voice; a
 * language that lacks letters of the text is out. `hint` (a BCP 47 tag, such as the feed's language) tips a close
 * vote, and wins an unsure one where a voter has it among its candidates. `und` when unsure.
 */
export function detectLanguage(text: string, hint?: string): DetectedLanguage {
  const sample = sampleOf(text);
  const main = mainScript(sample);
  if (main === undefined) return { language: "und", confidence: 0 };
  const only = languageOfScript[main.script];
  if (only !== undefined) return { language: only, confidence: round(main.share) };
  const own = hint?.toLowerCase().split("-")[0];
  const distinctWords = new Set(words(sample).map(({ folded }) => folded)).size;
  const total = vote(sample, main.script, { hint: own, distinctWords });
  const [best, second] = [...total].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (best === undefined) return { language: "und", confidence: 0 };
  const confidence = Math.min(1, best[1]);
  const isUnsure = confidence < leastConfidence || best[1] - (second?.[1] ?? 0) < 0.05;
  const ofHint = own === undefined ? undefined : total.get(own);
  if (own !== undefined && ofHint !== undefined && confidence < sureWithoutHint)
    if (isUnsure || distinctWords <= fewWords || ofHint >= best[1] / 2)
      return { language: own, confidence: round(Math.max(ofHint, leastConfidence)) };
  return { language: isUnsure ? "und" : best[0], confidence: round(confidence) };
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

function vote(
  sample: string,
  script: Script,
  { hint, distinctWords }: { hint: string | undefined; distinctWords: number },
): Votes {
  const total: Votes = new Map();
  const allowed = languagesOfScript[script];
  const out = ruledOut(sample, script);
  let lost = 0;
  const add = (votes: Votes, weight: number) => {
    for (const [label, share] of votes) {
      if (allowed && !allowed.has(label)) continue;
      const language = asDeclared[label] ?? label;
      if (out.has(language)) lost += weight * share;
      else total.set(language, (total.get(language) ?? 0) + weight * share);
    }
  };
  add(fastTextVotes(sample), weightOf.fastText);
  add(eldVotes(sample), weightOf.eld * Math.min(1, distinctWords / wordsForEld));
  add(letterVotes(sample, script, out), 0.3);
  if (hint !== undefined && (total.get(hint) ?? 0) > 0) add(new Map([[hint, 1]]), hintBonus);
  return lost > 0 ? shared(total, lost) : total;
}

/** What went to languages that are out is shared among the others, which it at most doubles. */
function shared(total: Votes, lost: number): Votes {
  const left = [...total.values()].reduce((sum, vote) => sum + vote, 0);
  const factor = left === 0 ? 1 : Math.min(2, (left + lost) / left);
  return new Map([...total].map(([language, vote]) => [language, vote * factor]));
}

const round = (value: number) => Math.round(value * 1000) / 1000;
