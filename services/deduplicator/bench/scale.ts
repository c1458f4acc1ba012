import { openStore, type Store } from "@throughline/store";
import { sql } from "kysely";
import { createCopyIndex } from "../src/index.ts";
import { maxSample, shinglesOf } from "../src/shingles.ts";
import { readText } from "../src/word-sequence.ts";

/**
 * How long it takes to add an article to a small and to a large index.
 *
 *     node services/deduplicator/bench/scale.ts <URL of an empty Postgres database> <URL of another> \
 *       [small, 10000] [large, 1000000] [probes, 600]
 *
 * Each database is filled with made-up rows, written by the server itself: samples as large as they get, of which six are
 * phrases of the language that few or many articles have (the most frequent in every hundredth), the rest the
 * article's own; 300 words; phrases that eight articles have are common. Then the same articles of 300 words with such
 * phrases are added to both in turn, every second one a copy of the one before with another agency line, so that both
 * meet the same machine. A database that is filled already is taken as it is.
 */
const [small, large, smallCount = "10000", largeCount = "1000000", probeCount = "600"] =
  process.argv.slice(2);
if (!small || !large) {
  console.error("usage: node services/deduplicator/bench/scale.ts <URL> <URL> [small] [large] [probes]");
  process.exit(2);
}

const phraseCount = 40_000;
const phrasesOfAnArticle = 20;
const wordsOfAnArticle = 300;

const chance = random(1);
const phrases = Array.from({ length: phraseCount }, (_, at) => `of${at} the${at} with${at} said${at}`);
/** The first are the most frequent. */
const anyPhrase = () => phrases[Math.floor(phraseCount * chance() ** 3)] ?? "";
/** Of each phrase the shingle, where it is one that is sampled. */
const shingles = phrases.flatMap((phrase) =>
  [...shinglesOf(readText(phrase).words)].filter((shingle) => shingle % 4 === 0),
);

const stores = [
  { store: await filled(small, Number(smallCount)), times: [] as number[] },
  { store: await filled(large, Number(largeCount)), times: [] as number[] },
];
const run = Date.now();
let before = "";
for (let probe = 0; probe < Number(probeCount); probe++) {
  const text = probe % 2 === 1 ? `MOSCOW (AFP) - ${before}` : textOf(probe);
  before = text;
  for (const { store, times } of stores) {
    const index = createCopyIndex({ store });
    const started = performance.now();
    const { relation } = await index.add({ id: `p${run}x${probe}`, title: "", text });
    if (probe >= 50) times.push(performance.now() - started);
    if ((relation === "near") !== (probe % 2 === 1)) throw new Error(`probe ${probe} is ${relation}`);
  }
}
const [few, many] = stores.map(({ times }) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) }));
if (!few || !many) throw new Error("nothing was measured");
console.log(
  JSON.stringify({
    articles: [Number(smallCount), Number(largeCount)],
    probes: Number(probeCount) - 50,
    p50Ms: [few.p50, many.p50],
    p95Ms: [few.p95, many.p95],
    ratioP50: rounded(many.p50 / few.p50),
    ratioP95: rounded(many.p95 / few.p95),
  }),
);
for (const { store } of stores) await store.close();

async function filled(databaseUrl: string, count: number): Promise<Store> {
  const store = await openStore({ databaseUrl, statementMs: 3_600_000 });
  const { rows } = await sql<{ count: string }>`select count(*) from copies where id like 'b%'`.execute(
    store.db,
  );
  if (Number(rows[0]?.count) === count) return store;
  await store.copies.clear();
  await sql`drop index if exists copies_by_sample`.execute(store.db);
  for (let from = 0; from < count; from += 50_000) await fill(store, from, Math.min(count, from + 50_000));
  await sql`
    insert into copy_common_shingles
    select shingle from copies, unnest(sample) shingle
    where shingle = any(${shingles}::int[]) group by shingle having count(*) >= 8
  `.execute(store.db);
  await sql`create index copies_by_sample on copies using gin (sample) with (fastupdate = off)`.execute(
    store.db,
  );
  await sql`vacuum (analyze) copies`.execute(store.db);
  await sql`vacuum (analyze) copy_common_shingles`.execute(store.db);
  return store;
}

async function fill(store: Store, from: number, to: number): Promise<void> {
  await sql`
    with phrases as materialized (select ${shingles}::int[] as shingles)
    insert into copies (id, text_hash, words, sample, observed_at, at, core_id, nearness, original_id, relation,
      strength, evidence)
    select 'b' || n, md5(n::text), decode(repeat(md5(n::text), 38), 'hex'),
      array(select case when i <= 6
          then shingles[1 + floor(cardinality(shingles) * power(abs(hashint8(n * 64 + i)) / 2147483648.0, 3))::int]
          else hashint8(n * 64 + i + 7) end
        from generate_series(1, ${maxSample}::int) i order by 1),
      now(), now(), 'b' || n, 0, 'b' || n, 'original', 0,
      '{"rule": "too little in common", "comparedWith": "b0", "containment": 0.012, "reverseContainment": 0.01}'
    from generate_series(${from}::bigint, ${to - 1}::bigint) n, phrases
  `.execute(store.db);
}

function textOf(probe: number): string {
  const words = Array.from({ length: wordsOfAnArticle }, (_, at) => `w${run}x${probe}y${at}`);
  for (let count = 0; count < phrasesOfAnArticle; count++) {
    const at = Math.floor(chance() * (wordsOfAnArticle - 4));
    words.splice(at, 4, ...anyPhrase().split(" "));
  }
  return words.join(" ");
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return rounded(sorted[Math.floor(sorted.length * share)] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Mulberry32: the same articles each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
