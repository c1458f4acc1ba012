import { connectRedis, createHostLeases } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { type Newsstand, openTestStore, startNewsstand, startTestRedis } from "@throughline/testkit";
import { createRobots, createRobotsCache, createWeb, type Web } from "@throughline/web";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFeedParsingPool, type FeedParsingPool } from "../feed-parsing-pool.ts";
import { checkFeed } from "./check-feed.ts";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;
let store: Store;
let newsstand: Newsstand;
let web: Web;
let parsing: FeedParsingPool;
const now = new Date("2026-06-23T12:00:00Z");

beforeAll(async () => {
  [server, store, newsstand] = await Promise.all([startTestRedis(), openTestStore(), startNewsstand()]);
  redis = connectRedis(server.url, "producer");
  await redis.connect();
  web = createWeb({ version: "test", allowNetworks: ["127.0.0.0/8"] });
  parsing = createFeedParsingPool();
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([parsing.close(), web.close(), newsstand.close(), store.close(), server.stop()]);
});
beforeEach(() => {
  newsstand.requests.length = 0;
});

const check = (url: string) =>
  checkFeed(
    {
      store,
      web,
      parsing,
      robots: createRobots(web, createRobotsCache()),
      leases: createHostLeases(redis, { namespace: server.namespace, gapMs: 20 }),
      shortestSeconds: 300,
      now: () => now,
    },
    { url: url.startsWith("/") ? newsstand.url(url) : url },
    AbortSignal.timeout(20_000),
    new Date(Date.now() + 20_000),
  );

const dayMs = 24 * 3_600_000;
/** Ten entries, one a day, the newest an hour ago. */
const daily = Array.from({ length: 10 }, (_, n) => ({
  id: `d${n}`,
  title: `Day ${n}`,
  path: `/a/${n}`,
  publishedAt: new Date(now.getTime() - 3_600_000 - n * dayMs).toISOString(),
}));
const link = (path: string) => `<link rel="alternate" type="application/rss+xml" title="T" href="${path}">`;

