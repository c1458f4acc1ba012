import { type IncomingHttpHeaders, STATUS_CODES } from "node:http";
import { PermanentError, RetryLater } from "@throughline/contracts";
import {
  type Newsstand,
  type NewsstandFeed,
  type NewsstandHandler,
  startNewsstand,
} from "@throughline/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { adoptFeeds } from "../../scheduler/src/adopt-feeds.ts";
import { type FetcherBench, startFetcherBench } from "../bench/real-parts.ts";
import type { FeedParsingPool } from "./feed-parsing-pool.ts";

/** Lines 1 to 18 and 21 of what a good citizen does when it polls feeds, each against a real server. */

let bench: FetcherBench;
/** The feed of the test: every test has its own, on one newsstand and in one store. */
let path: string;
let tests = 0;

beforeAll(async () => {
  bench = await startFetcherBench();
  await bench.fresh();
});
afterAll(async () => {
  await bench.clear();
  await bench.stop();
});
beforeEach(() => {
  tests += 1;
  path = `/${tests}/feed.xml`;
  bench.now = new Date("2026-11-24T06:00:00Z");
});

const entry = (n: number) => ({
  title: `Report ${n}`,
  path: `/${tests}/a/${n}`,
  publishedAt: "2026-11-24T05:00:00.000Z",
});
const busy = (): NewsstandFeed => ({
  title: "Busy",
  entries: Array.from({ length: 400 }, (_, n) => entry(n)),
});
const serve = (...numbers: number[]) =>
  bench.newsstand.feed(path, { title: "Stand News", entries: numbers.map(entry) });
const answer =
  (status: number, headers: Record<string, string> = {}, body = "x"): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);
const rss = (channel: string) => `<rss version="2.0"><channel><title>T</title>${channel}</channel></rss>`;
const item = (n: number) =>
  `<item><title>R${n}</title><link>${bench.newsstand.url(`/${tests}/a/${n}`)}</link></item>`;
const hoursUntil = (time: Date) => (time.getTime() - bench.now.getTime()) / 3_600_000;
const dueIn = async (id: string) => hoursUntil((await bench.feed(id)).next_poll_at);
const requests = () => bench.newsstand.requests.filter((request) => request.path.startsWith(`/${tests}/`));
const headers = (): IncomingHttpHeaders[] => requests().map((request) => request.headers);
async function poll(id: string, times = 1) {
  for (let polls = 1; polls < times; polls += 1) await bench.poll(id);
  return bench.poll(id);
}

test("1. ETag goes back byte for byte, quotes included; Last-Modified verbatim", async () => {
  const validators = { etag: 'W/"weird \\ tag"', "last-modified": "Sun, 06 Nov 1994 08:49:37 UTC" };
  bench.newsstand.feed(path, { title: "T", entries: [entry(1)] }, { headers: validators });
  await poll(await bench.addFeed(path), 2);
  expect(headers()[0]).not.toHaveProperty("if-none-match");
  expect(headers()[1]?.["if-none-match"]).toBe(validators.etag);
  expect(headers()[1]?.["if-modified-since"]).toBe(validators["last-modified"]);
});

test.each<[string, Record<string, string>]>([
  ["both", { etag: '"a"', "last-modified": "Tue, 24 Nov 2026 05:00:00 GMT" }],
  ["the one", { etag: '"a"' }],
  ["the other", { "last-modified": "Tue, 24 Nov 2026 05:00:00 GMT" }],
])("2. all validators that are known are sent: %s", async (_name, validators) => {
  bench.newsstand.on(path, answer(200, validators, rss(item(1))));
  await poll(await bench.addFeed(path), 2);
  const sent = {
    etag: headers()[1]?.["if-none-match"],
    "last-modified": headers()[1]?.["if-modified-since"],
  };
  expect(sent).toEqual({ etag: validators.etag, "last-modified": validators["last-modified"] });
});

