import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { unchangingPack } from "@throughline/contracts";
import { createFetchers } from "@throughline/fetcher";
import { type ConnectedLine, connectLine, createLogger } from "@throughline/runtime";
import { reconcile } from "@throughline/scheduler";
import type { ArticleRow, Store } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";
import { type Newsstand, openTestStore, startNewsstand, startTestRedis } from "@throughline/testkit";
import { createWeb, type Web } from "@throughline/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createArticleWorkers } from "../../packages/standalone/src/workers.ts";
import { checkDueArticles } from "../../services/scheduler/src/due-checks.ts";
import { madeArticle } from "./made-articles.ts";

/** Articles are looked at again for edits: the whole line on real parts, with a clock of its own. */

const fetchedAt = new Date("2026-11-24T06:00:00Z");
const after = (hours: number) => new Date(fetchedAt.getTime() + hours * 3_600_000);

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let store: Store;
let newsstand: Newsstand;
let web: Web;
let line: ConnectedLine;
let now: Date;
let feedId: string;

beforeAll(async () => {
  redis = await startTestRedis();
  store = await openTestStore();
  newsstand = await startNewsstand();
  web = createWeb({ version: "1", allowNetworks: ["127.0.0.0/8"] });
  const pack = await loadStoryPack(fileURLToPath(new URL("../../seeds/iran-russia", import.meta.url)));
  line = await connectLine({
    redisUrl: redis.url,
    namespace: redis.namespace,
    log: createLogger("test", "silent"),
    depth: 1_000,
    hostGapMs: 0,
    concurrency: 1,
    now: () => now,
  });
  const settings = { THROUGHLINE_POLL_MINUTES: 60 };
  line.startWorkers(
    [
      ...createFetchers({ settings, store, web, line }),
      ...createArticleWorkers({ store, pack: unchangingPack(pack), threads: 1 }),
    ],
    store.ledger,
  );
  const feed = {
    url: newsstand.url("/feed.xml"),
    origin: "user",
    nextPollAt: after(1e5),
    intervalSeconds: 60,
  } as const;
  now = fetchedAt;
  feedId = (await store.feeds.add(feed, now)).feed.id;
});

afterAll(async () => {
  await line.close();
  await Promise.all([web.close(), newsstand.close()]);
  await store.close();
  await redis.stop();
});

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`it never came to pass: ${what}`);
    await sleep(20);
  }
}

const article = async (id: string): Promise<ArticleRow> => {
  const row = await store.articles.get(id);
  if (!row) throw new Error(`there is no article ${id}`);
  return row;
};

/** Brings an article down the whole line at the time of `fetchedAt`; answers how it then stands. */
async function arrived(path: string, html: string): Promise<ArticleRow> {
  now = fetchedAt;
  newsstand.page(path, { html });
  const url = newsstand.url(path);
  const entry = { entryId: url, url, canonicalUrl: url, title: "", language: "en", summaryHtml: "" };
  const source = { id: feedId, publisher: "The Stand", country: "GB", stateMedia: "no" };
  const { jobs } = await store.articles.discover(source, [{ ...entry, contentHtml: "" }], now);
  await line.queues.enqueue("fetch", jobs);
  const id = jobs[0]?.articleId ?? "";
  await until("the article ended", async () => (await article(id)).stage === "ended");
  return article(id);
}

/** Has what is due looked at, at a time; answers the last passport line of the look. */
async function looked(id: string, hours: number) {
  now = after(hours);
  const before = await store.passports.of(id);
  expect(await checkDueArticles({ store, queues: line.queues, now: () => now })).toBe(1);
  await until("the look ended", async () => {
    const { stage, next_check_at } = await article(id);
    const told = (await store.passports.of(id)).length > before.length;
    return told && stage === "ended" && next_check_at?.getTime() !== now.getTime() + 900_000;
  });
  const { run, step, outcome, reason } = (await store.passports.of(id)).at(-1) ?? {};
  const needs = {
    store,
    queues: line.queues,
    metrics: line.metrics,
    now: () => now,
    stuckSeconds: 0,
    depth: 100,
  };
  expect([await reconcile(needs, "missing"), await reconcile(needs, "stuck")]).toEqual([{}, {}]);
  expect(await store.audit()).toMatchObject({ inFlight: 0, dead: 0, balanced: true, problems: [] });
  return { run, step, outcome, reason };
}

const asIt = ({ next_check_at, search_revision, ...row }: ArticleRow) => row;

