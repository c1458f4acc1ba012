import { fold } from "@throughline/text";
import { createWordList } from "../word-list.ts";
import { soundsOf } from "./letters.ts";
import type { Sound } from "./sounds.ts";
import { arabic, cyrillic, latin } from "./spellings.ts";
import { nominatives, type Script, scriptOf, spelledOut } from "./written-name.ts";

/**
 * What a word is in a name: a name; a letter that stands for one, alone or beside others; "son of"; or a title of
 * honour, an article or another particle, which may be left out.
 */
export type WordRole = "name" | "initial" | "initials" | "son" | "particle";

/** A word of a name: `readings` are the ways to hear it, the likeliest first, each with a price for taking it. */
export type SpokenWord = { folded: string; role: WordRole; readings: { sounds: Sound[]; price: number }[] };

/** A person's name as it is heard, without patronymics; given names first. `full`: it has two words that are names. */
export type SpokenName = { script: Script; words: SpokenWord[]; full: boolean };

/** Longer names are none. */
const mostWords = 7;

const isParticle = createWordList(
  "al el ul as ash ar an at az ad abu von van der den de da di do dos del della la le du y " +
    "seyed seyyed sayyid sayed syed sheikh shaikh haj hajj hojjatoleslam ayatollah mullah sir lord mr mrs ms dr jr sr " +
    "аль эль ас аш ар ан ат аз уль абу фон ван дер ден де да ди дю ла ле дель делла сейед сейид шейх хадж аятолла мулла ходжатольэслам " +
    "ال آل ابو فون فن فان در دیر دو دی ده سید السید سیده شیخ الشیخ حاج الحاج آیتالله ایهالله حجتالاسلام حجهالاسلام ملا دکتر دکتور الدکتور",
);
const isSon = createWordList("bin ibn ben бин бен ибн بن ابن");

const patronymic = /\p{L}{3}(?:[оеь]вич|ич|[оеи]вн|ичн|ovich|evich|ovn|evn|ichn)[аеуыо]?[мй]?$/u;
const article = { arabic: /^ال(?=..)/u, latin: /^[ae]l(?=.{4})/u, cyrillic: /^[аэ]ль?(?=.{4})/u };
/** For hearing a name without the article that is written onto it, and in another case. */
const articlePrice = 0.06;
const casePrice = 0.02;
const spellings = { arabic, cyrillic, latin };

/** How a name is heard; undefined where it is in no script that is known here, in several, or too long. */
export function spokenName(name: string): SpokenName | undefined {
  const script = scriptOf(name);
  const written = script === undefined ? [] : spelledOut(name, script);
  if (script === undefined || written.length > mostWords) return undefined;
  const words = written
    .flatMap((word) => spokenWord(word, script))
    .filter(
      ({ folded, role }, at, all) =>
        at === 0 || at === all.length - 1 || role !== "name" || !patronymic.test(folded),
    );
  const named = words.filter(({ role }) => role !== "particle" && role !== "son");
  const full = named.length > 1 && named.some(({ role }) => role === "name");
  return named.length === 0 ? undefined : { script, words, full };
}

function spokenWord(word: string, script: Script): SpokenWord[] {
  const folded = fold(word).replace(/[^\p{L}\p{N}]/gu, "");
  if (folded === "") return [];
  const role = roleOf(word, folded, script);
  if (role === "initials")
    return [...folded].map((letter) => ({ folded: letter, role, readings: readingsOf(letter, script) }));
  const readings = readingsOf(word, script);
  return readings.every(({ sounds }) => sounds.length === 0) ? [] : [{ folded, role, readings }];
}

function roleOf(word: string, folded: string, script: Script): WordRole {
  if (isSon(folded)) return "son";
  if (isParticle(folded)) return "particle";
  if (script === "arabic") return "name";
  // "JD" is J. D.
  if (/^\p{Lu}{2}$/u.test(word) && /^[^aeiouаеиоуыэюя]{2}$/u.test(folded)) return "initials";
  return folded.length === 1 && /^\p{Lu}/u.test(word) ? "initial" : "name";
}

/** A word as it is written, and as it may be meant: without a glued article, and in the nominative. */
function readingsOf(word: string, script: Script): SpokenWord["readings"] {
  const forms = new Map([[word, 0]]);
  const bare = word.replace(article[script], "");
  if (bare !== word) forms.set(bare, articlePrice);
  if (script === "cyrillic") for (const form of nominatives(word.toLowerCase())) forms.set(form, casePrice);
  return [...forms].map(([form, price]) => ({
    sounds: soundsOf(foldedFor(form, script), spellings[script]),
    price,
  }));
}

/** Folded as the rules of the script have it, which is less than for comparing words. */
function foldedFor(word: string, script: Script): string {
  switch (script) {
    case "arabic":
      // What folding would lose: the heh that is but a vowel before a joiner, and the hamza between vowels.
      return word.replaceAll("ه\u200c", "ە").split("ئ").map(fold).join("ٔ").replace(/ٔ(?=ی)/gu, "");
    case "latin":
      return [...word.toLowerCase()]
        .map((letter) => (/[ćčçğšśşžżźñøłßđı]/u.test(letter) ? letter : letter.normalize("NFD")[0]))
        .join("")
        .replaceAll("č", "ç")
        .replace(/['’ʼ]/gu, "");
    case "cyrillic":
      return word.toLowerCase().replace(/['’ʼ]/gu, "");
  }
}