describe("a feed", () => {
  test("is told with all that a poll would find, and is not added", async () => {
    newsstand.feed(
      "/f.xml",
      { title: "Daily", entries: daily },
      { headers: { "cache-control": "max-age=60" } },
    );
    newsstand.text("/robots.txt", "User-agent: *\nDisallow: /private\nCrawl-delay: 2");
    const told = await check("/f.xml");
    expect(told).toMatchObject({
      verdict: "feed",
      whatToDo: "",
      addedAs: newsstand.url("/f.xml"),
      page: null,
      answer: { status: 200, redirects: [], etag: true, lastModified: true },
      charset: { name: "utf-8", conflicts: [] },
      feed: {
        format: "rss",
        title: "Daily",
        repairs: [],
        entries: 10,
        newest: daily[0]?.publishedAt,
        oldest: daily[9]?.publishedAt,
        withoutId: 0,
        withoutDate: 0,
        withoutPage: 0,
      },
      pace: { entriesPerWeek: 7, intervalSeconds: 86_400, freshSeconds: 60, ttlMinutes: null },
      robots: { url: newsstand.url("/a/0"), allowed: true, crawlDelaySeconds: 2 },
      known: null,
    });
    expect(told.summary).toBe(
      "It can be added: 10 entries, about 7 a week. It would be polled about every 24 h.",
    );
    expect(told.feed?.sample).toHaveLength(5);
    expect(await store.deskFeeds.list()).toEqual([]);
    expect(newsstand.requests.map(({ path }) => path)).toEqual(["/f.xml", "/robots.txt"]);
    expect(newsstand.mostInFlight()).toBe(1);
  });

  test("that is broken says what was mended, in which charset it was read, and what its entries lack", async () => {
    const windows1251 = Buffer.from([0xcc, 0xe8, 0xf0]);
    newsstand.text(
      "/broken.xml",
      Buffer.concat([
        Buffer.from("<rss><channel><title>R&D ", "latin1"),
        windows1251,
        Buffer.from("</title><item><title>No link, no date</title></item><item><title>x"),
      ]),
      { contentType: "text/xml; charset=windows-1251" },
    );
    const told = await check("/broken.xml");
    expect(told.charset).toMatchObject({ name: "windows-1251", source: "header" });
    expect(told.feed).toMatchObject({
      title: "R&D Мир",
      entries: 2,
      withoutId: 2,
      withoutDate: 2,
      withoutPage: 2,
    });
    expect(told.feed?.repairs.length).toBeGreaterThan(0);
    expect(told.pace).toMatchObject({ entriesPerWeek: null });
    expect(told.robots).toBeNull();
    expect(told.whatToDo).toContain("None of its entries leads to a page");
  });

  test("whose site keeps robots off its pages says so", async () => {
    newsstand.feed("/f.xml", { title: "Daily", entries: daily });
    newsstand.text("/robots.txt", "User-agent: *\nDisallow: /a/");
    const told = await check("/f.xml");
    expect(told.robots).toMatchObject({ allowed: false, rule: "Disallow: /a/" });
    expect(told.whatToDo).toContain("robots.txt keeps us off its pages");
  });

  test("is known by its address, by a twin of it, and behind a move", async () => {
    newsstand.feed("/known.xml", { title: "Known", entries: daily });
    newsstand.on(
      "/moved",
      (_request, response) => void response.writeHead(301, { location: "/known.xml" }).end(),
    );
    newsstand.on(
      "/passing",
      (_request, response) => void response.writeHead(302, { location: "/known.xml" }).end(),
    );
    newsstand.feed("/known.xml/", { title: "Known", entries: daily });
    const { feed } = await store.feeds.add(
      {
        url: newsstand.url("/known.xml"),
        title: "Known here",
        origin: "user",
        nextPollAt: now,
        intervalSeconds: 60,
      },
      now,
    );
    for (const path of ["/known.xml", "/known.xml/", "/moved", "/passing"])
      expect((await check(path)).known, path).toMatchObject({ id: feed.id });
    const moved = await check("/moved");
    expect(moved.summary).toBe('It is here already, as "Known here"; adding it changes nothing.');
    expect(moved.answer?.redirects).toEqual([{ url: newsstand.url("/moved"), status: 301 }]);
    expect((await check("/passing")).addedAs).toBe(newsstand.url("/passing"));
  });
});

