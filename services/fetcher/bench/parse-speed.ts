/**
 * Time of parseFeed against plain rss-parser on made feeds of 500 entries, in one run: `parse-speed.ts [--cpu]`.
 * Wall time, or the process's CPU time. The two take turns, so that neither has the quieter machine; the median of
 * the rounds counts.
 */
import Parser from "rss-parser";
import { parseFeed } from "../src/parse-feed.ts";
import { madeFeeds } from "./made-feeds.ts";

const entries = 500;
const rounds = 41;
const roundsToWarmUp = 8;
const inCpuTime = process.argv[2] === "--cpu";

function now(): number {
  if (!inCpuTime) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = now();
  await work();
  return now() - before;
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

for (const { shape, text } of madeFeeds(entries)) {
  const body = Buffer.from(text);
  const plain: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds + roundsToWarmUp; round += 1) {
    plain.push(await timed(() => new Parser().parseString(body.toString())));
    ours.push(await timed(() => parseFeed(body, { url: "https://example.org/feed" })));
  }
  const [a, b] = [median(plain.slice(roundsToWarmUp)), median(ours.slice(roundsToWarmUp))];
  console.log(
    `${shape}, ${entries} entries, ${Math.round(body.length / 1024)} KiB: plain rss-parser ${a.toFixed(1)} ms, ` +
      `parseFeed ${b.toFixed(1)} ms, ratio ${(b / a).toFixed(2)}`,
  );
}
