import { execFileSync } from "node:child_process";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { createExtractionPool } from "../src/extraction-pool.ts";
import { readPages } from "./pages.ts";

/**
 * Measures the pool: pages a second with two threads on two cores against one thread that has one core (its garbage
 * collector, too; needs taskset) and against one thread that may use both, memory at most, and how long the thread
 * that keeps the queue's locks was held up. Each runs in a process of its own, in turns, and the best of the
 * rounds counts, since other programs only slow one down.
 *
 *   node services/cleaner/bench/threads.ts <folder> [rounds]
 */
type Measured = { pagesPerSecond: number; peakMb: number; heldUpMs: number; cpuPerPageMs: number };

const [folder, second = "3", threads] = process.argv.slice(2);
if (!folder) throw new Error("Give the folder that holds ground-truth.json and html/.");
if (threads) console.log(JSON.stringify(await measure(folder, Number(threads))));
else compare(folder, Number(second));

function compare(folder: string, rounds: number): void {
  const setups = [
    { name: "one thread on one core", threads: "1", before: ["taskset", "-c", "0"] },
    { name: "one thread", threads: "1", before: [] },
    { name: "two threads", threads: "2", before: [] },
  ];
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, threads, before } of setups) {
      const command = [...before, process.execPath, fileURLToPath(import.meta.url), folder, "1", threads];
      const [program = "", ...args] = command;
      const measured = JSON.parse(execFileSync(program, args, { encoding: "utf8" })) as Measured;
      console.log(name, measured);
      best.set(name, Math.max(measured.pagesPerSecond, best.get(name) ?? 0));
    }
  }
  const two = best.get("two threads") ?? 0;
  for (const { name } of setups.slice(0, 2))
    console.log(`two threads against ${name}: ${(two / (best.get(name) ?? 1)).toFixed(2)}x`);
}

async function measure(folder: string, threads: number): Promise<Measured> {
  const pages = readPages(folder);
  const pool = createExtractionPool({ threads });
  const { signal } = new AbortController();
  const extractAll = () =>
    Promise.all(pages.map((page) => pool.extract({ ...page, contentType: "text/html" }, signal)));
  await extractAll();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const runs = 3;
  for (let run = 0; run < runs; run += 1) await extractAll();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  delay.disable();
  await pool.close();
  const count = pages.length * runs;
  return {
    pagesPerSecond: Math.round((count / seconds) * 10) / 10,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    heldUpMs: Math.round(delay.max / 1e6),
    cpuPerPageMs: Math.round((used.user + used.system) / count / 100) / 10,
  };
}
