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
const hoursUntil = (time: Date) => (time.getTime() - bench.now.getTime()) / 3_600_000;
const headersOf = (index: number) => bench.newsstand.requests.at(index)?.headers ?? {};

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

  test("entries that lead to no page are told, not lost in silence", async () => {
    bench.newsstand.text(
      "/feed.xml",
      "<rss version='2.0'><channel><item><title>x</title></item></channel></rss>",
    );
    const outcome = await bench.poll(await bench.addFeed());
    expect(outcome).toMatchObject({ outcome: "unchanged", reason: "0 of 1 entry is new; 1 lead to no page" });
  });
});

describe("conditional requests", () => {
  test("1./2. both validators go back byte for byte", async () => {
    const headers = { etag: 'W/"weird \\ tag"', "last-modified": "Sun, 06 Nov 1994 08:49:37 UTC" };
    bench.newsstand.feed("/feed.xml", { title: "T", entries: [entry(1)] }, { headers });
    const id = await bench.addFeed();
    await bench.poll(id);
    await bench.poll(id);
    expect(headersOf(0)).not.toHaveProperty("if-none-match");
    expect(headersOf(1)["if-none-match"]).toBe(headers.etag);
    expect(headersOf(1)["if-modified-since"]).toBe(headers["last-modified"]);
  });

  test("3. a 304 clears the error count and takes over a new Last-Modified", async () => {
    serve(1);
    const id = await bench.addFeed();
    await bench.poll(id);
    const { etag } = await bench.feed(id);
    await bench.store.feeds.update(id, { error_count: 3, last_error: "it was down" });
    bench.newsstand.on("/feed.xml", answer(304, { "last-modified": "Mon, 23 Nov 2026 00:00:00 GMT" }));
    expect(await bench.poll(id)).toMatchObject({ outcome: "unchanged", reason: "not modified" });
    expect(await bench.feed(id)).toMatchObject({
      error_count: 0,
      last_error: null,
      etag,
      last_modified: "Mon, 23 Nov 2026 00:00:00 GMT",
    });
  });

  test("4. a 200 with the same bytes, or the same ETag, is not parsed again", async () => {
    bench.newsstand.feed("/feed.xml", { title: "T", entries: [entry(1)] }, { validators: false });
    const id = await bench.addFeed();
    await bench.poll(id);
    expect(await bench.poll(id)).toMatchObject({
      outcome: "unchanged",
      reason: "the same document as before",
    });
    bench.newsstand.text("/feed.xml", "broken", { validators: false, headers: { etag: '"1"' } });
    await bench.store.feeds.update(id, { etag: '"1"' });
    expect(await bench.poll(id)).toMatchObject({
      outcome: "unchanged",
      reason: "the same document as before",
    });
  });

  test("5. one unconditional request in a feed's life, over a restart", async () => {
    serve(1);
    const id = await bench.addFeed();
    for (let polls = 0; polls < 4; polls += 1) await bench.poll(id);
    const conditional = bench.newsstand.requests.map(({ headers }) => "if-none-match" in headers);
    expect(conditional).toEqual([false, true, true, true]);
  });
});

