import { gunzipSync } from "node:zlib";
import { PermanentError } from "@throughline/contracts";
import { TookTooLong } from "@throughline/runtime";
import { createExtractionPool } from "../src/extraction-pool.ts";
import { mutate, randomFrom } from "./mutate.ts";
import { readPackedPages } from "./pages.ts";

/**
 * Extracts mutated pages in a pool of two threads with its usual limits, and counts how each ended. Whatever is
 * neither an article nor a refusal with a reason counts as a crash; a thread that lives on after the pool is
 * closed counts as leaked.
 *
 *   node services/cleaner/bench/fuzz.ts <folder> [count] [seed]
 */
const [folder, count = "10000", seed = "1"] = process.argv.slice(2);
if (!folder) throw new Error("Give the folder that holds ground-truth.json and html/.");
const pages = readPackedPages(folder);
const random = randomFrom(Number(seed));
const ended = { read: 0, refused: 0, late: 0, crashed: 0 };
const threads = { started: 0, ended: 0 };
let slowestMs = 0;
process.on("worker", (thread) => {
  threads.started += 1;
  thread.once("exit", () => {
    threads.ended += 1;
  });
});

const pool = createExtractionPool({ threads: 2 });
let next = 0;
await Promise.all([work(), work()]);
await pool.close();
console.log({
  ...ended,
  slowestMs: Math.round(slowestMs),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  threadsStarted: threads.started,
  threadsLeaked: threads.started - threads.ended,
});

async function work(): Promise<void> {
  const { signal } = new AbortController();
  for (let at = next++; at < Number(count); at = next++) {
    const page = pages[at % pages.length];
    if (!page) return;
    const body = mutate(gunzipSync(page.packed), random).subarray(0, 5_000_000);
    const start = performance.now();
    try {
      await pool.extract({ url: page.url, contentType: "text/html", body }, signal);
      ended.read += 1;
    } catch (error) {
      if (error instanceof TookTooLong) ended.late += 1;
      else if (error instanceof PermanentError) ended.refused += 1;
      else ended.crashed += 1;
      if (!(error instanceof PermanentError)) console.error(`page ${at} of seed ${seed}:`, error);
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
}
