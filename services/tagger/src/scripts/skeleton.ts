import { readingsOf, type Sound } from "./sounds.ts";
import type { SpokenName, SpokenWord } from "./spoken-name.ts";

/** Consonants that writing systems take for one another share a class; those that some leave out have none. */
const classes = (
  [
    ["P", "p b"],
    ["T", "t d"],
    ["K", "k g q x"],
    ["S", "s z S Z C J c"],
    ["M", "m"],
    ["N", "n"],
    ["L", "l"],
    ["R", "r"],
    ["", "f v w y h a e i o u"],
  ] as const
).map(([letter, sounds]) => ({ letter, readings: readingsOf(sounds) }));

/** A word that may be heard in more ways than these is looked for under the likeliest of them only. */
const mostSkeletons = 12;

/** The consonant classes of a run of sounds, in each way to hear it: Araghchi is RKS or RS. */
export function skeletonsOf(sounds: readonly Sound[]): string[] {
  let skeletons = [""];
  for (const { readings, silence } of sounds) {
    const letters = classes.flatMap(({ letter, readings: of }) => ((of & readings) === 0 ? [] : [letter]));
    if (silence < 0.5 && !letters.includes("")) letters.push("");
    skeletons = skeletons.flatMap((skeleton) => letters.map((letter) => skeleton + letter));
    if (skeletons.length > mostSkeletons) skeletons.length = mostSkeletons;
  }
  return [...new Set(skeletons.map((skeleton) => skeleton.replace(/(.)\1+/gu, "$1")))];
}

/** A shorter skeleton is looked for whole. */
const shortestCut = 3;

/**
 * The keys under which a name is found: skeletons of what may be its family name, and the longer of these without one
 * of their consonants, so that two names that differ in one have a key in common.
 */
export function keysOf({ words }: SpokenName): Set<string> {
  const keys = new Set<string>();
  for (const run of familyRuns(words))
    for (const skeleton of skeletonsOf(run)) {
      keys.add(skeleton);
      if (skeleton.length < shortestCut) continue;
      for (let at = 0; at < skeleton.length; at++) keys.add(skeleton.slice(0, at) + skeleton.slice(at + 1));
    }
  return keys;
}

/** The last word, the last two as one, the one behind "son of", and the first where names are turned round. */
function familyRuns(words: readonly SpokenWord[]): Sound[][] {
  const runs = (word: SpokenWord | undefined) => word?.readings.map(({ sounds }) => sounds) ?? [];
  const [beforeLast, last] = [words.at(-2), words.at(-1)];
  const found = runs(last);
  if (beforeLast && words.length > 2)
    for (const first of runs(beforeLast))
      for (const second of runs(last).slice(0, 1)) found.push([...first, ...second]);
  const son = words.findIndex(({ role }) => role === "son");
  if (son >= 0 && son < words.length - 2) found.push(...runs(words[son + 1]));
  if (words.length <= 3) found.push(...runs(words[0]));
  return found;
}
