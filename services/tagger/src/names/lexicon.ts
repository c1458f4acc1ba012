import { hashOf } from "./hashes.ts";

/** What a phrase is known to be; kinds add up as bits. */
export const lexiconKinds = { place: 1, organisation: 2, given: 4, last: 8, person: 16, common: 32 } as const;

/** Names that the models know beforehand, as hashes of lower-case phrases whose words are parted by spaces. */
export type Lexicon = {
  add(phrase: string, kind: number): void;
  /** For each word of a sentence (lower case) the kinds of the phrases that it is in, beginnings in the upper half. */
  marks(words: readonly string[]): Uint16Array;
  /** Whether it tells common words from others. */
  knowsCommon(): boolean;
  entries(): [hash: number, kinds: number][];
};

const longestPhrase = 6;
const beginning = 8;

export function createLexicon(entries: Iterable<[number, number]> = []): Lexicon {
  const kinds = new Map<number, number>(entries);
  let common = [...kinds.values()].some((kind) => (kind & lexiconKinds.common) !== 0);
  return {
    add: (phrase, kind) => {
      if (phrase.length < 2) return;
      common ||= (kind & lexiconKinds.common) !== 0;
      const key = hashOf(phrase);
      kinds.set(key, (kinds.get(key) ?? 0) | kind);
    },
    marks: (words) => {
      const marks = new Uint16Array(words.length);
      for (const at of words.keys()) {
        let key = 0;
        let longest = { size: 0, kinds: 0 };
        for (let size = 1; size <= longestPhrase && at + size <= words.length; size++) {
          const word = words[at + size - 1] ?? "";
          key = size === 1 ? hashOf(word) : hashOf(word, hashOf(" ", key));
          const found = kinds.get(key);
          if (found !== undefined) longest = { size, kinds: found };
        }
        for (let place = at; place < at + longest.size; place++)
          marks[place] = (marks[place] ?? 0) | (place === at ? longest.kinds << beginning : longest.kinds);
      }
      return marks;
    },
    knowsCommon: () => common,
    entries: () => [...kinds],
  };
}
