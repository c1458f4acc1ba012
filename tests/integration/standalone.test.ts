import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { ArticleDetail, Audit, EventDetail, FeedView } from "@throughline/contracts";
import { type Newsstand, startNewsstand } from "@throughline/testkit";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { madeArticle } from "./made-articles.ts";
import { api, type DeskFile, runFolder, startProcess, until } from "./standalone-process.ts";

let newsstand: Newsstand;
let run: Awaited<ReturnType<typeof runFolder>>;
let processes: ReturnType<typeof startProcess>[];

beforeEach(async () => {
  newsstand = await startNewsstand();
  run = await runFolder();
  processes = [];
});

afterEach(async () => {
  for (const running of processes) await running.stop();
  await newsstand.close();
  await run.remove();
});

function start(settings: Record<string, string> = {}) {
  const running = startProcess({ ...run.settings, ...settings });
  processes.push(running);
  return running;
}

/** A feed of made articles on the newsstand. */
function offer(count: number, from = 0): string {
  const entries = Array.from({ length: count }, (_, n) => {
    const { title, html } = madeArticle(from + n);
    newsstand.page(`/a/${from + n}`, { html });
    return { id: `made-${from + n}`, path: `/a/${from + n}`, title };
  });
  newsstand.feed("/feed.xml", { title: "Made", entries });
  return newsstand.url("/feed.xml");
}

const audit = (desk: DeskFile) => api<Audit>(desk, "/audit");
const endedCount = ({ ended }: Audit) => Object.values(ended).reduce((sum, count) => sum + count, 0);

async function allEnded(desk: DeskFile, count: number): Promise<void> {
  await until(`${count} articles ended`, async () => endedCount(await audit(desk)) === count, 90_000);
  expect(await audit(desk)).toMatchObject({
    discovered: count,
    inFlight: 0,
    dead: 0,
    balanced: true,
    problems: [],
  });
}

/** The pack's two seed articles go down the line at every first start. */
const seeds = 2;

/** Each starts whole processes, which takes its time where other tests run beside it. */
const wholeRunMs = 180_000;

describe("npm start", { timeout: wholeRunMs }, () => {
  test("replays the seeds into one event, says what runs where, stops within 10 s and goes on where it left", async () => {
    const first = start();
    const desk = await first.desk();
    await allEnded(desk, seeds);
    const { items } = await api<{ items: EventDetail[] }>(desk, "/events");
    expect(items).toHaveLength(1);
    const event = await api<EventDetail>(desk, `/events/${items[0]?.id}`);
    expect(event.reports.map((report) => report.copyOf)).toEqual([null, null]);
    expect(first.output()).toMatch(/desk +http:\/\/127\.0\.0\.1:\d+/);
    expect(first.output()).toMatch(/queues +Redis \d/);
    const stopped = await first.stop();
    expect(stopped.code).toBe(0);
    expect(stopped.tookMs).toBeLessThan(10_000);
    const again = await start().desk();
    await allEnded(again, seeds);
    expect((await api<{ items: unknown[] }>(again, "/events")).items).toHaveLength(1);
  });

  test("a second one beside it says that one is running, and where", async () => {
    const desk = await start().desk();
    const second = start();
    expect(await second.exited()).toBe(1);
    expect(second.output()).toContain(`running already at ${desk.url}`);
    expect(second.output()).not.toMatch(/\n\s+at /);
  });

  test("a taken port is one clear message", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const running = start({ THROUGHLINE_PORT: String(port) });
    expect(await running.exited()).toBe(1);
    expect(running.output()).toMatch(new RegExp(`${port}.*THROUGHLINE_PORT`));
    expect(running.output()).not.toMatch(/\n\s+at /);
    other.close();
  });

  test("a broken pack and a wrong setting are one clear message each", async () => {
    await rm(join(run.settings.THROUGHLINE_PACK ?? "", "story.yaml"));
    const broken = start();
    expect(await broken.exited()).toBe(1);
    expect(broken.output()).toMatch(/story\.yaml/);
    const wrong = start({ THROUGHLINE_PORT: "seventy" });
    expect(await wrong.exited()).toBe(1);
    expect(wrong.output()).toMatch(/THROUGHLINE_PORT is "seventy", but must be/);
    for (const running of [broken, wrong]) expect(running.output()).not.toMatch(/\n\s+at /);
  });

  test("a feed's new entry is on the desk within 2 s of its poll, with a passport line for each step", async () => {
    const desk = await start().desk();
    await allEnded(desk, seeds);
    const url = offer(1);
    const { feed } = await api<{ feed: FeedView }>(desk, "/feeds", { method: "POST", body: { url } });
    await allEnded(desk, seeds + 1);
    offer(2);
    await api(desk, `/feeds/${feed.id}/poll`, { method: "POST" });
    const asked = performance.now();
    await until("the entry is threaded", async () => endedCount(await audit(desk)) === seeds + 2, 10_000);
    const tookMs = performance.now() - asked;
    const { items } = await api<{ items: { id: string; url: string }[] }>(desk, `/articles?feed=${feed.id}`);
    const article = await api<ArticleDetail>(desk, `/articles/${items[0]?.id}`);
    expect(article.passport.map((line) => `${line.step} ${line.outcome}`)).toEqual([
      "fetch fetched",
      "clean cleaned",
      "dedupe original",
      "tag tagged",
      "thread threaded",
    ]);
    // The bar is 2 s on an idle machine; this one runs other tests beside it, so the bench holds the bar.
    expect(tookMs).toBeLessThan(10_000);
  });

  test("Redis emptied in mid-run: every article is still accounted for, none twice", async () => {
    const desk = await start().desk();
    await api(desk, "/feeds", { method: "POST", body: { url: offer(40) } });
    await until("some ended", async () => endedCount(await audit(desk)) >= seeds + 5);
    const redis = new Redis(await redisUrl(desk));
    await redis.flushall();
    redis.disconnect();
    await allEnded(desk, seeds + 40);
  });

  test("killed in mid-run and started again: every article is still accounted for, none twice", async () => {
    const first = start();
    const desk = await first.desk();
    await api(desk, "/feeds", { method: "POST", body: { url: offer(40) } });
    await until("some ended", async () => endedCount(await audit(desk)) >= seeds + 5);
    await first.stop("SIGKILL");
    await allEnded(await start().desk(), seeds + 40);
  });
});

/** The port of the Redis that the process started stands in its account. */
async function redisUrl(desk: DeskFile): Promise<string> {
  const output = processes.find(({ child }) => child.pid === desk.pid)?.output() ?? "";
  const port = /started here on port (\d+)/.exec(output)?.[1];
  if (!port) throw new Error(`no Redis port in:\n${output}`);
  return `redis://127.0.0.1:${port}`;
}
