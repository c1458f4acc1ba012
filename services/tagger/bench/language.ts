/**
 * Accuracy of `detectLanguage`. Usage: node bench/language.ts <folder of <language>.txt, one sentence a line>
 * Prints the share found right of articles (ten sentences, one behind the other), of whole sentences and of their
 * first 8 and 4 words, and the time per call.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { detectLanguage } from "../src/language.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("give a folder of <language>.txt files");
const files = (await readdir(folder)).filter((name) => /^[a-z]{2}\.txt$/u.test(name)).sort();

const sentencesOfArticle = 10;

for (const { name, size, words } of [
  { name: "articles", size: sentencesOfArticle, words: Number.POSITIVE_INFINITY },
  { name: "sentences", size: 1, words: Number.POSITIVE_INFINITY },
  { name: "8 words", size: 1, words: 8 },
  { name: "4 words", size: 1, words: 4 },
]) {
  const wrong: string[] = [];
  const rates: string[] = [];
  let right = 0;
  let all = 0;
  const started = performance.now();
  for (const file of files) {
    const language = file.slice(0, 2);
    const lines = inPieces(await readFile(join(folder, file), "utf8"), size);
    let found = 0;
    for (const line of lines) {
      const text = line.split(/\s+/u).slice(0, words).join(" ");
      const got = detectLanguage(text).language;
      if (got === language) found++;
      else wrong.push(`${language}>${got} ${text.slice(0, 80)}`);
    }
    right += found;
    all += lines.length;
    rates.push(`${language} ${((100 * found) / lines.length).toFixed(1)}`);
  }
  const each = (performance.now() - started) / all;
  console.log(
    `${name}: ${((100 * right) / all).toFixed(2)}% of ${all} (${rates.join(", ")}), ${each.toFixed(2)} ms each`,
  );
  if (process.argv.includes("--wrong")) console.log(wrong.join("\n"));
}

function inPieces(text: string, size: number): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pieces: string[] = [];
  for (let at = 0; at < lines.length; at += size) pieces.push(lines.slice(at, at + size).join("\n"));
  return pieces;
}
