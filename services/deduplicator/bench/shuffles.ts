import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { createCopyIndex } from "../src/index.ts";

/**
 * Whether the order in which articles arrive changes the final groups.
 *
 *     node services/deduplicator/bench/shuffles.ts [--times] [--shuffles 100] [--articles 700] <set.jsonl.gz> …
 *
 * The first articles of each set are added in the order of the file, then in shuffled orders, each to an index of its
 * own; counted are shuffles whose groups are not those of the first, and the articles that stand with others there.
 * Articles bring no times, so that each index takes the order of arrival for the order of publishing; with `--times`
 * each brings the time of its place in the file, and the originals must be the same, too.
 */
const { values, positionals: files } = parseArgs({
  options: {
    times: { type: "boolean", default: false },
    shuffles: { type: "string", default: "100" },
    articles: { type: "string", default: "700" },
  },
  allowPositionals: true,
});
if (files.length === 0) {
  console.error(
    "usage: node services/deduplicator/bench/shuffles.ts [--times] [--shuffles n] [--articles n] <set> …",
  );
  process.exit(2);
}

type Article = { id: string; title: string; text: string; observedAt?: string };

for (const file of files) {
  const articles = gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .slice(0, Number(values.articles))
    .map((line, at) => toArticle(JSON.parse(line) as Article, at));
  const expected = await groups(articles);
  const chance = random(1);
  let differing = 0;
  let articlesElsewhere = 0;
  for (let shuffle = 0; shuffle < Number(values.shuffles); shuffle++) {
    const found = await groups(shuffled(articles, chance));
    const elsewhere = articles.filter(({ id }) => found.get(id) !== expected.get(id)).length;
    if (elsewhere > 0) differing++;
    articlesElsewhere += elsewhere;
  }
  console.log(
    JSON.stringify({
      set: basename(file),
      articles: articles.length,
      shuffles: Number(values.shuffles),
      differing,
      articlesElsewhere,
    }),
  );
}

function toArticle({ id, title, text }: Article, at: number): Article {
  const observedAt = new Date(Date.UTC(2025, 5, 1) + at * 60_000).toISOString();
  return { id, title, text, ...(values.times ? { observedAt } : {}) };
}

/** Each article's group: the ids in it, or with times its original. */
async function groups(articles: readonly Article[]): Promise<Map<string, string>> {
  const index = createCopyIndex();
  for (const article of articles) await index.add(article);
  const members = Map.groupBy(articles, ({ id }) => index.originalOf(id));
  return new Map(
    [...members].flatMap(([original, group]) => {
      const ids = group.map(({ id }) => id).sort();
      return ids.map((id) => [id, (values.times ? [original, ...ids] : ids).join(" ")] as const);
    }),
  );
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** Mulberry32: the same shuffles each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
