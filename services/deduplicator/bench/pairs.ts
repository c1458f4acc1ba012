import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { openStore } from "@throughline/store";
import { bCubed, pairwise } from "@throughline/testkit";
import { createCopyIndex } from "../src/index.ts";

/**
 * Scores the copy index on sets of articles with known groups.
 *
 *     node services/deduplicator/bench/pairs.ts [--postgres <URL of an empty database>] [--at-once 1] <set.jsonl.gz> …
 *
 * A set has one JSON object a line: `id`, `story` (the true group), `kind` (`base`, `exact`, `republish`,
 * `cut`, `rework`, `brief`, `template`), `title`, `text`. The articles are added in the order of the file, so many
 * at once as a worker would take them. A
 * kind's recall is the share of its articles in one group with their base; a template is kept apart when its
 * group is not that of the article it was made from (same id up to the last dot).
 */
type Labelled = { id: string; story: string; kind: string; title: string; text: string; lang?: string };

const { values, positionals: files } = parseArgs({
  options: { postgres: { type: "string" }, "at-once": { type: "string", default: "1" } },
  allowPositionals: true,
});
if (files.length === 0) {
  console.error(
    "usage: node services/deduplicator/bench/pairs.ts [--postgres <URL>] [--at-once n] <set.jsonl.gz> …",
  );
  process.exit(2);
}
const atOnce = Number(values["at-once"]);
const store =
  values.postgres === undefined
    ? undefined
    : await openStore({ databaseUrl: values.postgres, connections: Math.max(4, atOnce) });

for (const file of files) {
  const articles = gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);
  const started = process.cpuUsage();
  const startedAt = performance.now();
  await store?.copies.clear();
  const index = createCopyIndex({ store });
  const relations: Record<string, Record<string, number>> = {};
  const waiting = articles.values();
  const takeTurns = async () => {
    for (const { id, title, text, kind } of waiting) {
      const { relation } = await index.add({ id, title, text });
      const counts = relations[kind] ?? {};
      relations[kind] = counts;
      counts[relation] = (counts[relation] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  const { user, system } = process.cpuUsage(started);
  const grouped = articles.map(({ id, story }) => ({ truth: story, found: index.originalOf(id) }));
  console.log(
    JSON.stringify({
      set: basename(file),
      articles: articles.length,
      perSecond: Math.round(articles.length / ((performance.now() - startedAt) / 1000)),
      ...(store ? { bytesPerArticle: Math.round((await store.copies.bytes()) / articles.length) } : {}),
      perCpuSecond: Math.round(articles.length / ((user + system) / 1e6)),
      pairwise: rounded(pairwise(grouped)),
      bCubed: rounded(bCubed(grouped)),
      recall: recallByKind(articles, (id) => index.originalOf(id)),
      relations,
    }),
  );
}

await store?.close();

function recallByKind(articles: readonly Labelled[], originalOf: (id: string) => string) {
  const bases = new Map(articles.filter((a) => a.kind === "base").map((a) => [stem(a.id), originalOf(a.id)]));
  const counts: Record<string, { right: number; all: number }> = {};
  for (const { id, kind } of articles) {
    const base = bases.get(stem(id));
    if (kind === "base" || base === undefined) continue;
    const count = counts[kind] ?? { right: 0, all: 0 };
    counts[kind] = count;
    count.all++;
    if ((originalOf(id) === base) === (kind !== "template")) count.right++;
  }
  return Object.fromEntries(
    Object.entries(counts).map(([kind, { right, all }]) => [kind, Math.round((right / all) * 1000) / 1000]),
  );
}

function stem(id: string): string {
  return id.slice(0, id.lastIndexOf("."));
}

function rounded<T extends Record<string, number>>(scores: T) {
  return Object.fromEntries(
    Object.entries(scores).map(([key, value]) => [key, Math.round(value * 10000) / 10000]),
  );
}