describe("due times", () => {
  test("6. an hour at least by default", async () => {
    bench.newsstand.feed("/feed.xml", {
      title: "T",
      entries: Array.from({ length: 400 }, (_, n) => entry(n)),
    });
    const id = await bench.addFeed();
    await bench.poll(id);
    const hours = hoursUntil((await bench.feed(id)).next_poll_at);
    expect(hours).toBeGreaterThanOrEqual(1);
    expect(hours).toBeLessThanOrEqual(1.05);
  });

  test("8. a feed's ttl and its server's max-age make it longer", async () => {
    const busy = { title: "T", entries: Array.from({ length: 400 }, (_, n) => entry(n)) };
    bench.newsstand.feed("/feed.xml", { ...busy, ttl: 300 });
    bench.newsstand.feed("/other.xml", busy, { headers: { "cache-control": "max-age=21600" } });
    const [ttl, maxAge] = [await bench.addFeed(), await bench.addFeed("/other.xml")];
    await bench.poll(ttl);
    await bench.poll(maxAge);
    expect(hoursUntil((await bench.feed(ttl)).next_poll_at)).toBeCloseTo(5.1, 0);
    expect(hoursUntil((await bench.feed(maxAge)).next_poll_at)).toBeCloseTo(6.1, 0);
  });

  test("10. the next due time is written before the request", async () => {
    const id = await bench.addFeed();
    let due: Date | undefined;
    bench.newsstand.on("/feed.xml", async (_request, response) => {
      due = (await bench.feed(id)).next_poll_at;
      response.writeHead(304).end();
    });
    await bench.poll(id);
    expect(hoursUntil(due ?? bench.now)).toBeGreaterThanOrEqual(1);
  });

  test.each([429, 503])("9. %i with Retry-After holds the feed", async (status) => {
    bench.newsstand.on("/feed.xml", answer(status, { "retry-after": "36000" }));
    const id = await bench.addFeed();
    expect((await bench.poll(id)).outcome).toBe("failed");
    expect(hoursUntil((await bench.feed(id)).next_poll_at)).toBe(10);
  });

  test("9. a 429 holds the whole host", async () => {
    bench.now = new Date();
    bench.newsstand.on("/feed.xml", answer(429, { "retry-after": "100" }));
    bench.newsstand.on("/feed.xml", answer(429, { "retry-after": "100" }));
    await bench.poll(await bench.addFeed());
    const other = bench.poll(await bench.addFeed("/other.xml"));
    await expect(other).rejects.toBeInstanceOf(RetryLater);
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

  test("11. errors back off, never beyond a day, and a success ends them", async () => {
    bench.newsstand.on("/feed.xml", answer(500));
    const id = await bench.addFeed();
    const waits: number[] = [];
    for (let errors = 1; errors <= 7; errors += 1) {
      await bench.poll(id);
      waits.push(hoursUntil((await bench.feed(id)).next_poll_at));
    }
    for (const [index, most] of [1, 2, 4, 8, 16, 24, 24].entries()) {
      expect(waits[index]).toBeLessThanOrEqual(most);
      expect(waits[index]).toBeGreaterThanOrEqual(most * 0.74);
    }
    serve(1);
    await bench.poll(id);
    expect(await bench.feed(id)).toMatchObject({ error_count: 0, last_error: null });
  });

  test("12. a 410 switches the feed off, visibly; it can be switched on again", async () => {
    bench.newsstand.on("/feed.xml", answer(410));
    const id = await bench.addFeed();
    const outcome = await bench.poll(id);
    expect(outcome.reason).toMatch(/answers 410: the feed is gone for good; it is switched off/);
    expect(await bench.feed(id)).toMatchObject({ status: "disabled" });
    expect((await bench.feed(id)).status_reason).toMatch(/410/);
    serve(1);
    await bench.store.feeds.update(id, { status: "active", status_reason: "" });
    expect((await bench.poll(id)).outcome).toBe("entries");
  });

  test("the last 20 polls are kept", async () => {
    bench.newsstand.on("/feed.xml", answer(500));
    const id = await bench.addFeed();
    for (let polls = 0; polls < 23; polls += 1) await bench.poll(id);
    const { rows } = await bench.store.deskFeeds.detail(id).then((detail) => ({ rows: detail?.polls ?? [] }));
    expect(rows).toHaveLength(20);
  });
});

describe("13. moves", () => {
  test("the third permanent redirect in a row replaces the URL; the feed stays the same", async () => {
    bench.newsstand.feed("/new.xml", { title: "T", entries: [entry(1)] });
    bench.newsstand.on("/feed.xml", answer(301, { location: "/new.xml" }));
    const id = await bench.addFeed();
    const urls: string[] = [];
    for (let polls = 0; polls < 3; polls += 1) {
      await bench.poll(id);
      urls.push((await bench.feed(id)).url.replace(bench.newsstand.origin, ""));
    }
    expect(urls).toEqual(["/feed.xml", "/feed.xml", "/new.xml"]);
    expect((await bench.poll(id)).outcome).toBe("unchanged");
    expect(bench.newsstand.requests.at(-1)?.path).toBe("/new.xml");
    const again = await bench.store.feeds.add(
      { url: bench.newsstand.url("/feed.xml"), origin: "pack", nextPollAt: bench.now, intervalSeconds: 1 },
      bench.now,
    );
    expect(again).toMatchObject({ added: false, feed: { id } });
  });

  test.each([302, 303, 307])("%i never does", async (status) => {
    bench.newsstand.feed("/new.xml", { title: "T", entries: [entry(1)] });
    bench.newsstand.on("/feed.xml", answer(status, { location: "/new.xml" }));
    const id = await bench.addFeed();
    for (let polls = 0; polls < 4; polls += 1) await bench.poll(id);
    expect((await bench.feed(id)).url).toBe(bench.newsstand.url("/feed.xml"));
  });

  test("a move onto a known feed merges them", async () => {
    bench.newsstand.feed("/new.xml", { title: "T", entries: [entry(1)] });
    bench.newsstand.on("/feed.xml", answer(308, { location: "/new.xml" }));
    const [old] = [await bench.addFeed(), await bench.addFeed("/new.xml")];
    for (let polls = 0; polls < 3; polls += 1) await bench.poll(old);
    expect(await bench.feed(old)).toMatchObject({ status: "disabled" });
    expect((await bench.feed(old)).status_reason).toMatch(
      /moved to .*\/new\.xml, which is a feed of its own here/,
    );
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
