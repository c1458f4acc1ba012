/**
 * Direct quotations against attributions in brat format (PolNeAR). Usage:
 * node bench/quotes.ts <story pack> <folder with attributions/*.ann and text/*.txt> [--wrong]
 * Gold: contents that stand wholly in quotation marks. Right: a quotation of ours inside any gold content.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadStoryPack } from "@throughline/story-pack";
import { createTagger } from "../src/tagger.ts";

const [packFolder, folder] = process.argv.slice(2);
if (packFolder === undefined || folder === undefined) throw new Error("give a story pack and a folder");
const tagger = await createTagger(await loadStoryPack(packFolder));

type Span = { start: number; end: number; text: string };
type Gold = { content: Span; source?: Span };

function readAttributions(ann: string, text: string): Gold[] {
  const spans = new Map<string, Span>();
  const gold: Gold[] = [];
  for (const line of ann.split("\n")) {
    const [id = "", what = ""] = line.split("\t");
    if (id.startsWith("T")) {
      const places = what
        .replace(/^\S+ /u, "")
        .split(";")
        .flatMap((range) => range.split(" ").map(Number));
      const [start = 0, end = 0] = [Math.min(...places), Math.max(...places)];
      spans.set(id, { start, end, text: text.slice(start, end) });
    }
    if (!id.startsWith("E")) continue;
    const role = (name: string) => spans.get(new RegExp(`${name}\\d*:(T\\d+)`, "u").exec(what)?.[1] ?? "");
    const content = role("Content");
    if (content) gold.push({ content, source: role("Source") });
  }
  return gold;
}

const marks = /["“”]/u;
const trimmed = (span: Span) => {
  const open = /^["“\s]+/u.exec(span.text)?.[0].length ?? 0;
  const close = /["”\s,.]+$/u.exec(span.text)?.[0].length ?? 0;
  return { start: span.start + open, end: span.end - close };
};

let predicted = 0;
let right = 0;
let direct = 0;
let whole = 0;
let spoken = 0;
let checked = 0;
let speakerRight = 0;
for (const file of (await readdir(join(folder, "text"))).sort()) {
  const raw = await readFile(join(folder, "text", file), "utf8");
  const names = await readdir(join(folder, "attributions"));
  const name = names.find((candidate) => candidate.startsWith(file.replace(/\.txt$/u, "")));
  if (name === undefined) continue;
  const gold = readAttributions(await readFile(join(folder, "attributions", name), "utf8"), raw);
  const { quotes } = tagger.tag({ title: "", text: raw });
  predicted += quotes.length;
  for (const quote of quotes) {
    const match = gold.find(
      ({ content }) => content.start - 2 <= quote.start && content.end + 2 >= quote.end,
    );
    if (match) right++;
    else if (process.argv.includes("--wrong")) console.log("WRONG", quote.cue, "|", quote.text.slice(0, 90));
    if (quote.speaker) spoken++;
    if (match?.source === undefined || !quote.speaker || /^(he|she|they|it)$/iu.test(match.source.text))
      continue;
    checked++;
    const last = quote.speaker.name.split(" ").at(-1) ?? "";
    if (match.source.text.includes(last)) speakerRight++;
    else if (process.argv.includes("--wrong"))
      console.log("SPEAKER", quote.speaker.name, "for", match.source.text.slice(0, 80));
  }
  for (const { content } of gold) {
    if (
      !/^["“]/u.test(content.text) ||
      !/["”][.,]?$/u.test(content.text) ||
      (content.text.match(new RegExp(marks, "gu"))?.length ?? 0) !== 2
    )
      continue;
    direct++;
    const { start, end } = trimmed(content);
    if (quotes.some((quote) => Math.abs(quote.start - start) <= 2 && Math.abs(quote.end - end) <= 3)) whole++;
    else if (process.argv.includes("--wrong"))
      console.log(
        "MISSED",
        content.text.slice(0, 90),
        "|",
        raw.slice(content.end, content.end + 60).replace(/\n/gu, "⏎"),
      );
  }
}
const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1)}%`;
console.log(
  `precision ${percent(right, predicted)} of ${predicted}, found whole ${percent(whole, direct)} of ${direct}, ` +
    `given a speaker ${percent(spoken, predicted)}, that speaker right ${percent(speakerRight, checked)} of ${checked} that could be checked`,
);
