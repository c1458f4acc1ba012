import type { PackEntity } from "@throughline/contracts";
import type { TaggedField } from "../candidates.ts";
import type { FieldSpan, FoundMention } from "../mentions.ts";
import type { NameFinder } from "../name-finder.ts";
import { linkedTo } from "./link-strangers.ts";
import type { NameIndex, NameMatch } from "./name-index.ts";
import { skeletonsOf } from "./skeleton.ts";
import { type SpokenWord, spokenName } from "./spoken-name.ts";

/**
 * Without a model that says where a name is, words are taken for one only up to this distance, which is stricter than
 * for a name that a model found.
 */
const scanDistance = { sameScript: 0.03, acrossScripts: 0.12 };
const isNear = ({ distance, sameScript }: NameMatch<unknown>) =>
  distance <= (sameScript ? scanDistance.sameScript : scanDistance.acrossScripts);
/** No name of so few consonants is looked for by sound alone. */
const fewestConsonants = 5;
/** Names are looked for in so many words of a text. */
const longestRead = 20_000;
const languages = new Set(["ar", "fa"]);

/**
 * Who finds the gazetteer's people by unlisted spellings in Arabic and Persian, for which there is no model of names:
 * two to four words in a row that sound like a listed full name, the pair of its first and its last word having the
 * same consonants.
 */
export function createUnlistedFinder(index: NameIndex<PackEntity>, spellings: Iterable<string>): NameFinder {
  const pairs = new Set([...spellings].flatMap((spelling) => pairsOf(spokenName(spelling)?.words ?? [])));
  const skeletonsOfWord = new Map<string, string[]>();
  const skeletons = (word: string) => {
    const known = skeletonsOfWord.get(word);
    if (known) return known;
    const found = skeletonsIn(spokenName(word)?.words.at(-1));
    if (skeletonsOfWord.size > longestRead) skeletonsOfWord.clear();
    skeletonsOfWord.set(word, found);
    return found;
  };
  const isPair = (first: string, last: string) =>
    skeletons(first).some((given) => skeletons(last).some((family) => pairs.has(`${given} ${family}`)));

  return (fields, known, unsure) =>
    fields.flatMap((field) =>
      languages.has(field.language.split("-")[0] ?? "")
        ? scan(field, [...known, ...unsure], isPair, index)
        : [],
    );
}

/** Each word of a name with its last one: the consonants that both scripts write. */
function pairsOf(words: readonly SpokenWord[]): string[] {
  const last = words.at(-1);
  const before = words.slice(0, -1).filter(({ role }) => role === "name");
  return before.flatMap((word) =>
    skeletonsIn(word).flatMap((given) =>
      skeletonsIn(last)
        .filter((family) => given.length + family.length >= fewestConsonants)
        .map((family) => `${given} ${family}`),
    ),
  );
}

const skeletonsIn = (word: SpokenWord | undefined) => [
  ...new Set(word?.readings.flatMap(({ sounds }) => skeletonsOf(sounds)) ?? []),
];

function scan(
  field: TaggedField,
  taken: readonly FieldSpan[],
  isPair: (first: string, last: string) => boolean,
  index: NameIndex<PackEntity>,
): FoundMention[] {
  const { tokens, text } = field;
  const wordAt = (at: number) => text.slice(tokens[at]?.start, tokens[at]?.end);
  const spans = taken.filter((span) => span.field === field.field);
  const isTaken = (start: number, end: number) => spans.some((span) => span.start < end && span.end > start);
  const found: FoundMention[] = [];
  for (let last = 1; last < Math.min(tokens.length, longestRead); last++) {
    let best: { match: NameMatch<PackEntity>; from: number } | undefined;
    for (let from = last - 1; from >= Math.max(0, last - 3) && tokens[from + 1]?.open; from--) {
      if (!isPair(bare(wordAt(from)), wordAt(last))) continue;
      const [start, end] = [tokens[from]?.start ?? 0, tokens[last]?.end ?? 0];
      if (isTaken(start, end) || (found.at(-1)?.end ?? 0) > start) break;
      const spoken = spokenName(bare(text.slice(start, end)));
      const match = spoken?.full ? index.nearest(spoken) : undefined;
      if (match && isNear(match) && match.distance < (best?.match.distance ?? 1)) best = { match, from };
    }
    if (best) found.push(mentionOf(field, best.from, last, best.match));
  }
  return found;
}

/** Arabic writes "and", "by" and "for" onto a name; a name of its own seldom begins so. */
const bare = (words: string) => words.replace(/^و(?=\p{L}{3})/u, "");

function mentionOf(
  field: TaggedField,
  from: number,
  last: number,
  match: NameMatch<PackEntity>,
): FoundMention {
  const start = field.tokens[from]?.start ?? 0;
  const end = field.tokens[last]?.end ?? start;
  const { bearer } = match;
  const mention: FoundMention = {
    field: field.field,
    start,
    end,
    surface: field.text.slice(start, end),
    type: bearer.type,
    entityId: bearer.id,
    kind: "name",
    score: 1,
    by: "acrossScripts",
    entity: bearer,
    from,
    to: last + 1,
  };
  return linkedTo(mention, match);
}
