import { AddedFeed, FeedList, FeedView, KnownFeed, Problem } from "@throughline/contracts";
import { startNewsstand } from "@throughline/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

let desk: DeskUnderTest;
beforeAll(async () => {
  desk = await startDeskUnderTest();
});
afterAll(() => desk.close());

const entries = [{ title: "One", path: "/a/1" }];
const link = (path: string, title: string) =>
  `<link rel="alternate" type="application/rss+xml" href="${path}" title="${title}">`;

async function addFeed(path: string): Promise<FeedView> {
  desk.newsstand.feed(path, { title: path, entries });
  const { status, body } = await desk.ask("POST", "/api/v1/feeds", { url: desk.newsstand.url(path) });
  expect(status).toBe(201);
  return AddedFeed.parse(body).feed as FeedView;
}

function expectProblem(
  answer: { status: number; headers: Headers; body: unknown },
  status: number,
  detail: RegExp,
) {
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(answer.status).toBe(status);
  const problem = Problem.parse(answer.body);
  expect(problem.status).toBe(status);
  expect(problem.detail).toMatch(detail);
}

describe("adding", () => {
  test("a feed is added, listed, and put on the line at once", async () => {
    const feed = await addFeed("/one.xml");
    expect(feed).toMatchObject({
      status: "active",
      health: "new",
      origin: "user",
      group: "",
      publisher: "127.0.0.1",
    });
    expect((await desk.queues.counts("poll")).waiting).toBe(1);
    const { items } = FeedList.parse((await desk.ask("GET", "/api/v1/feeds")).body);
    expect(items.map(({ id }) => id)).toContain(feed.id);
    const detail = FeedView.parse((await desk.ask("GET", `/api/v1/feeds/${feed.id}`)).body);
    expect(detail.polls).toEqual([]);
  });

  test("the same one again is a conflict that brings it along", async () => {
    const feed = await addFeed("/twice.xml");
    const again = await desk.ask("POST", "/api/v1/feeds", { url: feed.url });
    expectProblem(again, 409, /there already/);
    expect(KnownFeed.parse(again.body).feed.id).toBe(feed.id);
  });

  test("a page with one feed adds it, with several answers choices and adds none", async () => {
    desk.newsstand.feed("/site-feed.xml", { title: "Site", entries });
    desk.newsstand.page("/site", { html: `<!doctype html>${link("/site-feed.xml", "All")}` });
    desk.newsstand.page("/portal", {
      html: `<!doctype html>${link("/p1.xml", "World")}${link("/p2.xml", "Sport")}`,
    });
    const one = await desk.ask("POST", "/api/v1/feeds", { url: desk.newsstand.url("/site") });
    expect(one.status).toBe(201);
    expect(one.body.feed).toMatchObject({ url: desk.newsstand.url("/site-feed.xml"), title: "" });
    const before = (await desk.ask("GET", "/api/v1/feeds")).body.items.length;
    const several = await desk.ask("POST", "/api/v1/feeds", { url: desk.newsstand.url("/portal") });
    expect(several.status).toBe(200);
    expect(several.body).toEqual({
      feed: null,
      choices: [
        { url: desk.newsstand.url("/p1.xml"), title: "World" },
        { url: desk.newsstand.url("/p2.xml"), title: "Sport" },
      ],
    });
    expect((await desk.ask("GET", "/api/v1/feeds")).body.items).toHaveLength(before);
  });

  test.each([
    ["no feed and no page", () => desk.newsstand.url("/nothing"), 422, /404.*\?force=true/],
    ["no answer", () => "http://127.0.0.1:1/feed", 422, /refuses connections.*\?force=true/],
    ["a private network", () => "http://10.0.0.1/feed", 422, /10\.0\.0\.1/],
    ["another scheme", () => "ftp://example.org/feed", 422, /https/],
    ["no URL at all", () => "not a url at all", 422, /not a URL/],
    ["a name and password in it", () => "http://user:pass@127.0.0.1/", 422, /password/],
  ])("%s is refused with what to do", async (_name, url, status, detail) => {
    expectProblem(await desk.ask("POST", "/api/v1/feeds", { url: url() }), status, detail);
  });

  test("a redirect waits for the turn of the host that it leads to", async () => {
    const elsewhere = await startNewsstand();
    const { host } = new URL(elsewhere.origin);
    const lease = await desk.leases.acquire(host);
    let isFree = false;
    elsewhere.on("/moved.xml", (_request, response) => {
      response.writeHead(isFree ? 200 : 503).end("<rss version='2.0'><channel/></rss>");
    });
    desk.newsstand.on("/moves.xml", (_request, response) => {
      response.writeHead(302, { location: elsewhere.url("/moved.xml") }).end();
    });
    const adding = desk.ask("POST", "/api/v1/feeds", { url: desk.newsstand.url("/moves.xml") });
    await expect.poll(() => desk.newsstand.requests.at(-1)?.path).toBe("/moves.xml");
    isFree = true;
    if (lease.granted) await lease.release();
    expect((await adding).status).toBe(201);
    await elsewhere.close();
  });

  test("force adds what does not answer, but not what may never be fetched", async () => {
    const added = await desk.ask("POST", "/api/v1/feeds?force=true", { url: "http://127.0.0.1:1/forced" });
    expect(added.status).toBe(201);
    expect((await desk.ask("POST", "/api/v1/feeds?force=true", { url: "http://10.0.0.1/feed" })).status).toBe(
      422,
    );
  });

  test.each([
    ["no body", undefined, /Body cannot be empty/],
    ["a body that is no JSON", "{", /JSON/i],
    ["an unknown key", { url: "https://example.org/", name: "x" }, /name/],
    ["an empty URL", { url: "" }, /url/],
  ])("%s is a 400 problem", async (_name, body, detail) => {
    expectProblem(
      await desk.ask("POST", "/api/v1/feeds", body, { "content-type": "application/json" }),
      400,
      detail,
    );
  });
});

