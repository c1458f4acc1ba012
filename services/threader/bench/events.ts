import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { bCubed, pairwise } from "@throughline/testkit";
import { createThreader } from "../src/index.ts";

/**
 * Scores the threader on sets of articles with known events.
 *
 *     node services/threader/bench/events.ts <set.jsonl.gz> …
 *
 * A set has one JSON object a line: `id`, `story` (the true event), `title`, `text`, `lang`. No tags are given:
 * names, numbers and words alone decide. Scores are given as the articles come, and after the merge and split pass.
 */
type Labelled = { id: string; story: string; title: string; text: string; lang: string };

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node services/threader/bench/events.ts <set.jsonl.gz> …");
  process.exit(2);
}

for (const file of files) {
  const articles = gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);
  const threader = createThreader();
  const started = process.cpuUsage();
  for (const { id, title, text, lang } of articles) {
    await threader.add({ id, title, text, language: lang, entities: [], countries: [], topics: [] });
  }
  const { user, system } = process.cpuUsage(started);
  const scores = () => {
    const grouped = articles.map(({ id, story }) => ({ truth: story, found: threader.eventOf(id) }));
    return {
      events: new Set(grouped.map(({ found }) => found)).size,
      pairwise: rounded(pairwise(grouped)),
      bCubed: rounded(bCubed(grouped)),
    };
  };
  const online = scores();
  const before = performance.now();
  await threader.settle();
  console.log(
    JSON.stringify({
      set: basename(file),
      articles: articles.length,
      trueEvents: new Set(articles.map(({ story }) => story)).size,
      perCpuSecond: Math.round(articles.length / ((user + system) / 1e6)),
      online,
      settleMs: Math.round(performance.now() - before),
      settled: scores(),
    }),
  );
}

function rounded(scores: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(scores).map(([key, value]) => [key, Math.round(value * 10_000) / 10_000]),
  );
}
