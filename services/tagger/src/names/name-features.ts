import { hashOf, mix } from "./hashes.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NameToken } from "./name-tokens.ts";

/** What is known of a token by itself, as hashes: computed once, combined for its neighbours. */
type Traits = {
  lower: number;
  shape: number;
  prefixes: number[];
  suffixes: number[];
  flags: number;
};

const flag = { first: 1, allCapitals: 2, hyphen: 4, initial: 8, capital: 16, proper: 32 } as const;

/** Templates of features; a feature is a hash of its template and of the traits that it combines. */
const template = {
  bias: 1,
  word: 10,
  shape: 20,
  prefix: 30,
  suffix: 40,
  pair: 50,
  shapes: 60,
  flags: 70,
  wordAndShape: 80,
  trigram: 90,
  lexicon: 101,
  written: 110,
} as const;

const windowSize = 2;

/**
 * The features of each token of a sentence as 32-bit hashes (FNV-1a and a finalizer; no strings are built): words,
 * shapes, beginnings and endings of the token and of its neighbours, and some of them together. The same function
 * serves training and tagging; with `capitalsOnly`, tokens that neither start with a capital nor stand beside one
 * that does have none.
 */
export function featuresOf(
  tokens: readonly NameToken[],
  lexicon: Lexicon,
  { capitalsOnly = false } = {},
): Uint32Array[] {
  // English is learnt from articles and tweets alike, Russian from articles only.
  const tellsWriting = lexicon.knowsCommon();
  const sentenceFlags =
    (isAllCapitals(tokens) ? flag.allCapitals : 0) | (tellsWriting && isProper(tokens) ? flag.proper : 0);
  const marks = lexicon.marks(tokens.map(({ text }) => text.toLowerCase()));
  const traits = tokens.map((token, at) => {
    const own = traitsOf(token.text);
    const flags = own.flags | sentenceFlags | (at === 0 ? flag.first : 0);
    return flags === own.flags ? own : { ...own, flags };
  });
  const at = (place: number) => traits[place] ?? (place < 0 ? before : behind);
  const isCapital = (place: number) => (at(place).flags & flag.capital) !== 0;
  return traits.map((own, place) => {
    if (capitalsOnly && !isCapital(place) && !isCapital(place - 1) && !isCapital(place + 1)) return none;
    const found: number[] = [template.bias];
    for (let offset = -windowSize; offset <= windowSize; offset++) {
      const other = at(place + offset);
      const key = offset + windowSize;
      found.push(mix(template.word + key, other.lower), mix(template.shape + key, other.shape));
      if (Math.abs(offset) < 2) {
        found.push(mix(template.flags + key, other.flags));
        for (const [size, prefix] of other.prefixes.entries())
          found.push(mix(mix(template.prefix + key, size), prefix));
        for (const [size, suffix] of other.suffixes.entries())
          found.push(mix(mix(template.suffix + key, size), suffix));
      }
    }
    for (const offset of [-1, 0, 1]) {
      const mark = marks[place + offset] ?? 0;
      if (mark > 0) found.push(mix(template.lexicon + offset, mark));
    }
    const mark = marks[place] ?? 0;
    found.push(
      mix(mix(template.lexicon + 4, mark), own.shape),
      mix(mix(template.lexicon + 5, mark), marks[place + 1] ?? 0),
      mix(mix(template.lexicon + 6, mark), marks[place - 1] ?? 0),
    );
    if (tellsWriting)
      found.push(
        mix(mix(template.written, own.flags), own.shape),
        mix(mix(mix(template.written + 1, own.flags), own.shape), mark),
      );
    const [last, next] = [at(place - 1), at(place + 1)];
    found.push(
      mix(mix(template.pair, last.lower), own.lower),
      mix(mix(template.pair + 1, own.lower), next.lower),
      mix(mix(template.pair + 2, last.lower), own.shape),
      mix(mix(template.pair + 3, own.shape), next.lower),
      mix(mix(template.pair + 4, at(place - 2).lower), last.lower),
      mix(mix(template.pair + 5, next.lower), at(place + 2).lower),
      mix(mix(template.shapes, last.shape), own.shape),
      mix(mix(template.shapes + 1, own.shape), next.shape),
      mix(mix(mix(template.trigram, last.shape), own.shape), next.shape),
      mix(mix(mix(template.trigram + 1, last.lower), own.shape), next.lower),
    );
    return Uint32Array.from(found);
  });
}

const none = new Uint32Array(0);
const affixSizes = [1, 2, 3, 4];
const edge: Traits = { lower: 1, shape: 2, prefixes: [], suffixes: [], flags: flag.first | flag.allCapitals };
const before: Traits = edge;
const behind: Traits = { ...edge, lower: 4, shape: 5 };

const known = new Map<string, Traits>();
const mostKnown = 20_000;

function traitsOf(surface: string): Traits {
  const found = known.get(surface);
  if (found) return found;
  if (known.size >= mostKnown) known.clear();
  const traits = newTraits(surface);
  known.set(surface, traits);
  return traits;
}

function newTraits(surface: string): Traits {
  const text = surface.normalize("NFC").replaceAll("ё", "е").replaceAll("’", "'");
  // Digits stand for one another: what a number names seldom hangs on its value.
  const plain = text.toLowerCase().replace(/\p{Nd}/gu, "0");
  const letters = [...plain.slice(0, longestWord)];
  const sizes = affixSizes.filter((size) => size < letters.length);
  return {
    lower: hashOf(plain),
    shape: hashOf(shapeOf(text.slice(0, longestWord))),
    prefixes: sizes.map((size) => hashOf(letters.slice(0, size).join(""))),
    suffixes: sizes.map((size) => hashOf(letters.slice(-size).join(""))),
    flags:
      (text.includes("-") ? flag.hyphen : 0) |
      (/^\p{Lu}\.$/u.test(text) ? flag.initial : 0) |
      (/^\p{Lu}/u.test(text) ? flag.capital : 0),
  };
}

/** No word of a language is longer, in UTF-16 units; what is may be an address. */
const longestWord = 100;

/** "Putin" is Xx, "McDonald" XxXx, "G7" X0: runs of one kind of letter count once. */
function shapeOf(text: string): string {
  let shape = "";
  for (const letter of text) {
    const kind = /\p{Lu}/u.test(letter)
      ? "X"
      : /\p{L}/u.test(letter)
        ? "x"
        : /\p{Nd}/u.test(letter)
          ? "0"
          : letter;
    if (shape.at(-1) !== kind) shape += kind;
    else if (shape.length === 1) shape += kind;
  }
  return shape;
}

/**
 * Whether a sentence is written as papers write: it opens with a capital or a mark, ends in a mark, few of its words have
 * capitals, and nothing in it is a tweet's. A capital within such a sentence says more than one in a tweet or a title.
 */
function isProper(tokens: readonly NameToken[]): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}/u.test(text));
  const capitals = words.filter(({ text }) => /^\p{Lu}/u.test(text));
  return (
    words.length > 5 &&
    capitals.length * 2 < words.length &&
    !/^\p{Ll}/u.test(tokens[0]?.text ?? "") &&
    /^[.?!"”»)]$/u.test(tokens.at(-1)?.text ?? "") &&
    !tokens.some(({ text }) => /^[#@]./u.test(text))
  );
}

function isAllCapitals(tokens: readonly NameToken[]): boolean {
  const text = tokens.map((token) => token.text).join("");
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) > 6;
}
