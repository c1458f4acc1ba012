import { type Newsstand, startNewsstand } from "@throughline/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRobots, createRobotsCache, type Robots, sharedRobotsCache } from "./site-rules.ts";
import { createWeb, type Web } from "./web.ts";

const hourMs = 3_600_000;
let newsstand: Newsstand;
let web: Web;
let robots: Robots;
let now: number;

beforeEach(async () => {
  newsstand = await startNewsstand();
  web = createWeb({ version: "1", allowNetworks: ["127.0.0.0/8"] });
  now = 0;
  robots = createRobots(web, createRobotsCache(), () => now);
});
afterEach(() => Promise.all([web.close(), newsstand.close()]));

const closed = "User-agent: *\nDisallow: /";
const allowed = async (path = "/a") => (await robots.verdict(newsstand.url(path))).allowed;

describe("20. robots.txt as an answer (RFC 9309 §2.3 and §2.4)", () => {
  test("is cached up to 24 h: asked for once a day and host", async () => {
    newsstand.text("/robots.txt", closed);
    expect(await robots.known(newsstand.url("/a"))).toBeUndefined();
    expect([await allowed("/a"), await allowed("/b")]).toEqual([false, false]);
    expect(await robots.known(newsstand.url("/b"))).toMatchObject({ allowed: false });
    now = 25 * hourMs;
    newsstand.remove("/robots.txt");
    expect(await allowed()).toBe(true);
    expect(newsstand.requests.map(({ path }) => path)).toEqual(["/robots.txt", "/robots.txt"]);
  });

  test.each([404, 403, 401, 400, 410])("%i allows everything", async (status) => {
    newsstand.text("/robots.txt", closed, { status });
    expect(await allowed()).toBe(true);
  });

  test.each([500, 503, 429])("%i allows nothing, says why, and is asked again soon", async (status) => {
    newsstand.text("/robots.txt", "", { status });
    const verdict = await robots.verdict(newsstand.url("/a"));
    expect(verdict).toEqual({ allowed: false, rule: `robots.txt cannot be read: it answers ${status}` });
    newsstand.text("/robots.txt", "User-agent: *\nDisallow: /b");
    now = hourMs;
    expect([await allowed("/a"), await allowed("/b")]).toEqual([true, false]);
  });

  test("a server in trouble leaves the last copy in force", async () => {
    newsstand.text("/robots.txt", "User-agent: *\nDisallow: /b");
    expect(await allowed("/b")).toBe(false);
    newsstand.text("/robots.txt", "", { status: 500 });
    now = 25 * hourMs;
    expect([await allowed("/a"), await allowed("/b")]).toEqual([true, false]);
  });

  test("no connection allows nothing", async () => {
    await newsstand.close();
    expect(await allowed()).toBe(false);
    newsstand = await startNewsstand();
  });

  test("up to 5 redirects are followed; a longer chain is no robots.txt", async () => {
    for (let hop = 1; hop < 6; hop += 1)
      newsstand.on(
        `/${hop}`,
        (_request, response) => void response.writeHead(301, { location: `/${hop + 1}` }).end(),
      );
    newsstand.text("/6", closed);
    newsstand.on(
      "/robots.txt",
      (_request, response) => void response.writeHead(301, { location: "/2" }).end(),
    );
    expect(await allowed()).toBe(false);
    newsstand.on(
      "/robots.txt",
      (_request, response) => void response.writeHead(301, { location: "/1" }).end(),
    );
    now = 25 * hourMs;
    expect(await allowed()).toBe(true);
  });

  test("at least 500 KiB are read: a rule at their end counts, what is behind them does not", async () => {
    const filling = "# filling\n".repeat(51_190);
    newsstand.text(
      "/robots.txt",
      `User-agent: *\n${filling}Disallow: /b\n${"# filling\n".repeat(300_000)}Disallow: /a\n`,
    );
    expect([await allowed("/a"), await allowed("/b")]).toEqual([true, false]);
  });

  test("most specific group, longest match, Allow wins a tie, over the wire", async () => {
    newsstand.text(
      "/robots.txt",
      "User-agent: *\nDisallow: /\n\nUser-agent: Throughline\nDisallow: /a\nAllow: /a/b\nDisallow: /tie\nAllow: /tie\n",
    );
    const paths = ["/else", "/a/x", "/a/b/c", "/tie/1"];
    expect(await Promise.all(paths.map(allowed))).toEqual([true, false, true, true]);
  });

  test("processes that share a cache ask once between them, and each again once it has expired", async () => {
    newsstand.text("/robots.txt", closed);
    const shared = createRobotsCache();
    const processes = [1, 2, 3].map(() =>
      createRobots(
        web,
        sharedRobotsCache(shared, () => now),
        () => now,
      ),
    );
    const ask = async () => {
      const verdicts = [];
      for (const one of processes) verdicts.push((await one.verdict(newsstand.url("/a"))).allowed);
      return verdicts;
    };
    expect([await ask(), newsstand.requests.length]).toEqual([[false, false, false], 1]);
    now = 25 * hourMs;
    newsstand.remove("/robots.txt");
    expect([await ask(), newsstand.requests.length]).toEqual([[true, true, true], 2]);
  });

  test("a shorter life that the site asks for is kept", async () => {
    newsstand.text("/robots.txt", closed, { headers: { "cache-control": "max-age=3600" } });
    await allowed();
    now = 2 * hourMs;
    expect(await robots.known(newsstand.url("/a"))).toBeUndefined();
  });
});

test("the cache is bounded", () => {
  const cache = createRobotsCache(2);
  const record = { state: "unavailable", text: "", reason: "", expiresAt: 1 } as const;
  for (const origin of ["a", "b", "a", "c"]) cache.set(origin, record);
  expect(["a", "b", "c"].map((origin) => cache.get(origin) !== undefined)).toEqual([true, false, true]);
});
