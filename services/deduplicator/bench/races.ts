import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openStore } from "@throughline/store";
import { createCopyIndex } from "../src/index.ts";

/**
 * Near-identical articles that meet in different processes at the same moment: how many of them both end as
 * originals.
 *
 *     node services/deduplicator/bench/races.ts <Postgres URL> [pairs, 2000] [processes, 4]
 *
 * Each pair is one text with two different agency lines. All processes walk the pairs in the same order, two of
 * them on each pair, several at a time. Uses an empty database of the server; the tables are cleared first.
 */
type Share = { url: string; process: number; processes: number; pairs: number };

const atATime = 8;
const wordsOfAText = 120;

if (process.send) await work(JSON.parse(process.argv[2] ?? "{}") as Share);
else await lead();

async function lead(): Promise<void> {
  const [url, pairs = "2000", processes = "4"] = process.argv.slice(2);
  if (!url) {
    console.error("usage: node services/deduplicator/bench/races.ts <Postgres URL> [pairs] [processes]");
    process.exit(2);
  }
  const store = await openStore({ databaseUrl: url });
  await store.copies.clear();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: Number(processes) }, (_, at) =>
      finished({ url, process: at, processes: Number(processes), pairs: Number(pairs) }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const rows = await store.db.selectFrom("copies").select(["id", "original_id"]).execute();
  const originals = new Map<string, Set<string>>();
  for (const { id, original_id } of rows) {
    const pair = id.split("s")[0] ?? "";
    originals.set(pair, (originals.get(pair) ?? new Set()).add(original_id));
  }
  const double = [...originals.values()].filter((ids) => ids.size > 1).length;
  console.log(
    JSON.stringify({
      pairs: originals.size,
      articles: rows.length,
      doubleOriginals: double,
      articlesPerSecond: Math.round(rows.length / seconds),
    }),
  );
  await store.close();
}

function finished(share: Share): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(share)]);
  return new Promise((resolve, reject) =>
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`)))),
  );
}

async function work({ url, process: own, processes, pairs }: Share): Promise<void> {
  const store = await openStore({ databaseUrl: url, connections: atATime });
  const index = createCopyIndex({ store });
  let next = 0;
  const walk = async () => {
    for (let pair = next++; pair < pairs; pair = next++) {
      for (const side of [0, 1]) {
        if ((pair + side) % processes !== own) continue;
        const agency = side === 0 ? "MOSCOW (Reuters)" : "TEHRAN (AFP)";
        const text = `${agency} - ${textOf(pair)}`;
        await index.add({ id: `a${pair}s${side}`, title: "", text, observedAt: "2025-06-23T09:00:00Z" });
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, walk));
  await store.close();
  process.disconnect();
}

/** Words that no other pair has. */
function textOf(pair: number): string {
  return Array.from({ length: wordsOfAText }, (_, at) => `w${(at * at * 31 + pair) % 997}x${pair}`).join(" ");
}
