import { FeedCheck, Problem } from "@throughline/contracts";
import { createAnswers } from "@throughline/fetcher";
import { answerQuestions, connectRedis } from "@throughline/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

let desk: DeskUnderTest;
let fetcher: Awaited<ReturnType<typeof startFetcher>>;
beforeAll(async () => {
  desk = await startDeskUnderTest();
  fetcher = await startFetcher();
});
afterAll(async () => {
  await fetcher.close();
  await desk.close();
});

/** The fetcher's part of a check, over the queue as in a process of its own. */
async function startFetcher() {
  const redis = connectRedis(desk.redisUrl, "worker");
  const answers = createAnswers({
    settings: { THROUGHLINE_POLL_MINUTES: 5 },
    store: desk.store,
    web: desk.web,
    line: { leases: desk.leases },
  });
  const running = answerQuestions(answers, { redis, namespace: desk.namespace, log: desk.log });
  return {
    close: async () => {
      await running.close(1_000);
      redis.disconnect();
    },
  };
}

test("a check by GET or POST tells what adding would do, and adds nothing", async () => {
  const publishedAt = new Date(Date.now() - 60_000).toISOString();
  desk.newsstand.feed("/c.xml", { title: "Checked", entries: [{ title: "One", path: "/a", publishedAt }] });
  const url = desk.newsstand.url("/c.xml");
  const posted = await desk.ask("POST", "/api/v1/feeds/check", { url });
  const got = await desk.ask("GET", `/api/v1/feeds/check?url=${encodeURIComponent(url)}`);
  for (const { status, body } of [posted, got]) {
    expect(status).toBe(200);
    expect(FeedCheck.parse(body)).toMatchObject({ verdict: "feed", feed: { title: "Checked", entries: 1 } });
  }
  expect((await desk.ask("GET", "/api/v1/feeds")).body.items).toEqual([]);
});

test("what cannot be added is told as well as what can", async () => {
  const { status, body } = await desk.ask("POST", "/api/v1/feeds/check", {
    url: desk.newsstand.url("/nothing"),
  });
  expect(status).toBe(200);
  expect(FeedCheck.parse(body)).toMatchObject({ verdict: "failed", answer: { status: 404 } });
});

test.each([
  ["another scheme", { url: "ftp://example.org/feed" }, 422, /https/],
  ["a private network", { url: "http://10.0.0.1/feed" }, 422, /10\.0\.0\.1/],
  ["no URL", { url: "" }, 400, /url/],
])("%s is refused with what to do", async (_name, body, status, detail) => {
  const answer = await desk.ask("POST", "/api/v1/feeds/check", body);
  expect(answer.status).toBe(status);
  expect(Problem.parse(answer.body).detail).toMatch(detail);
});

test("adding finds the feed that is here under a twin address or behind a redirect; who insists gets the twin", async () => {
  desk.newsstand.feed("/t.xml", { title: "Twin", entries: [] });
  desk.newsstand.feed("/t.xml/", { title: "Twin", entries: [] });
  desk.newsstand.on(
    "/go",
    (_request, response) => void response.writeHead(302, { location: "/t.xml" }).end(),
  );
  const add = (path: string, query = "") =>
    desk.ask("POST", `/api/v1/feeds${query}`, { url: desk.newsstand.url(path) });
  const first = await add("/t.xml");
  expect(first.status).toBe(201);
  for (const path of ["/t.xml/", "/go"]) {
    const again = await add(path);
    expect([again.status, again.body.feed.id], path).toEqual([409, first.body.feed.id]);
  }
  expect((await add("/t.xml/", "?force=true")).status).toBe(201);
});