describe("changing", () => {
  test("pause, poll, resume, remove, and add again", async () => {
    const { id, url } = await addFeed("/change.xml");
    const paused = await desk.ask("PATCH", `/api/v1/feeds/${id}`, { status: "paused" });
    expect(paused.body).toMatchObject({ status: "paused", nextPollAt: null });
    expectProblem(await desk.ask("POST", `/api/v1/feeds/${id}/poll`), 409, /Resume it/);
    expect((await desk.ask("PATCH", `/api/v1/feeds/${id}`, { status: "active" })).body.status).toBe("active");
    expect((await desk.ask("POST", `/api/v1/feeds/${id}/poll`)).status).toBe(202);
    expect((await desk.ask("DELETE", `/api/v1/feeds/${id}`)).status).toBe(204);
    expectProblem(
      await desk.ask("GET", `/api/v1/feeds/${id}`),
      404,
      /no feed f.*\. Look in the list of feeds/,
    );
    expectProblem(await desk.ask("PATCH", `/api/v1/feeds/${id}`, { status: "active" }), 404, /no feed/);
    const again = await desk.ask("POST", "/api/v1/feeds", { url });
    expect(again.status).toBe(201);
    expect(again.body.feed).toMatchObject({ id, status: "active" });
  });

  test.each([
    ["PATCH", "/api/v1/feeds/f0000000", { status: "removed" }, 400],
    ["PATCH", "/api/v1/feeds/UPPER", { status: "paused" }, 400],
    ["DELETE", "/api/v1/feeds/f0000000", undefined, 404],
    ["POST", "/api/v1/feeds/f0000000/poll", undefined, 404],
    ["PUT", "/api/v1/feeds", {}, 404],
  ])("%s %s is refused", async (method, path, body, status) => {
    expectProblem(await desk.ask(method, path, body), status, /./);
  });

  test("a feed is polled as often as a person wants, and at its own pace again", async () => {
    const { id } = await addFeed("/wish.xml");
    const wish = await desk.ask("PATCH", `/api/v1/feeds/${id}`, { intervalMinutes: 15 });
    expect(wish.body.interval).toEqual({ minutes: 15, because: "as you asked", chosenMinutes: 15 });
    expect((await desk.store.feeds.get(id))?.chosen_interval_s).toBe(900);
    const own = await desk.ask("PATCH", `/api/v1/feeds/${id}`, { intervalMinutes: null });
    expect(own.body.interval).toMatchObject({ minutes: 60, chosenMinutes: null });
    for (const intervalMinutes of [0, 1441, "often"])
      expect((await desk.ask("PATCH", `/api/v1/feeds/${id}`, { intervalMinutes })).status).toBe(400);
  });

  test("the list says of each feed what it brings, how often, and whether it has fallen silent", async () => {
    const { id } = await addFeed("/health.xml");
    const { id: otherId } = await addFeed("/health-other.xml");
    const now = new Date();
    const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    const entriesOf = (numbers: number[]) =>
      numbers.map((n) => {
        const url = `https://example.org/health/${n}`;
        const texts = { title: "x", language: "en", summaryHtml: "", contentHtml: "" };
        return { ...texts, entryId: url, url, canonicalUrl: url };
      });
    const source = { publisher: "", country: "", stateMedia: "no" };
    await desk.store.articles.discover({ ...source, id }, entriesOf([1, 2, 3]), ago(50));
    await desk.store.articles.discover({ ...source, id: otherId }, entriesOf([3, 4]), ago(49));
    await desk.store.feeds.recordPoll({
      ...{ feedId: id, at: now, outcome: "unchanged", reason: "not modified", httpStatus: 304 },
      ...{ entries: 0, newEntries: 0, durationMs: 1 },
      changes: {
        ...{ last_success_at: now, last_entry_at: ago(50), usual_gap_s: 3600, due_reason: "its own pace" },
        ...{
          recent_entries: 24,
          recent_since: ago(7 * 24),
          next_poll_at: new Date(now.getTime() + 7_200_000),
        },
      },
    });
    // The list's counts are half a minute old at most: a desk of its own has none yet.
    const other = await desk.serveAnother({});
    const { items } = FeedList.parse((await other.ask("GET", "/api/v1/feeds")).body);
    await other.stopDesk();
    const health = items.find((feed) => feed.id === id);
    expect(health).toMatchObject({
      health: "silent",
      reason:
        "it answers, but has brought nothing new for 2 days; it hardly ever paused for more than 60 minutes",
      interval: { minutes: 120, because: "its own pace", chosenMinutes: null },
      perWeek: 24,
      yield: { days: 28, entries: 3, fresh: 3, onStory: 0, copies: 0 },
      push: null,
    });
    expect(items.find((feed) => feed.id === otherId)?.yield).toMatchObject({ entries: 2, fresh: 1 });
    const { body } = await desk.ask("GET", `/api/v1/feeds/${id}`);
    expect(body).toMatchObject({ health: "silent", yield: health?.yield });
  });

  test("a failing feed says why", async () => {
    const { id } = await addFeed("/failing.xml");
    const at = new Date("2026-06-23T10:00:00Z");
    await desk.store.feeds.recordPoll({
      feedId: id,
      at,
      outcome: "failed",
      reason: "it answers 503",
      httpStatus: 503,
      entries: 0,
      newEntries: 0,
      durationMs: 12,
      changes: { error_count: 1, last_error: "it answers 503" },
    });
    const { body } = await desk.ask("GET", `/api/v1/feeds/${id}`);
    expect(body).toMatchObject({
      health: "failing",
      reason: "it answers 503",
      lastPolledAt: at.toISOString(),
    });
    expect(body.polls).toEqual([
      {
        at: at.toISOString(),
        outcome: "failed",
        reason: "it answers 503",
        httpStatus: 503,
        entries: 0,
        newEntries: 0,
        durationMs: 12,
      },
    ]);
  });
});
