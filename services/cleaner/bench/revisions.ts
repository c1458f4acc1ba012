import { monitorEventLoopDelay } from "node:perf_hooks";
import { createExtractionPool } from "../src/extraction-pool.ts";

/**
 * Measures the comparison of two versions of a text: its time in a thread, and how long the thread that keeps the
 * queue's locks was held up meanwhile. The texts are made up: edits of many sentences, one sentence that is the whole
 * text, and marks that open again and again and never close.
 *
 *   node services/cleaner/bench/revisions.ts
 */
const report = (count: number, subject: string) =>
  Array.from(
    { length: count },
    (_, at) => `Sentence ${at} is about ${subject} ${at % 17} of the talks in Moscow and Tehran.`,
  ).join(" ");
const cases: Record<string, [string, string]> = {
  "1,000 sentences, each edited": [report(1000, "topic"), report(1000, "matter")],
  "1,000,000 characters of sentences, each edited": [report(14_900, "topic"), report(14_900, "matter")],
  "one sentence of 100,000 characters, each third word edited": [
    "word ".repeat(20_000),
    "word word other ".repeat(6_667),
  ],
  "300,000 characters of quotations that never end": ["«a ".repeat(100_000), `${"«a ".repeat(100_000)}x`],
  "1,000,000 characters of quotations that never end": [
    "'a „b «c ".repeat(111_000),
    `${"'a „b «c ".repeat(111_000)}x`,
  ],
};

const pool = createExtractionPool({ threads: 1 });
const version = (text: string) => ({ title: "Talks in Moscow", text, language: "en" });
const { signal } = new AbortController();
await pool.compare({ older: version(report(10, "topic")), newer: version(report(10, "matter")) }, signal);
for (const [name, [older, newer]] of Object.entries(cases)) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const outcome = await pool.compare({ older: version(older), newer: version(newer) }, signal).then(
    ({ counts }) => JSON.stringify(counts),
    (error: Error) => error.message,
  );
  const ms = Math.round(performance.now() - start);
  delay.disable();
  console.log(`${name}: ${ms} ms, held up ${Math.round(delay.max / 1e6)} ms; ${outcome}`);
}
await pool.close();
