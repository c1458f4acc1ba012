import { createHash } from "node:crypto";
import { fold } from "@throughline/text";

/** Romanised by letter, near enough to BGN/PCGN to be read; what has no letter here makes a hash. */
const latin: Record<string, string> = Object.fromEntries(
  "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g"
    .split(" ")
    .flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, (all[at + 1] ?? "").replace("-", "")]] : [])),
);

/** Case endings of other Russian names; what is left of a word without them is the same in every case. */
const russianEnding = /(?:ого|ому|ый|ыми|ых|ым|ой|ую|ом|ем|(?<=и)ей|ами|ах|а|у|ю|я|е|и|й|ы|ь|о)$/u;
const shortestStem = 3;
const longestSlug = 60;

/**
 * The id of somebody or something that no gazetteer lists: `local:` and a slug of the name, the same for every case
 * of a Russian name and, as far as romanising goes, for the same name in another text. A story pack that lists the
 * entity under this id takes its articles over.
 */
export function strangerId(name: string, language: string): string {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const stems = language === "ru" ? words.map(stemOf) : words;
  const slug = stems.map(romanised).join("-").slice(0, longestSlug);
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slug)) return `local:${slug}`;
  return `local:x${createHash("sha256").update(stems.join(" ")).digest("hex").slice(0, 16)}`;
}

/**
 * A Russian word in one form for all its cases: as it is where it has none, with the ending of its adjective, a common
 * given name in the nominative, else without its ending.
 */
export function stemOf(word: string): string {
  if (unchanging.test(word)) return word;
  const adjective = adjectival.exec(word)?.[1];
  if (adjective !== undefined) return `${adjective}ий`;
  const bare = word.replace(russianEnding, "");
  const stem = bare.length >= shortestStem ? bare : word;
  return givenNames.get(stem) ?? stem;
}

/** Georgian and Ukrainian names, and the ministries that are called by their first syllables. */
const unchanging = /(?:швили|дзе|енко|^мин\p{L}{3,}[ыи])$/u;
const adjectival = /^(\p{L}{2,}[сц]к)(?:ого|ому|им|ом|ой|ую|ая|ий)$/u;
/** Common given names whose stem is no name, or another's: each stem, and the name. */
const givenNames = new Map(
  (
    "алексе алексей андре андрей серге сергей никола николай тимофе тимофей матве матвей илье илья иль илья льв лев " +
    "никит никита павл павел анн анна анастаси анастасия виктори виктория екатерин екатерина елен елена ирин ирина " +
    "людмил людмила мари мария марие мария наталь наталья наталье наталья ольг ольга светлан светлана " +
    "татьян татьяна юли юлия"
  )
    .split(" ")
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1] ?? word] as const] : [])),
);

function romanised(word: string): string {
  return [
    ...word
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .normalize("NFC"),
  ]
    .map((letter) => latin[letter] ?? letter)
    .join("");
}
