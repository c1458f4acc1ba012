import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { type Counts, f1Of, shingleCounts } from "@throughline/story-pack";
import { JSDOM } from "jsdom";
import { extractArticle } from "../src/index.ts";

/**
 * Measures extraction on a folder of pages with known body texts (`ground-truth.json`: id -> {url,
 * articleBody, and title, author(s), publishedAt where known}; `html/<id>.html.gz`), beside Mozilla's
 * Readability on jsdom on the same pages in the same run.
 *
 *   node services/cleaner/bench/extraction.ts <folder> [--ours] [--every 4] [--worst 20]
 */
type Gold = {
  url: string;
  articleBody: string;
  title?: string;
  author?: string;
  authors?: string[];
  publishedAt?: string;
};
type Side = { counts: Counts[]; cpuMs: number };

const [folder, ...flags] = process.argv.slice(2);
if (!folder) throw new Error("Give the folder that holds ground-truth.json and html/.");
const gold = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<string, Gold>;
const plain: Side = { counts: [], cpuMs: 0 };
const ours: Side = { counts: [], cpuMs: 0 };
const right = { title: [0, 0], author: [0, 0], date: [0, 0] };
const pages: { id: string; f1: number; found: number; missed: number; extra: number; kind: string }[] = [];
const kinds = new Map<string, number>();

const every = flags.includes("--every") ? Number(flags[flags.indexOf("--every") + 1]) : 1;
for (const [id, expected] of Object.entries(gold).filter((_page, at) => at % every === 0)) {
  const html = gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))).toString("utf8");
  if (!flags.includes("--ours")) {
    const text = await timed(plain, () => readabilityText(html, expected.url));
    plain.counts.push(shingleCounts(expected.articleBody, text));
  }
  const article = await timed(ours, () => extractArticle({ html, url: expected.url }));
  const counts = shingleCounts(expected.articleBody, article.text);
  ours.counts.push(counts);
  pages.push({
    id,
    f1: f1Of([counts]).f1,
    found: counts.both,
    missed: counts.missed,
    extra: counts.extra,
    kind: article.kind,
  });
  kinds.set(article.kind, (kinds.get(article.kind) ?? 0) + 1);
  judge(right.title, expected.title, (title) => key(title) === key(article.title));
  const authors = expected.authors ?? (expected.author ? [expected.author] : undefined);
  judge(
    right.author,
    authors?.length ? authors : undefined,
    (names) => key(names.join()) === key(article.authors.join()),
  );
  judge(right.date, expected.publishedAt, (date) => isSameDay(date, article.publishedAt));
}

if (plain.counts.length > 0) report("Readability on jsdom", plain);
report("extractArticle", ours);
if (plain.cpuMs > 0) console.log(`CPU ratio ${(ours.cpuMs / plain.cpuMs).toFixed(3)}`);
for (const [what, [hits, all]] of Object.entries(right))
  if (all) console.log(`${what} right ${hits}/${all} = ${((100 * (hits ?? 0)) / all).toFixed(1)}%`);
console.log("kinds", Object.fromEntries(kinds));
if (flags.includes("--worst")) {
  const count = Number(flags[flags.indexOf("--worst") + 1] ?? 20);
  for (const page of pages.sort((a, b) => a.f1 - b.f1).slice(0, count))
    console.log(
      page.f1.toFixed(3),
      page.id.slice(0, 24),
      `found ${page.found} missed ${page.missed} extra ${page.extra}`,
      page.kind,
    );
}

async function timed<T>(side: Side, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const used = process.cpuUsage(before);
  side.cpuMs += (used.user + used.system) / 1000;
  return result;
}

function readabilityText(html: string, url: string): string {
  const dom = new JSDOM(html, { url });
  const text = new Readability(dom.window.document).parse()?.textContent ?? "";
  dom.window.close();
  return text;
}

function report(name: string, side: Side): void {
  const { precision, recall, f1 } = f1Of(side.counts);
  const pages = side.counts.length;
  console.log(
    `${name}: F1 ${f1.toFixed(4)} precision ${precision.toFixed(4)} recall ${recall.toFixed(4)}; ${(side.cpuMs / pages).toFixed(1)} ms CPU a page, ${pages} pages`,
  );
}

function judge<T>(score: number[], expected: T | undefined, isRight: (value: T) => boolean): void {
  if (expected === undefined || expected === null || expected === "") return;
  score[1] = (score[1] ?? 0) + 1;
  if (isRight(expected)) score[0] = (score[0] ?? 0) + 1;
}

function key(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The same day in UTC; a gold value that is a day alone allows for the publisher's zone. */
function isSameDay(expected: string, found: string | undefined): boolean {
  if (found === undefined) return false;
  const gap = Math.abs(Date.parse(expected.replace(" ", "T")) - Date.parse(found));
  return (
    expected.slice(0, 10) === found.slice(0, 10) || gap <= (expected.length > 10 ? 60_000 : 36 * 3_600_000)
  );
}
