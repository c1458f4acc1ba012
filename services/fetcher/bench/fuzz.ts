/**
 * Feeds mutated copies of real documents to parseFeed: `fuzz.ts <folder of feeds> [count] [seed]`. Nothing may be
 * thrown but NotAFeed, and nothing may take longer than five seconds.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { NotAFeed } from "../src/not-a-feed.ts";
import { parseFeed } from "../src/parse-feed.ts";

const [folder, count = "20000", seed = "1"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: fuzz.ts <folder of feeds> [count] [seed]");
  process.exit(2);
}

/** Mulberry32: chance that can be repeated. */
let state = Number(seed);
function chance(below: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
}

function filesOf(path: string): string[] {
  return readdirSync(path)
    .sort()
    .flatMap((name) =>
      statSync(join(path, name)).isDirectory() ? filesOf(join(path, name)) : [join(path, name)],
    );
}

const scraps = [
  "<",
  ">",
  "&",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "</",
  "<item>",
  "</item>",
  '"',
  "'",
  "\0",
  "<!DOCTYPE rss [",
  "&#0;",
  "xmlns:",
  "\ufeff",
];

function mutated(source: Buffer, other: Buffer): Buffer {
  let bytes = source;
  for (let edits = 1 + chance(6); edits > 0; edits -= 1) {
    const at = chance(bytes.length + 1);
    const length = chance(200);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (chance(6)) {
      case 0:
        bytes = Buffer.concat([before, after.subarray(length)]);
        break;
      case 1:
        bytes = Buffer.concat([before, Buffer.from(scraps[chance(scraps.length)] ?? ""), after]);
        break;
      case 2:
        bytes = Buffer.concat([before, Buffer.from([chance(256)]), after.subarray(1)]);
        break;
      case 3:
        bytes = Buffer.concat([before, ...Array(chance(500)).fill(after.subarray(0, length)), after]);
        break;
      case 4:
        bytes = Buffer.from(before);
        break;
      default: {
        const from = chance(other.length);
        bytes = Buffer.concat([before, other.subarray(from, from + length), after]);
      }
    }
  }
  return bytes;
}

const files = filesOf(folder).map((path) => readFileSync(path));
let slowest = 0;
let refused = 0;
for (let n = 0; n < Number(count); n += 1) {
  const body = mutated(
    files[chance(files.length)] ?? Buffer.alloc(0),
    files[chance(files.length)] ?? Buffer.alloc(0),
  );
  const started = performance.now();
  try {
    await parseFeed(body, { url: "https://example.org/feed" });
  } catch (error) {
    if (!(error instanceof NotAFeed)) {
      console.error(`document ${n} of seed ${seed}:`, error);
      process.exitCode = 1;
    } else refused += 1;
  }
  slowest = Math.max(slowest, performance.now() - started);
}
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${count} documents: ${refused} no feeds, slowest ${slowest.toFixed(0)} ms, ${memory} MiB at most`,
);
if (slowest > 5000) process.exitCode = 1;
