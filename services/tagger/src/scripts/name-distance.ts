import { sameGivenName } from "./given-names.ts";
import { priceOf, type Sound } from "./sounds.ts";
import type { SpokenName, SpokenWord } from "./spoken-name.ts";

/** How far a distance over sounds is stretched, so that one consonant of five that differs is over the line. */
const stretch = 1.8;
/** Of a run of sounds, below which it counts as if it had so much; and of the change of one. */
const leastWeight = 1.5;
const leastChange = 0.8;
/** Distance of an initial from a given name that it may stand for: one letter is hardly a sign. */
const initialDistance = 0.48;
const severalInitials = 0.3;
/** Of two given names that a table knows to be one. */
const sameName = 0.03;
/** Added where one of two names has a given name more than the other. */
const extraName = 0.14;
/** The same, where it makes another name of the one before it: Ali, Ali Akbar. */
const extraPart = 0.2;
const extraInitial = 0.03;
/** The same for "son of". */
const extraSon = 0.1;
/** Added where family and given names stand the other way round. */
const turnedRound = 0.15;
/** Added where the name of a house behind "son of" is left out. */
const houseLeftOut = 0.08;
/** Nothing nearer is looked for. */
const closeEnough = 0.12;
const familyShare = 0.55;
/** The distance is never less than these shares of its parts' own. */
const worstFamily = 0.9;
const worstGiven = 0.75;

/** Added where the first given name is left out, unless it is one that many have before their own. */
const extraFirst = 0.25;
const firstParts = new Set(
  "mohammad mohammed muhammad mohamed mohamad мохаммад мухаммад мухаммед мохаммед мохамед محمد".split(" "),
);
/** Second parts of given names, which tell people apart; folded. */
const secondParts = new Set(
  "akbar asghar reza javad hossein hussein hassan bagher baqer taghi naghi mahdi mehdi amin kazem ebrahim " +
    "акбар асгар реза джавад хосейн хасан багер бакер таги махди мехди амин казем " +
    "اکبر اصغر رضا جواد حسین حسن باقر تقی نقی مهدی امین کاظم".split(" "),
);

/**
 * How far two names are from one another as they are heard, 0 (the same) to 1: a weighted edit distance over sounds,
 * word by word, the family name apart from the given ones. From 0.5 on it is not exact. Both names are full ones, else it is 1.
 */
export function nameDistance(a: SpokenName, b: SpokenName): number {
  if (!a.full || !b.full) return 1;
  const abjad = (a.script === "arabic") !== (b.script === "arabic");
  let best = alignedDistance(a.words, b.words, abjad);
  if (best <= closeEnough) return best;
  if (a.words.length <= 3)
    best = Math.min(
      best,
      turnedRound + alignedDistance([...a.words.slice(1), ...a.words.slice(0, 1)], b.words, abjad),
    );
  const [bareA, bareB] = [withoutHouse(a.words), withoutHouse(b.words)];
  if (bareA === undefined && bareB === undefined) return best;
  return Math.min(best, houseLeftOut + alignedDistance(bareA ?? a.words, bareB ?? b.words, abjad));
}

/** "Mohammed bin Zayed Al Nahyan" without the name of his house. */
function withoutHouse(words: readonly SpokenWord[]): readonly SpokenWord[] | undefined {
  const son = words.findIndex(({ role }) => role === "son");
  return son > 0 && son + 2 < words.length ? words.slice(0, son + 2) : undefined;
}

/** What is farther is not told apart. */
const tooFar = 0.5;

/** The best way to match the words in their order: one with one, or with two that are written apart. */
function alignedDistance(a: readonly SpokenWord[], b: readonly SpokenWord[], abjad: boolean): number {
  let best = tooFar;
  for (const [i, j] of groups) {
    if (i >= a.length || j >= b.length) continue;
    const family = groupDistance(a.slice(-i), b.slice(-j), abjad);
    if (family * worstFamily >= best) continue;
    const given = givenDistance(a.slice(0, -i), b.slice(0, -j), abjad);
    const mean = familyShare * family + (1 - familyShare) * given.distance + given.extra;
    // One part that is right does not excuse another that is wrong.
    best = Math.min(best, Math.max(mean, worstFamily * family, worstGiven * given.distance));
  }
  return best;
}

/** How many words of the one are matched with how many of the other. */
const groups = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
] as const;

type Given = { distance: number; extra: number; matched: number };

/** `distance` is the mean over the words that are matched, `extra` what those without a partner add. */
function givenDistance(
  a: readonly SpokenWord[],
  b: readonly SpokenWord[],
  abjad: boolean,
  first = true,
): Given {
  const [firstOfA, firstOfB] = [a[0], b[0]];
  const none: Given = { distance: 1, extra: sumOf([...a, ...b], (word) => extraOf(word)), matched: 0 };
  if (firstOfA === undefined || firstOfB === undefined) return none;
  if (firstOfA.role === "son" && firstOfB.role === "son")
    return givenDistance(a.slice(1), b.slice(1), abjad, first);
  let best = none;
  const consider = (given: Given) => {
    if (farnessOf(given) < farnessOf(best)) best = given;
  };
  for (const [i, j] of groups) {
    if (i > a.length || j > b.length) continue;
    const here = givenGroupDistance(a.slice(0, i), b.slice(0, j), abjad);
    if (here >= 1) continue;
    const rest = givenDistance(a.slice(i), b.slice(j), abjad, false);
    const matched = rest.matched + 1;
    consider({ distance: (here + rest.distance * rest.matched) / matched, extra: rest.extra, matched });
  }
  for (const [skipped, rest] of [
    [firstOfA, givenDistance(a.slice(1), b, abjad, first)],
    [firstOfB, givenDistance(a, b.slice(1), abjad, first)],
  ] as const)
    consider({ ...rest, extra: rest.extra + extraOf(skipped, first) });
  return best;
}