describe("a host that has no turn before the check has to end", () => {
  let other: Newsstand;
  // Each question moves the next turn a little, so not at a minute's end.
  const inAnHour = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 3_570_000);
  const minute = new Date(inAnHour.getTime() + 30_000);
  const untilWords = `${minute.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  beforeAll(async () => {
    other = await startNewsstand();
    other.feed("/held.xml", { title: "Held", entries: daily });
    const leases = createHostLeases(redis, { namespace: server.namespace, gapMs: 20 });
    await leases.hold(new URL(other.origin).host, inAnHour);
  });
  afterAll(() => other.close());

  test.each(["of the address", "behind a redirect", "that a page's link leads to"])("%s", async (where) => {
    const held = other.url("/held.xml");
    newsstand.on("/to-held", (_request, response) => void response.writeHead(302, { location: held }).end());
    newsstand.page("/links-held", { html: `<!doctype html>${link(held)}` });
    const addresses: Record<string, string> = { "of the address": held, "behind a redirect": "/to-held" };
    const started = Date.now();
    const told = await check(addresses[where] ?? "/links-held");
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(told).toMatchObject({
      verdict: "failed",
      whatToDo: expect.stringContaining("Check it again then"),
    });
    expect(told.summary).toContain(`${new URL(other.origin).host} may not be asked before ${untilWords}`);
    expect(other.requests).toHaveLength(0);
  });

  test("of the pages only leaves open what its robots.txt says", async () => {
    newsstand.feed("/elsewhere.xml", { title: "E", entries: [{ title: "One", url: other.url("/a/1") }] });
    expect(await check("/elsewhere.xml")).toMatchObject({ verdict: "feed", robots: null });
  });
});

describe("a page", () => {
  test("with one feed leads to it, with several it tells them", async () => {
    newsstand.feed("/one.xml", { title: "One", entries: daily });
    newsstand.page("/site", { html: `<!doctype html>${link("/one.xml")}` });
    newsstand.page("/portal", { html: `<!doctype html>${link("/one.xml")}${link("/known.xml")}` });
    expect(await check("/site")).toMatchObject({
      url: newsstand.url("/site"),
      verdict: "feed",
      page: { url: newsstand.url("/site"), by: "link" },
      addedAs: newsstand.url("/one.xml"),
      feed: { title: "One" },
    });
    const portal = await check("/portal");
    expect(portal).toMatchObject({ verdict: "choices", feed: null, addedAs: null });
    expect(portal.offers.map(({ url, knownAs }) => [url, knownAs !== null])).toEqual([
      [newsstand.url("/one.xml"), false],
      [newsstand.url("/known.xml"), true],
    ]);
  });

  test("without any says so, after the well-known paths", async () => {
    newsstand.page("/bare", { html: "<!doctype html><p>Hello" });
    expect(await check("/bare")).toMatchObject({
      verdict: "none",
      summary: `${newsstand.url("/bare")} is a page that links no feed, and none stands where feeds often do.`,
    });
    expect(newsstand.requests).toHaveLength(7);
  });

  test("that its link calls a feed and that is a page is no feed", async () => {
    newsstand.page("/liar", { html: `<!doctype html>${link("/bare")}` });
    expect((await check("/liar")).verdict).toBe("none");
  });
});

describe("no feed", () => {
  test.each([
    ["/nothing", /^127\.0\.0\.1:\d+ answers 404\.$/, /Check the address/],
    ["http://10.0.0.1/feed", /10\.0\.0\.1/, /THROUGHLINE_ALLOW_NETWORKS/],
    ["http://127.0.0.1:1/feed", /refuses connections/, /Try again later/],
    ["/login", /answers 401/, /wants a login/],
    ["/guarded", /proof of a person \(Cloudflare\)/, /publisher/],
    ["/empty", /neither a feed nor a page/, /Look on the site/],
  ])("%s says why and what to do", async (url, summary, whatToDo) => {
    newsstand.text("/login", "no", { status: 401 });
    newsstand.text("/guarded", "<script>cf_chl_x</script>", { status: 403, contentType: "text/html" });
    newsstand.text("/empty", "");
    const told = await check(url);
    expect(told.summary).toMatch(summary);
    expect(told.whatToDo).toMatch(whatToDo);
    expect(["none", "failed"]).toContain(told.verdict);
  });

  test("that is broken JSON says so once", async () => {
    newsstand.text("/broken.json", '{"version":"https://jsonfeed.org/version/1.1","items":[', {
      contentType: "application/feed+json",
    });
    const { summary } = await check("/broken.json");
    expect(summary).toMatch(/^It cannot be read as a feed: /);
    expect(summary.match(/cannot be read/g)).toHaveLength(1);
  });

  test("but another feed of the site says first that the given address is none", async () => {
    newsstand.text("/junk", "junk", { contentType: "application/rss+xml" });
    newsstand.feed("/index.xml", { title: "Site", entries: daily });
    const told = await check("/junk");
    expect(told).toMatchObject({ verdict: "feed", addedAs: newsstand.url("/index.xml") });
    expect(told.summary).toContain(
      `${newsstand.url("/junk")} is neither a feed nor a page; a feed of its site stands at ${newsstand.url("/index.xml")}. It can be added`,
    );
    expect(told.whatToDo).toMatch(/^See whether that is the feed you meant\./);
  });
});
