/**
 * Articles a CPU second. Usage: node bench/speed.ts <story pack> <file of JSON lines with title and text, may be gzipped>
 * Every article is cut or repeated to 600 words. Prints the rate with everything on, and the share of each part.
 */
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { loadStoryPack } from "@throughline/story-pack";
import { detectLanguage } from "../src/language.ts";
import { createTagger } from "../src/tagger.ts";

const [folder, file] = process.argv.slice(2);
if (folder === undefined || file === undefined)
  throw new Error("give a story pack and a .jsonl or .jsonl.gz file");

const bytes = await readFile(file);
const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
const articles = lines
  .filter((line) => line.startsWith("{"))
  .slice(0, 400)
  .map((line) => JSON.parse(line) as { title?: string; text: string })
  .map(({ title = "", text }) => ({ title, text: toWords(text, 600) }));

function toWords(text: string, count: number): string {
  const words = text.split(/(?<=\s)/u);
  while (words.length < count && words.length > 0) words.push(...words.slice(0, count - words.length));
  return words.slice(0, count).join("");
}

const pack = await loadStoryPack(folder);
const before = performance.now();
const tagger = await createTagger(pack);
const built = performance.now() - before;
for (const article of articles.slice(0, 50)) tagger.tag(article);

const cpuOf = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const all = cpuOf(() => articles.forEach((article) => void tagger.tag(article)));
const language = cpuOf(() => articles.forEach(({ text }) => void detectLanguage(text)));
console.log(
  `${articles.length} articles of 600 words: ${(articles.length / all).toFixed(0)} a CPU second ` +
    `(language ${((100 * language) / all).toFixed(0)}%); the tagger is built in ${built.toFixed(0)} ms`,
);