test("3. a 304 parses nothing, clears the error count and takes over a new Last-Modified", async () => {
  serve(1);
  const id = await bench.addFeed(path);
  await poll(id);
  const { etag } = await bench.feed(id);
  await bench.store.feeds.update(id, { error_count: 3, last_error: "it was down" });
  const lastModified = "Mon, 23 Nov 2026 00:00:00 GMT";
  bench.newsstand.on(path, answer(304, { "last-modified": lastModified }));
  expect(await poll(id)).toMatchObject({ outcome: "unchanged", reason: "not modified" });
  expect(await bench.feed(id)).toMatchObject({
    ...{ error_count: 0, last_error: null, etag, last_modified: lastModified },
  });
  await poll(id);
  expect(headers()[2]?.["if-modified-since"]).toBe(lastModified);
});

test("4. a 200 with the same bytes, or the same ETag, is not parsed again", async () => {
  bench.newsstand.feed(path, { title: "T", entries: [entry(1)] }, { validators: false });
  const id = await bench.addFeed(path);
  const same = { outcome: "unchanged", reason: "the same document as before" };
  expect(await poll(id, 2)).toMatchObject(same);
  bench.newsstand.text(path, "broken", { validators: false, headers: { etag: '"1"' } });
  await bench.store.feeds.update(id, { etag: '"1"' });
  expect(await poll(id)).toMatchObject(same);
});

test("5. one unconditional request in a feed's life; what makes it so is in the store", async () => {
  serve(1);
  // Workers are made anew for each poll, as after a restart.
  await poll(await bench.addFeed(path), 4);
  expect(headers().map((sent) => "if-none-match" in sent)).toEqual([false, true, true, true]);
});

describe("6. at most one conditional poll an hour, one unconditional a day", () => {
  test("an hour for the busiest feed", async () => {
    bench.newsstand.feed(path, busy());
    const id = await bench.addFeed(path);
    await poll(id);
    expect(await dueIn(id)).toBeGreaterThanOrEqual(1);
    expect(await dueIn(id)).toBeLessThanOrEqual(1.05);
  });

  test("a day for one whose server gives no validators", async () => {
    bench.newsstand.feed(path, busy(), { validators: false });
    const id = await bench.addFeed(path);
    await poll(id, 2);
    expect(await dueIn(id)).toBe(24);
  });

  test("a person asks for faster", async () => {
    bench.newsstand.feed(path, busy(), { validators: false, headers: { "cache-control": "max-age=86400" } });
    const id = await bench.addFeed(path);
    await bench.store.feeds.update(id, { chosen_interval_s: 600 });
    await poll(id);
    expect((await dueIn(id)) * 60).toBeCloseTo(10, 0);
  });
});

test.each<[number, string]>([
  [14, "12"],
  [1, "24"],
  [0, "24"],
])("7. the interval follows from the feed's own pace: %i entries a week, %s hours", async (count, hours) => {
  const spread = Array.from({ length: count }, (_, n) => ({
    ...entry(n),
    publishedAt: new Date(Date.parse("2026-11-24T06:00:00Z") - n * 12 * 3_600_000).toISOString(),
  }));
  bench.newsstand.feed(path, { title: "T", entries: spread });
  const id = await bench.addFeed(path);
  await poll(id);
  expect(await dueIn(id)).toBeGreaterThanOrEqual(Number(hours));
  expect(await dueIn(id)).toBeLessThanOrEqual(Math.min(24, Number(hours) * 1.05));
});

