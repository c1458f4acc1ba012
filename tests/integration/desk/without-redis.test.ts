import { connectRedis, createQueues } from "@throughline/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskUnderTest, type ServedDesk, startDeskUnderTest } from "./desk-under-test.ts";

/** A desk whose Redis does not answer: nothing listens on its port. */
let desk: DeskUnderTest;
let lonely: ServedDesk;
const redis = connectRedis("redis://127.0.0.1:1", "producer");
const queues = createQueues({ redis, namespace: "nowhere", depth: 10 });

beforeAll(async () => {
  desk = await startDeskUnderTest();
  redis.connect().catch(() => {});
  lonely = await desk.serveAnother({}, undefined, { redis, queues });
});
afterAll(async () => {
  await lonely.stopDesk();
  redis.disconnect();
  await desk.close();
});

test("health, status and line say that Redis is missing, and in time", async () => {
  const startedAt = performance.now();
  const health = await lonely.ask("GET", "/healthz");
  expect([health.status, health.body]).toEqual([503, { status: "failing", missing: ["redis"] }]);
  expect((await lonely.ask("GET", "/api/v1/status")).body).toMatchObject({ redis: "down", store: "up" });
  const line = await lonely.ask("GET", "/api/v1/line");
  expect(line.body).toMatchObject({ redis: "down", store: "up" });
  expect(line.body.steps).toHaveLength(6);
  expect((await lonely.ask("GET", "/metrics")).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});

test("what the store alone can answer is answered", async () => {
  for (const path of ["feeds", "articles", "events", "dead", "audit"])
    expect((await lonely.ask("GET", `/api/v1/${path}`)).status, path).toBe(200);
});

test("a feed is added and a document taken all the same: the scheduler brings both to the line", async () => {
  desk.newsstand.feed("/lonely.xml", { title: "Lonely", entries: [] });
  const added = await lonely.ask("POST", "/api/v1/feeds", { url: desk.newsstand.url("/lonely.xml") });
  expect(added.status).toBe(201);
  expect(await desk.store.feeds.takeDue(new Date(), 10, 60)).toEqual([{ feedId: added.body.feed.id }]);
  const body = Buffer.from("Title\n\nText.").toString("base64");
  const replayed = await lonely.ask("POST", "/api/v1/replay", {
    name: "x.txt",
    contentType: "text/plain",
    body,
  });
  expect(replayed.status).toBe(202);
  const { jobs: due } = await desk.store.articles.due("clean", new Date(), 10);
  expect(due.map(({ job }) => job)).toEqual([
    expect.objectContaining({ articleId: replayed.body.articleId }),
  ]);
});