/** Names that match nothing of the other's are two people's, whatever is left out. */
const farnessOf = ({ distance, extra, matched }: Given) => (matched === 0 ? 2 : distance + 2 * extra);

function extraOf({ folded, role }: SpokenWord, first = false): number {
  switch (role) {
    case "particle":
      return 0;
    case "initial":
    case "initials":
      return extraInitial;
    case "son":
      return extraSon;
    case "name":
      if (first && !firstParts.has(folded)) return extraFirst;
      return secondParts.has(folded) ? extraPart : extraName;
  }
}

function givenGroupDistance(a: readonly SpokenWord[], b: readonly SpokenWord[], abjad: boolean): number {
  const [one, other] = [a[0], b[0]];
  if (a.length > 1 || b.length > 1) {
    const single = [...a, ...b].some(({ role }) => role === "initial");
    return single ? 1 : groupDistance(a, b, abjad);
  }
  if (!one || !other || isLeftOut(one) || isLeftOut(other)) return 1;
  if (isInitial(one) || isInitial(other)) return startDistance(one, other);
  const same = sameGivenName(one.folded, other.folded);
  if (same === undefined) return groupDistance(a, b, abjad);
  return same ? sameName : 1;
}

const isInitial = ({ role }: SpokenWord) => role === "initial" || role === "initials";
const isLeftOut = ({ role }: SpokenWord) => role === "particle" || role === "son";

/** An initial against a name, or another initial: only their first sounds are heard. */
function startDistance(a: SpokenWord, b: SpokenWord): number {
  const [first, second] = [a.readings[0]?.sounds[0], b.readings[0]?.sounds[0]];
  if (!first || !second || priceOf(first, second) > 0.3) return 1;
  return (isInitial(a) && isInitial(b)) || a.role === "initials" || b.role === "initials"
    ? severalInitials
    : initialDistance;
}

function groupDistance(a: readonly SpokenWord[], b: readonly SpokenWord[], abjad: boolean): number {
  let best = 1;
  for (const one of readingsOf(a))
    for (const other of readingsOf(b))
      best = Math.min(best, soundDistance(one.sounds, other.sounds, abjad) + one.price + other.price);
  return best;
}

function readingsOf(words: readonly SpokenWord[]): { sounds: Sound[]; price: number }[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (rest.length === 0) return first.readings;
  const plain = rest.flatMap(({ readings }) => readings[0]?.sounds ?? []);
  return first.readings.map(({ sounds, price }) => ({ sounds: [...sounds, ...plain], price }));
}

/** Longer runs of sounds are no name's. */
const mostSounds = 60;
/** How much more than another a vowel at the edge of a word matters to a script that leaves others out. */
const edgeStress = 1.5;
let [row, next] = [new Float64Array(mostSounds + 1), new Float64Array(mostSounds + 1)];

/** Weighted edit distance of two runs of sounds by their weight, stretched, at most 1. */
export function soundDistance(a: readonly Sound[], b: readonly Sound[], abjad: boolean): number {
  if (a.length > mostSounds || b.length > mostSounds) return 1;
  let [weight, before] = [0, 0];
  row[0] = 0;
  for (const [at, sound] of b.entries()) {
    before += silenceIn(b, at, abjad);
    row[at + 1] = before;
    weight += sound.weight;
  }
  for (const [from, left] of a.entries()) {
    const silence = silenceIn(a, from, abjad);
    weight += left.weight;
    before = next[0] = (row[0] ?? 0) + silence;
    for (const [at, right] of b.entries()) {
      const kept = (row[at] ?? 0) + changePrice(left, right);
      const dropped = (row[at + 1] ?? 0) + silence;
      before = next[at + 1] = Math.min(kept, dropped, before + silenceIn(b, at, abjad));
    }
    [row, next] = [next, row];
  }
  return Math.min(1, (stretch * (row[b.length] ?? 0)) / Math.max(weight / 2, leastWeight));
}

/** What it costs that a sound is not in the other run. Every script writes the vowels that words begin and end with. */
function silenceIn(run: readonly Sound[], at: number, abjad: boolean): number {
  const { silence, unwritten } = run[at] as Sound;
  if (!abjad) return silence;
  const edge = at === 0 || at === run.length - 1;
  return edge && unwritten < silence ? silence * edgeStress : unwritten;
}

/** A vowel that is heard as another matters less than a consonant. */
function changePrice(a: Sound, b: Sound): number {
  return priceOf(a, b) * Math.max(leastChange, (a.weight + b.weight) / 2);
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