describe("8. a feed and its server make the interval longer, up to a day", () => {
  const documents: [string, number, Record<string, string>, string][] = [
    ["ttl", 5, {}, "<ttl>300</ttl>"],
    [
      "sy:updatePeriod and sy:updateFrequency",
      6,
      {},
      "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
    ],
    ["max-age", 6, { "cache-control": "public, max-age=21600" }, ""],
    ["Expires", 5, { expires: "Tue, 24 Nov 2026 11:00:00 GMT" }, ""],
    ["an Expires of next week", 24, { expires: "Tue, 01 Dec 2026 11:00:00 GMT" }, ""],
    // From 06:00 on, in one hour: 07:00, and what follows it.
    ["skipHours", 3, {}, "<skipHours><hour>7</hour><hour>8</hour></skipHours>"],
    ["skipDays", 18, {}, "<skipDays><day>Tuesday</day></skipDays>"],
  ];
  test.each(documents)("%s", async (_name, hours, more, channel) => {
    const body = `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>${channel}${item(1)}</channel></rss>`;
    bench.newsstand.on(path, answer(200, { etag: '"1"', ...more }, body));
    const id = await bench.addFeed(path);
    await poll(id);
    expect(await dueIn(id)).toBeGreaterThanOrEqual(hours);
    expect(await dueIn(id)).toBeLessThanOrEqual(hours + 1);
  });

  test("a 304 counts, too", async () => {
    bench.newsstand.on(
      path,
      answer(200, { etag: '"1"' }, rss(`<skipHours><hour>7</hour></skipHours>${item(1)}`)),
    );
    const id = await bench.addFeed(path);
    await poll(id);
    bench.newsstand.on(path, answer(304));
    await poll(id);
    expect(Math.floor(await dueIn(id))).toBe(2);
    bench.newsstand.on(path, answer(304, { "cache-control": "max-age=28800" }));
    await poll(id);
    expect(Math.floor(await dueIn(id))).toBe(8);
  });
});

describe("9. Retry-After, in seconds and as a date", () => {
  test.each([
    [429, "36000"],
    [503, "36000"],
    [503, "Tue, 24 Nov 2026 16:00:00 GMT"],
  ])("%i %s holds the feed", async (status, retryAfter) => {
    bench.newsstand.on(path, answer(status, { "retry-after": retryAfter }));
    const id = await bench.addFeed(path);
    expect((await poll(id)).outcome).toBe("failed");
    expect(await dueIn(id)).toBe(10);
    bench.forgetLeases();
  });

  test("429 holds the whole host, 503 does not", async () => {
    bench.now = new Date();
    bench.newsstand.on(path, answer(503, { "retry-after": "100" }));
    await poll(await bench.addFeed(path));
    bench.newsstand.on(`/${tests}/b.xml`, answer(429, { "retry-after": "100" }));
    await poll(await bench.addFeed(`/${tests}/b.xml`));
    await expect(poll(await bench.addFeed(`/${tests}/c.xml`))).rejects.toBeInstanceOf(RetryLater);
    bench.forgetLeases();
  });
});

describe("9., 14. a feed that redirects to another host", () => {
  let elsewhere: Newsstand;
  beforeAll(async () => {
    elsewhere = await startNewsstand();
  });
  afterAll(() => elsewhere.close());
  beforeEach(() => {
    bench.now = new Date();
    bench.newsstand.on(path, answer(302, { location: elsewhere.url(path) }));
  });

  test("is held by that host's 429, and its own host is not", async () => {
    elsewhere.on(path, answer(429, { "retry-after": "100" }));
    const id = await bench.addFeed(path);
    expect((await poll(id)).reason).toBe(`${new URL(elsewhere.origin).host} answers 429`);
    await expect(poll(await bench.addFeedAt(elsewhere.url(path)))).rejects.toBeInstanceOf(RetryLater);
    bench.newsstand.on(`/${tests}/b.xml`, answer(404));
    expect((await poll(await bench.addFeed(`/${tests}/b.xml`))).reason).toMatch(/answers 404/);
    bench.forgetLeases();
  });

  test("is put off while that host may not be asked, until it may", async () => {
    const until = new Date(bench.now.getTime() + 100_000);
    await bench.leases().hold(new URL(elsewhere.origin).host, until);
    const before = elsewhere.requests.length;
    const id = await bench.addFeed(path);
    await expect(poll(id)).rejects.toMatchObject({ name: "RetryLater", at: until });
    expect(elsewhere.requests).toHaveLength(before);
    expect(hoursUntil((await bench.feed(id)).next_poll_at) * 3600).toBeCloseTo(220);
    bench.forgetLeases();
  });

  test("waits a moment for its turn there, and holds one host at a time", async () => {
    const lease = await bench.leases().acquire(new URL(elsewhere.origin).host);
    elsewhere.on(path, async (_request, response) => {
      const own = await bench.leases().acquire(new URL(bench.newsstand.origin).host);
      response.writeHead(200, { etag: own.granted ? '"own host free"' : '"own host held"' });
      response.end(rss(item(1)));
      if (own.granted) await own.release();
    });
    const id = await bench.addFeed(path);
    const polled = poll(id);
    await expect.poll(() => requests().length).toBe(1);
    expect(elsewhere.requests.filter((request) => request.path === path)).toEqual([]);
    if (lease.granted) await lease.release();
    expect((await polled).outcome).toBe("entries");
    expect((await bench.feed(id)).etag).toBe('"own host free"');
  });
});

