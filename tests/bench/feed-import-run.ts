/**
 * Imports a long list of feeds into a Throughline of its own, kills it in the middle, starts it again, and says how
 * long it took, what the list says of each feed then, and how the first polls lie.
 *
 *     node tests/bench/feed-import-run.ts [feeds]
 */
import { setTimeout as sleep } from "node:timers/promises";
import { FeedImport, FeedList } from "@throughline/contracts";
import { type DeskFile, runFolder, startProcess } from "../integration/standalone-process.ts";

const feeds = Number(process.argv[2] ?? 500);
const opml = `<opml version="2.0"><body>${Array.from(
  { length: feeds },
  (_, n) => `<outline type="rss" text="Feed ${n}" xmlUrl="https://host${n % 97}.example/${n}/rss.xml"/>`,
).join("\n")}</body></opml>`;

const run = await runFolder();
const first = startProcess(run.settings);
let second: typeof first | undefined;
try {
  const whole = await timed(await first.desk());
  console.log(`${feeds} feeds: answered after ${whole.answeredMs} ms, through after ${whole.throughMs} ms`);
  const again = await timed(await first.desk());
  console.log(
    `again: ${again.done.counts.added} added, ${again.done.counts.known} known, ${again.throughMs} ms`,
  );

  const other = opml.replaceAll(".example/", ".test/");
  const started = await bring(await first.desk(), other);
  await first.stop("SIGKILL");
  second = startProcess(run.settings);
  const desk = await second.desk();
  const mended = await through(desk, started.id);
  console.log(
    `killed after ${feeds - started.counts.waiting} of ${feeds}: ${mended.counts.added} added, ${mended.counts.known} known, ${mended.counts.waiting} waiting`,
  );
  const { items } = FeedList.parse(await ask(desk, "/feeds"));
  console.log(`${items.length} feeds in the list, ${new Set(items.map(({ url }) => url)).size} different`);
  console.log(`most first polls in one minute: ${mostInAMinute(items)}`);
} finally {
  await first.stop("SIGKILL");
  await second?.stop();
  await run.remove();
}

async function timed(desk: DeskFile) {
  const begun = performance.now();
  const { id } = await bring(desk, opml);
  const answeredMs = Math.round(performance.now() - begun);
  const done = await through(desk, id);
  return { done, answeredMs, throughMs: Math.round(performance.now() - begun) };
}

async function bring(desk: DeskFile, list: string): Promise<FeedImport> {
  return FeedImport.parse(await ask(desk, "/feeds/imports", list));
}

async function through(desk: DeskFile, id: string): Promise<FeedImport> {
  for (;;) {
    const now = FeedImport.parse(await ask(desk, `/feeds/imports/${id}?results=false`));
    if (now.finishedAt !== null) return now;
    await sleep(50);
  }
}

async function ask({ url, token }: DeskFile, path: string, opmlBody?: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, ...(opmlBody ? { "content-type": "text/x-opml" } : {}) },
    ...(opmlBody ? { method: "POST", body: opmlBody } : {}),
  });
  return response.json();
}

function mostInAMinute(items: readonly { nextPollAt: string | null }[]): number {
  const minutes = new Map<number, number>();
  for (const { nextPollAt } of items) {
    const minute = Math.floor(Date.parse(nextPollAt ?? "") / 60_000);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return Math.max(...minutes.values());
}
