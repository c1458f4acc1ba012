/**
 * What watching a story pack costs, and how long an edit takes to be in use.
 *
 *   node packages/story-pack/bench/watch.ts seeds/iran-russia
 */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { watchStoryPack } from "../src/index.ts";

const folder = join(await mkdtemp(join(tmpdir(), "watch-")), "pack");
await cp(process.argv[2] ?? "seeds/iran-russia", folder, { recursive: true });
const log = { info() {}, warn() {} };
// The watch does not keep a process alive.
const alive = setInterval(() => {}, 1000);

const looks = 200;
const still = await watchStoryPack(folder, { log, everyMs: 3_600_000 });
const before = process.cpuUsage();
for (let look = 0; look < looks; look++) await still.refresh();
const { user, system } = process.cpuUsage(before);
still.stop();
console.log(`a look: ${((user + system) / 1000 / looks).toFixed(2)} ms of CPU`);

const pack = await watchStoryPack(folder, { log });
const seconds: number[] = [];
for (let edit = 1; edit <= 8; edit++) {
  await sleep(300 * edit);
  const path = join(folder, "story.yaml");
  const text = await readFile(path, "utf8");
  await writeFile(`${path}.new`, text.replace(/threshold: [\d.]+/u, `threshold: 0.5${edit}`));
  const used = new Promise<void>((resolve) => pack.onChange(() => resolve()));
  const from = performance.now();
  await rename(`${path}.new`, path);
  await used;
  seconds.push((performance.now() - from) / 1000);
}
pack.stop();
clearInterval(alive);
await rm(join(folder, ".."), { recursive: true });
console.log(
  `from an edit to its use: ${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)} s`,
);
