/**
 * How fast `npm start` takes a feed of real pages from the poll to the end of the line, and what it costs.
 *
 *   node tests/bench/newsstand-run.ts <folder of *.html or *.html.gz> [pages, 100] [gap between requests in ms, 0]
 *
 * Prints articles a second from the adding of the feed to the last article's end, CPU seconds an article of the
 * process and its Redis, and how long one new entry takes from its poll to the desk on the then idle line.
 */
import { execFileSync } from "node:child_process";
import type { Audit, FeedView } from "@throughline/contracts";
import { startNewsstand } from "@throughline/testkit";
import { madeArticle } from "../integration/made-articles.ts";
import { api, type DeskFile, runFolder, startProcess, until } from "../integration/standalone-process.ts";

const [folder, limit = "100", gapMs = "0"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: newsstand-run.ts <folder of *.html or *.html.gz> [pages] [gap in ms]");
  process.exit(2);
}
const seeds = 2;
const newsstand = await startNewsstand();
const pages = await newsstand.pagesFrom(folder, { limit: Number(limit) });
newsstand.feed("/feed.xml", { title: "Newsstand", entries: pages });
const run = await runFolder();
const running = startProcess({ ...run.settings, THROUGHLINE_HOST_GAP_MS: gapMs });
try {
  const desk = await running.desk();
  await accounted(desk, seeds);
  const idle = cpuSeconds();
  const start = performance.now();
  await api(desk, "/feeds", { method: "POST", body: { url: newsstand.url("/feed.xml") } });
  const audit = await accounted(desk, seeds + pages.length);
  const seconds = (performance.now() - start) / 1000;
  const cpu = cpuSeconds() - idle;
  console.log(`${pages.length} pages: ${JSON.stringify(audit.ended)}, balanced ${audit.balanced}`);
  console.log(`articles per second: ${(pages.length / seconds).toFixed(1)} (${seconds.toFixed(1)} s)`);
  console.log(`CPU seconds per article, Redis included: ${(cpu / pages.length).toFixed(3)}`);
  const waits = [];
  for (let n = 0; n < 5; n += 1) waits.push(await fromPollToDesk(desk, n, seeds + pages.length + n + 1));
  waits.sort((a, b) => a - b);
  console.log(
    `one new entry, poll to the end of the line: median ${waits[2]?.toFixed(0)} ms, most ${waits[4]?.toFixed(0)} ms`,
  );
} finally {
  await running.stop();
  await newsstand.close();
  await run.remove();
}

async function accounted(desk: DeskFile, count: number): Promise<Audit> {
  let audit: Audit | undefined;
  await until(
    `${count} articles ended`,
    async () => {
      audit = await api<Audit>(desk, "/audit");
      return Object.values(audit.ended).reduce((sum, each) => sum + each, 0) === count;
    },
    300_000,
  );
  if (!audit) throw new Error("no audit");
  return audit;
}

async function fromPollToDesk(desk: DeskFile, n: number, count: number): Promise<number> {
  const path = `/single-${n}`;
  const { title, html } = madeArticle(1000 + n);
  newsstand.feed(path, { title: `Single ${n}`, entries: [] });
  const body = { url: newsstand.url(path) };
  const { feed } = await api<{ feed: FeedView }>(desk, "/feeds", { method: "POST", body });
  await until(
    "the feed was polled",
    async () => (await api<FeedView>(desk, `/feeds/${feed.id}`)).lastPolledAt !== null,
  );
  newsstand.page(`${path}/a`, { html });
  newsstand.feed(path, { title: `Single ${n}`, entries: [{ id: path, path: `${path}/a`, title }] });
  const start = performance.now();
  await api(desk, `/feeds/${feed.id}/poll`, { method: "POST" });
  await accounted(desk, count);
  return performance.now() - start;
}

/** CPU time so far of the process and of the Redis that it started, from the process table. */
function cpuSeconds(): number {
  const table = execFileSync("ps", ["-eo", "pid=,ppid=,cputimes="]).toString().trim().split("\n");
  return table
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([pid, parent]) => pid === running.child.pid || parent === running.child.pid)
    .reduce((sum, [, , seconds = 0]) => sum + seconds, 0);
}
