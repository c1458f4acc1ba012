/**
 * Names by exact span and type, with the shipped models (or `--model`):
 *   node services/tagger/bench/names.ts <folder of the sets> uner-dev|uner-test|factrueval-half [--model file]
 * FactRuEval's half is honest only with a model trained with `--half`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { namesIn } from "../src/names/labels.ts";
import { unpackModel } from "../src/names/model-file.ts";
import { createNameModel } from "../src/names/name-model.ts";
import { readColumns, readFactRuEval, type Sentence } from "../train/corpora.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { model: { type: "string" } } });
const [folder = "", set = "uner-test"] = positionals;
const isRussian = set.startsWith("factrueval");
const file = values.model ?? new URL(`../models/${isRussian ? "ru" : "en"}.names`, import.meta.url).pathname;
const model = createNameModel(unpackModel(readFileSync(file)));

const counts = new Map<string, { right: number; found: number; given: number }>();
const started = process.cpuUsage();
for (const { tokens, gold } of sentencesOf(set)) {
  const text = textOf(tokens);
  const found = new Set(model.find(text).map(({ start, end, type }) => `${type} ${start} ${end}`));
  const given = namesIn(gold).map(
    ({ from, to, type }) => `${type} ${placeOf(tokens, from)} ${placeOf(tokens, to - 1, true)}`,
  );
  for (const name of found) count(name, "found");
  for (const name of given) {
    count(name, "given");
    if (found.has(name)) count(name, "right");
  }
}
const { user } = process.cpuUsage(started);
for (const [type, { right, found, given }] of [...counts].sort()) {
  const [precision, recall] = [right / found, right / given];
  const f = (2 * precision * recall) / (precision + recall);
  console.log(
    `${type.padEnd(13)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f.toFixed(3)}  of ${given}`,
  );
}
console.log(`${(user / 1e6).toFixed(1)} CPU s`);

function sentencesOf(name: string): Sentence[] {
  if (name === "factrueval-half")
    return readFactRuEval(join(folder, "ner/factrueval-2016/devset"))
      .filter((_, at) => at % 2 === 1)
      .flat();
  return readColumns(join(folder, `ner/uner-english-ewt/en_ewt-ud-${name.replace("uner-", "")}.iob2`), 2, 1);
}

/** Tokens with one space between them, or none where the text had none. */
function textOf(tokens: Sentence["tokens"]): string {
  let text = "";
  const first = tokens[0]?.start ?? 0;
  for (const token of tokens) text = text.padEnd(token.start - first, " ") + token.text;
  return text;
}

function placeOf(tokens: Sentence["tokens"], at: number, end = false): number {
  const token = tokens[at];
  return ((end ? token?.end : token?.start) ?? 0) - (tokens[0]?.start ?? 0);
}

function count(name: string, what: "right" | "found" | "given") {
  for (const type of [name.split(" ")[0] ?? "", "all"]) {
    const of = counts.get(type) ?? { right: 0, found: 0, given: 0 };
    of[what]++;
    counts.set(type, of);
  }
}
