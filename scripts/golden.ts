/**
 * Compares what the line makes of the articles of story packs with the golden files beside them.
 *
 *   npm run golden                 fails on a difference and shows it; of every pack in seeds/
 *   npm run golden -- --update     writes the files anew: the only way to change them
 *   npm run golden -- --pack seeds/other
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { messageOf, provideRedis } from "@throughline/runtime";
import { type GoldenResults, goldenText, runGolden } from "@throughline/standalone";
import { openStore } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";

try {
  const { values } = parseArgs({
    options: {
      update: { type: "boolean", default: false },
      pack: { type: "string", multiple: true, default: await shippedPacks() },
    },
  });
  for (const pack of values.pack) if (!(await run(pack, values.update))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

async function shippedPacks(): Promise<string[]> {
  const entries = await readdir("seeds", { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join("seeds", name));
}

async function run(packFolder: string, update: boolean): Promise<boolean> {
  const pack = await loadStoryPack(packFolder);
  const redis = await provideRedis({ url: process.env.REDIS_URL });
  const store = await openStore({});
  try {
    const results = await runGolden({ store, redisUrl: redis.url, pack, namespace: `golden-${process.pid}` });
    const folder = join(pack.folder, "golden");
    return update ? await write(folder, results) : await compare(folder, results);
  } finally {
    await store.close();
    await redis.stop();
  }
}

async function write(folder: string, results: GoldenResults): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const stale = (await readdir(folder)).filter(
    (name) => name.endsWith(".json") && !(name.slice(0, -5) in results),
  );
  for (const name of stale) await rm(join(folder, name));
  for (const [file, result] of Object.entries(results)) {
    await writeFile(join(folder, `${file}.json`), goldenText(result));
  }
  console.log(`${Object.keys(results).length} golden files written to ${folder}`);
  return true;
}

async function compare(folder: string, results: GoldenResults): Promise<boolean> {
  let same = true;
  for (const [file, result] of Object.entries(results)) {
    const path = join(folder, `${file}.json`);
    const golden = await readFile(path, "utf8").catch(() => "");
    const text = goldenText(result);
    if (text === golden) continue;
    same = false;
    console.log(`${path} differs:\n${firstDifference(golden, text)}`);
  }
  const count = Object.keys(results).length;
  console.log(
    same ? `${count} articles give their golden results` : "npm run golden -- --update writes them anew",
  );
  return same;
}

/** The first lines in which two texts differ. */
function firstDifference(golden: string, text: string): string {
  const [before, after] = [golden.split("\n"), text.split("\n")];
  const from = before.findIndex((line, index) => line !== after[index]);
  const show = (lines: string[], sign: string) =>
    lines.slice(Math.max(0, from), from + 5).map((line) => `  ${sign} ${line}`);
  return [...show(before, "-"), ...show(after, "+")].join("\n");
}