test("14. its host is free while a feed's document is read", async () => {
  serve(1);
  const id = await bench.addFeed(path);
  let wasFree: boolean | undefined;
  const parse: FeedParsingPool["parse"] = async (...given) => {
    const lease = await bench.leases().acquire(new URL(bench.newsstand.origin).host);
    wasFree = lease.granted;
    if (lease.granted) await lease.release();
    return bench.parsing.parse(...given);
  };
  expect((await bench.poll(id, { ...bench.parsing, parse })).outcome).toBe("entries");
  expect(wasFree).toBe(true);
});

test("10. the next due time is written before the request", async () => {
  const id = await bench.addFeed(path);
  let due: Date | undefined;
  bench.newsstand.on(path, async (_request, response) => {
    due = (await bench.feed(id)).next_poll_at;
    response.writeHead(304).end();
  });
  await poll(id);
  expect(hoursUntil(due ?? bench.now)).toBeGreaterThanOrEqual(1);
});

describe("11. errors back off", () => {
  test("exponentially, with jitter, never beyond a day; the feed shows why, and a success ends it", async () => {
    bench.newsstand.on(path, answer(500));
    const id = await bench.addFeed(path);
    const waits: number[] = [];
    for (let errors = 1; errors <= 7; errors += 1) {
      await poll(id);
      waits.push(await dueIn(id));
    }
    for (const [index, most] of [1, 2, 4, 8, 16, 24, 24].entries()) {
      expect(waits[index]).toBeLessThanOrEqual(most);
      expect(waits[index]).toBeGreaterThanOrEqual(most * 0.74);
    }
    expect((await bench.feed(id)).last_error).toMatch(/answers 500/);
    serve(1);
    await poll(id);
    expect(await bench.feed(id)).toMatchObject({ error_count: 0, last_error: null });
  });

  test("a poll that died is over with the next success", async () => {
    serve(1);
    const id = await bench.addFeed(path);
    const error = new PermanentError("the disk was full");
    const letter = { itemId: id, revision: 0, run: 1, step: "poll" as const, job: { feedId: id } };
    await bench.store.ledger.bury({ ...letter, error: error.message, stack: "", attempts: 8, at: bench.now });
    bench.newsstand.on(path, answer(500));
    await poll(id);
    expect(await bench.store.deadLetters.ofItem(id)).toBeDefined();
    serve(1);
    await poll(id);
    expect(await bench.store.deadLetters.ofItem(id)).toBeUndefined();
  });
});

test("12. a 410 switches the feed off, visibly; it can be switched on again", async () => {
  bench.newsstand.on(path, answer(410));
  const id = await bench.addFeed(path);
  const { reason } = await poll(id);
  expect(reason).toMatch(/answers 410: the feed is gone for good; it is switched off/);
  const feed = await bench.feed(id);
  expect([feed.status, feed.status_reason]).toEqual(["disabled", expect.stringMatching(/410/)]);
  expect((await poll(id)).reason).toBe("not polled: the feed is disabled");
  expect(requests()).toHaveLength(1);
  serve(1);
  await bench.store.feeds.update(id, { status: "active", status_reason: "" });
  expect((await poll(id)).outcome).toBe("entries");
});

