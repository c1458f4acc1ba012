import { RetryLater } from "@throughline/contracts";
import type { NewsstandHandler } from "@throughline/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FetcherBench, startFetcherBench } from "../bench/real-parts.ts";

let bench: FetcherBench;
beforeAll(async () => {
  bench = await startFetcherBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.fresh());
afterEach(() => bench.clear());

const entry = (n: number) => ({
  title: `Report ${n}`,
  path: `/a/${n}?utm_source=rss`,
  publishedAt: "2026-11-24T05:00:00.000Z",
  summary: `<p>Summary ${n}</p>`,
});
const serve = (...numbers: number[]) =>
  bench.newsstand.feed("/feed.xml", { title: "Stand News", entries: numbers.map(entry) });
const answer =
  (status: number, headers: Record<string, string> = {}): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(status, headers).end("x");

describe("a poll", () => {
  test("turns new entries into fetch jobs and keeps what the feed says of itself", async () => {
    serve(1, 2);
    const id = await bench.addFeed();
    const outcome = await bench.poll(id);
    expect(outcome).toMatchObject({
      outcome: "entries",
      reason: "2 of 2 entries are new",
      evidence: { status: 200, format: "rss", newEntries: 2, repairs: [] },
    });
    const article = await bench.store.articles.find(bench.newsstand.url("/a/1"));
    expect(outcome.next).toHaveLength(2);
    expect(outcome.next).toContainEqual({ articleId: article?.id, revision: 0, run: 1 });
    expect(article).toMatchObject({
      url: bench.newsstand.url("/a/1?utm_source=rss"),
      canonical_url: bench.newsstand.url("/a/1"),
      title: "Report 1",
      publisher: "The Stand",
      stage: "fetch",
    });
    const feed = await bench.feed(id);
    expect(feed).toMatchObject({ title: "Stand News", format: "rss", error_count: 0, last_error: null });
    expect(feed.last_new_at).toEqual(bench.now);
    const detail = await bench.store.deskFeeds.detail(id);
    expect(detail?.polls).toMatchObject([
      { outcome: "entries", http_status: 200, entries: 2, new_entries: 2 },
    ]);
  });

  test("run twice gives the jobs that still wait, and no entry twice", async () => {
    serve(1);
    const id = await bench.addFeed();
    const first = await bench.poll(id);
    await bench.store.feeds.update(id, { etag: null, last_modified: null, body_hash: null });
    const second = await bench.poll(id);
    expect(second).toMatchObject({ outcome: "entries", reason: "0 of 1 entry is new", next: first.next });
  });

  test("of a feed that is paused or gone asks nothing", async () => {
    serve(1);
    const id = await bench.addFeed();
    await bench.store.feeds.update(id, { status: "paused" });
    expect(await bench.poll(id)).toEqual({ outcome: "unchanged", reason: "not polled: the feed is paused" });
    expect((await bench.poll("f0000")).outcome).toBe("unchanged");
    expect(bench.newsstand.requests).toEqual([]);
  });

  test.each([
    ["without a link", ""],
    ["whose link carries a password", "<link>http://user:secret@127.0.0.1/a/12</link>"],
    ["whose id is such a link", "<guid>http://user@127.0.0.1/a/12</guid>"],
  ])("an entry %s leads to no page, which is told and not lost in silence", async (_what, link) => {
    bench.newsstand.text(
      "/feed.xml",
      `<rss version='2.0'><channel><item><title>x</title>${link}</item></channel></rss>`,
    );
    const outcome = await bench.poll(await bench.addFeed());
    expect(outcome).toMatchObject({ outcome: "unchanged", reason: "0 of 1 entry is new; 1 lead to no page" });
  });
});

describe("failures are outcomes with a reason", () => {
  test.each<[string, () => void, RegExp]>([
    ["a status", () => bench.newsstand.on("/feed.xml", answer(500)), /127\.0\.0\.1:\d+ answers 500/],
    ["a missing feed", () => {}, /answers 404/],
    [
      "a page",
      () => bench.newsstand.page("/feed.xml", { html: "<!doctype html><title>Log in</title>" }),
      /it is a page and no feed: "Log in"/,
    ],
    ["nothing", () => bench.newsstand.text("/feed.xml", ""), /it is empty/],
    ["noise", () => bench.newsstand.text("/feed.xml", "oops"), /it is no feed; it starts with "oops"/],
    [
      "a redirect to the inside",
      () => bench.newsstand.on("/feed.xml", answer(302, { location: "http://10.0.0.1/" })),
      /not fetched from 10\.0\.0\.1/,
    ],
  ])("%s", async (_name, prepare, reason) => {
    prepare();
    const id = await bench.addFeed();
    const outcome = await bench.poll(id);
    expect(outcome.outcome).toBe("failed");
    expect(outcome.reason).toMatch(reason);
    expect(await bench.feed(id)).toMatchObject({
      error_count: 1,
      last_error: outcome.reason,
      status: "active",
    });
  });

  test("a host that is not there", async () => {
    const id = await bench.addFeed();
    const url = new URL(bench.newsstand.origin);
    await bench.newsstand.close();
    expect((await bench.poll(id)).reason).toBe(`${url.host} refuses connections`);
  });

  test("the last 20 polls are kept", async () => {
    bench.newsstand.on("/feed.xml", answer(500));
    const id = await bench.addFeed();
    for (let polls = 0; polls < 23; polls += 1) await bench.poll(id);
    const { rows } = await bench.store.deskFeeds.detail(id).then((detail) => ({ rows: detail?.polls ?? [] }));
    expect(rows).toHaveLength(20);
  });
});

describe("23. a site in place of a feed", () => {
  const page =
    '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>Welcome</p>';

  test("gives way to the feed that its page links", async () => {
    serve(1);
    bench.newsstand.page("/", { html: page });
    const id = await bench.addFeed("/");
    expect((await bench.poll(id)).reason).toMatch(
      /^it is a page; the feed that it links, .*\/feed\.xml, takes its place$/,
    );
    expect(await bench.feed(id)).toMatchObject({
      url: bench.newsstand.url("/feed.xml"),
      next_poll_at: bench.now,
    });
    expect((await bench.poll(id)).outcome).toBe("entries");
  });

  test("once: pages that link further pages are a failing feed", async () => {
    const linking = (path: string) => page.replace("/feed.xml", path);
    bench.newsstand.page("/", { html: linking("/2") });
    bench.newsstand.page("/2", { html: linking("/3") });
    const id = await bench.addFeed("/");
    await bench.poll(id);
    expect(await bench.poll(id)).toMatchObject({
      outcome: "failed",
      reason: expect.stringMatching(/it is a page and no feed/),
    });
    const feed = await bench.feed(id);
    expect(feed).toMatchObject({ url: bench.newsstand.url("/2"), error_count: 1 });
    expect(feed.next_poll_at.getTime()).toBeGreaterThan(bench.now.getTime());
  });

  test.each(["paused", "disabled", "removed"])(
    "but is not switched off for a feed that is %s",
    async (status) => {
      bench.newsstand.page("/", { html: page });
      await bench.store.feeds.update(await bench.addFeed(), { status });
      const id = await bench.addFeed("/");
      expect((await bench.poll(id)).reason).toMatch(
        new RegExp(`is a page whose feed, .*/feed\\.xml, is here already, but is ${status}$`),
      );
      expect(await bench.feed(id)).toMatchObject({ status: "active", error_count: 1 });
    },
  );

  test("but not where a feed has been read before, or is there already", async () => {
    serve(1);
    const id = await bench.addFeed();
    await bench.poll(id);
    bench.newsstand.page("/feed.xml", { html: page.replace("/feed.xml", "/other.xml") });
    expect((await bench.poll(id)).outcome).toBe("failed");
    expect((await bench.feed(id)).url).toBe(bench.newsstand.url("/feed.xml"));
    bench.newsstand.page("/", { html: page });
    const site = await bench.addFeed("/");
    await bench.poll(site);
    expect(await bench.feed(site)).toMatchObject({ status: "disabled" });
  });
});

test("14. a host that is being asked puts the poll off", async () => {
  serve(1);
  const id = await bench.addFeed();
  const lease = await bench.leases().acquire(new URL(bench.newsstand.origin).host);
  await expect(bench.poll(id)).rejects.toBeInstanceOf(RetryLater);
  if (lease.granted) await lease.release();
  expect((await bench.poll(id)).outcome).toBe("entries");
});