test("an article is looked at 1, 6 and 24 hours after it was fetched; only another text leaves a trace", async () => {
  const { html } = madeArticle(1);
  const before = await arrived("/edited", html);
  expect([before.revision, before.run, before.next_check_at]).toEqual([1, 1, after(1)]);
  now = after(0.9);
  expect(await checkDueArticles({ store, queues: line.queues, now: () => now })).toBe(0);

  expect(await looked(before.id, 1)).toMatchObject({ run: 2, step: "fetch", outcome: "notModified" });
  expect(newsstand.requests.at(-1)).toMatchObject({ status: 304 });
  expect(asIt(await article(before.id))).toEqual(asIt(before));

  newsstand.page("/edited", { html: html.replace("<body", "<!-- built anew --><body") });
  expect(await looked(before.id, 6)).toMatchObject({ run: 3, step: "clean", outcome: "sameText" });
  expect(asIt(await article(before.id))).toEqual(asIt(before));

  newsstand.page("/edited", { html: html.replace("<p>", "<p>The ministers have met since. ") });
  await looked(before.id, 24);
  expect(await article(before.id)).toMatchObject({
    revision: 2,
    run: 4,
    stage: "ended",
    next_check_at: null,
  });
  expect((await store.revisions.latest(before.id))?.text).toContain("The ministers have met since.");
  now = after(1000);
  expect(await checkDueArticles({ store, queues: line.queues, now: () => now })).toBe(0);

  const replay = await store.articles.startRun(before.id, now);
  expect(replay?.run).toBe(5);
  await line.queues.enqueue("clean", replay ? [replay] : []);
  await until("the replay ended", async () => (await article(before.id)).stage === "ended");
});

test("a page that goes back to an earlier one is taken over once", async () => {
  const { html } = madeArticle(6);
  const before = await arrived("/back", html);
  newsstand.page("/back", { html: html.replace("<p>", "<p>The ministers have met since. ") });
  await looked(before.id, 1);
  expect(await article(before.id)).toMatchObject({ revision: 2, run: 2 });
  newsstand.page("/back", { html });
  await looked(before.id, 6);
  const back = { title: before.title, revision: 3, run: 3, snapshot_id: before.snapshot_id };
  expect(await article(before.id)).toMatchObject(back);
  expect(await looked(before.id, 24)).toMatchObject({ run: 4, step: "fetch", outcome: "notModified" });
  expect(await article(before.id)).toMatchObject(back);
});

test("a look that fails destroys nothing and leaves no dead letter", async () => {
  const before = await arrived("/fails", madeArticle(2).html);
  newsstand.on("/fails", (_request, response) => void response.writeHead(500).end());
  expect(await looked(before.id, 1)).toMatchObject({
    outcome: "unchecked",
    reason: expect.stringMatching(/^not looked at for edits: 127\.0\.0\.1:\d+ answers 500$/),
  });
  expect(asIt(await article(before.id))).toEqual(asIt(before));
  newsstand.page("/fails", { html: "<html><body><form><input name=user></form></body></html>" });
  expect(await looked(before.id, 6)).toMatchObject({ step: "clean", outcome: "notArticle" });
  expect(asIt(await article(before.id))).toEqual(asIt(before));
  newsstand.remove("/fails");
  expect(await looked(before.id, 24)).toMatchObject({ step: "fetch", outcome: "gone" });
  expect(await article(before.id)).toMatchObject({ ...asIt(before), next_check_at: null });
  expect(await store.deadLetters.list()).toEqual([]);
});

test("a changed page whose job dies lets its article go back to how it stood", async () => {
  const before = await arrived("/dies", madeArticle(3).html);
  now = after(1);
  const [job] = await store.editChecks.takeDue(now, 10, 900);
  const page = {
    articleId: before.id,
    url: "x",
    finalUrl: "x",
    httpStatus: 200,
    headers: {},
    contentType: "",
  };
  const body = Buffer.from("another page");
  const snapshotId = await store.editChecks.reopen({ ...page, body, fetchedAt: now }, job?.run ?? 0);
  expect(await article(before.id)).toMatchObject({ stage: "fetch", run: 2, snapshot_id: snapshotId });
  const letter = {
    itemId: before.id,
    revision: 1,
    run: 2,
    step: "fetch",
    job: {},
    stack: "",
    attempts: 5,
    at: now,
  };
  await store.ledger.bury({ ...letter, step: "fetch", error: "out of memory" });
  expect(asIt(await article(before.id))).toEqual(asIt(before));
  expect(await store.deadLetters.list()).toEqual([]);
  await store.editChecks.plan(before.id, null);
});

test("the articles of a feed that is not watched are not looked at", async () => {
  const watched = await arrived("/watched", madeArticle(4).html);
  await store.feeds.update(feedId, { watch_edits: false });
  const unwatched = await arrived("/unwatched", madeArticle(5).html);
  expect([watched.next_check_at, unwatched.next_check_at]).toEqual([after(1), null]);
  now = after(2);
  expect(await checkDueArticles({ store, queues: line.queues, now: () => now })).toBe(0);
  expect((await article(watched.id)).next_check_at).toBeNull();
});