describe("13. moves", () => {
  const move = (status: number) => {
    bench.newsstand.feed(`/${tests}/new.xml`, { title: "T", entries: [entry(1)] });
    bench.newsstand.on(path, answer(status, { location: "new.xml" }));
  };

  test.each([301, 308])("the third %i in a row replaces the URL; the feed stays the same", async (status) => {
    move(status);
    const id = await bench.addFeed(path);
    const urls: boolean[] = [];
    for (let polls = 0; polls < 3; polls += 1) {
      await poll(id);
      urls.push((await bench.feed(id)).url === bench.newsstand.url(path));
    }
    expect(urls).toEqual([true, true, false]);
    await poll(id);
    expect(requests().at(-1)?.path).toBe(`/${tests}/new.xml`);
    const again = {
      url: bench.newsstand.url(path),
      origin: "pack",
      nextPollAt: bench.now,
      intervalSeconds: 1,
    } as const;
    expect(await bench.store.feeds.add(again, bench.now)).toMatchObject({ added: false, feed: { id } });
  });

  test("an answer in between begins the count anew", async () => {
    move(301);
    const id = await bench.addFeed(path);
    await poll(id, 2);
    serve(1);
    await poll(id);
    move(301);
    await poll(id, 2);
    expect((await bench.feed(id)).url).toBe(bench.newsstand.url(path));
  });

  test.each([302, 303, 307])("%i never does", async (status) => {
    move(status);
    const id = await bench.addFeed(path);
    await poll(id, 4);
    expect((await bench.feed(id)).url).toBe(bench.newsstand.url(path));
  });

  test("a redirect onto a known feed merges them", async () => {
    move(308);
    const old = await bench.addFeed(path);
    const known = await bench.addFeed(`/${tests}/new.xml`);
    await poll(old, 3);
    const feed = await bench.feed(old);
    expect(feed.status).toBe("disabled");
    expect(feed.status_reason).toMatch(/moved to .*\/new\.xml, which is a feed of its own here/);
    expect((await bench.feed(known)).status).toBe("active");
  });

  test.each(["paused", "disabled", "removed"])(
    "a redirect onto a feed that is %s switches nothing off",
    async (status) => {
      move(301);
      const old = await bench.addFeed(path);
      await bench.store.feeds.update(await bench.addFeed(`/${tests}/new.xml`), { status });
      await poll(old, 4);
      expect(await bench.feed(old)).toMatchObject({
        ...{ status: "active", url: bench.newsstand.url(path), error_count: 0 },
      });
    },
  );
});

test("15. jitter is a feed's own; a thousand feeds added at once do not poll at once", async () => {
  const feeds = Array.from({ length: 1000 }, (_, n) => ({
    ...{ url: `https://site${n}.example/${tests}.xml`, title: "", siteUrl: "", publisher: "", country: "" },
    ...{ language: "", stateMedia: "no" as const, category: "" },
  }));
  const pack = { feeds } as unknown as Parameters<typeof adoptFeeds>[0];
  const needs = { store: bench.store, now: () => bench.now, pollMinutes: 60 };
  expect(await adoptFeeds(pack, needs)).toBe(1000);
  const byMinute: number[] = [];
  for (let minute = 1; minute <= 30; minute += 1) {
    const jobs = await bench.store.feeds.takeDue(
      new Date(bench.now.getTime() + minute * 60_000),
      2000,
      36_000,
    );
    byMinute.push(jobs.length);
  }
  expect(Math.max(...byMinute)).toBeLessThan(80);

  bench.newsstand.on(path, answer(304));
  bench.newsstand.on(`/${tests}/b.xml`, answer(304));
  const [a, b] = [await bench.addFeed(path), await bench.addFeed(`/${tests}/b.xml`)];
  for (const id of [a, b]) await bench.store.feeds.update(id, { etag: '"1"' });
  await poll(a);
  const first = await dueIn(a);
  await poll(a);
  await poll(b);
  expect(await dueIn(a)).toBe(first);
  expect(await dueIn(b)).not.toBe(first);
});

describe("16. no cookies, no Referer, no query added; redirects are capped and each is checked", () => {
  test("what is sent", async () => {
    const cookie = { "set-cookie": "session=1", etag: '"1"' };
    bench.newsstand.on(`/${tests}/old.xml`, answer(302, { location: "feed.xml", "set-cookie": "a=1" }));
    bench.newsstand.on(path, answer(200, cookie, rss(item(1))));
    await poll(await bench.addFeed(`/${tests}/old.xml`), 2);
    expect(requests().map((request) => request.path)).toEqual(
      ["old.xml", "feed.xml", "old.xml", "feed.xml"].map((name) => `/${tests}/${name}`),
    );
    for (const sent of headers()) {
      expect(sent).not.toHaveProperty("cookie");
      expect(sent).not.toHaveProperty("referer");
    }
  });

  test("more than five redirects are none", async () => {
    for (let n = 0; n < 9; n += 1)
      bench.newsstand.on(`/${tests}/${n}`, answer(302, { location: String(n + 1) }));
    expect((await poll(await bench.addFeed(`/${tests}/0`))).reason).toMatch(/more than 5 redirects/);
    expect(requests()).toHaveLength(6);
  });

  test("a redirect into a private network is not followed", async () => {
    bench.newsstand.on(path, answer(301, { location: "http://10.0.0.1/" }));
    expect((await poll(await bench.addFeed(path))).reason).toMatch(/not fetched from 10\.0\.0\.1/);
  });
});

test("17. one User-Agent for every request, with the contact that the operator sets", async () => {
  serve(1);
  await poll(await bench.addFeed(path), 2);
  const agents = new Set(headers().map((sent) => sent["user-agent"]));
  expect([...agents]).toEqual(["Throughline/1 (+https://operator.example/bot)"]);
});

test("18. Accept lists feed types, Accept-Encoding only what is decoded", async () => {
  serve(1);
  await poll(await bench.addFeed(path));
  const [sent] = headers();
  for (const type of ["application/atom+xml", "application/rss+xml", "application/feed+json"])
    expect(sent?.accept).toContain(type);
  expect(sent?.["accept-encoding"]?.toString().split(/,\s*/).sort()).toEqual([
    "br",
    "deflate",
    "gzip",
    "zstd",
  ]);
});

describe("21. A-IM: feed", () => {
  test("is sent with an ETag; a 226 holds new items only and deletes nothing", async () => {
    bench.newsstand.on(path, answer(200, { etag: '"1"' }, rss(`<ttl>120</ttl>${item(1)}${item(2)}`)));
    const id = await bench.addFeed(path);
    await poll(id);
    bench.newsstand.on(path, answer(226, { etag: '"2"', im: "feed" }, rss(item(3))));
    expect(await poll(id)).toMatchObject({ outcome: "entries", reason: "1 of 1 entry is new" });
    expect(headers().map((sent) => sent["a-im"])).toEqual([undefined, "feed"]);
    const feed = await bench.feed(id);
    expect(feed).toMatchObject({ etag: '"2"', error_count: 0 });
    // The whole document's wish still counts.
    expect(await dueIn(id)).toBeGreaterThanOrEqual(2);
    const listed = await bench.store.deskFeeds.detail(id);
    expect(listed?.articles).toBe(3);
  });

  test.each(["", "vcdiff", "feed, gzip"])("a 226 by other means (%j) is not read", async (im) => {
    bench.newsstand.on(path, answer(200, { etag: '"1"' }, rss(item(1))));
    const id = await bench.addFeed(path);
    await poll(id);
    bench.newsstand.on(path, answer(226, { etag: '"2"', ...(im && { im }) }, rss(item(2))));
    expect(await poll(id)).toMatchObject({ outcome: "failed", reason: expect.stringMatching(/answers 226/) });
    expect((await bench.feed(id)).etag).toBe('"1"');
  });
});

test.each([400, 403, 404, 500, 502])("11. the reason of a %i shows", async (status) => {
  bench.newsstand.on(path, answer(status, {}, STATUS_CODES[status]));
  const id = await bench.addFeed(path);
  await poll(id);
  expect((await bench.feed(id)).last_error).toMatch(new RegExp(`answers ${status}$`));
});
