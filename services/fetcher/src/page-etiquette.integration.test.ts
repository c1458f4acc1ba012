import { RetryLater } from "@throughline/contracts";
import { type Newsstand, type NewsstandHandler, startNewsstand } from "@throughline/testkit";
import { createWeb } from "@throughline/web";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gapsKept } from "../bench/gaps-kept.ts";
import { type FetcherBench, startFetcherBench } from "../bench/real-parts.ts";

const gapMs = 20;
let bench: FetcherBench;
let elsewhere: Newsstand;

beforeAll(async () => {
  bench = await startFetcherBench({ hostGapMs: gapMs });
  await bench.fresh();
});
afterAll(async () => {
  await bench.clear();
  await bench.stop();
});
// A new newsstand is a new host, with a robots.txt that nobody has read.
beforeEach(async () => {
  await bench.newsstand.close();
  bench.newsstand = await startNewsstand();
  elsewhere = await startNewsstand();
});
afterEach(() => elsewhere.close());

const html = "<!doctype html><title>Talks</title><article><p>The ministers met.</p></article>";
const redirect =
  (location: string, headers: Record<string, string> = {}): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(302, { location, ...headers }).end();
const fetchPath = async (path: string) => bench.fetch(await bench.discovered(bench.newsstand.url(path)));
const paths = (newsstand: Newsstand) => newsstand.requests.map(({ path }) => path);

/** Does a job as the queue would: when it is put off, again at that time. */
async function untilDone(fetch: () => Promise<{ outcome: string }>): Promise<string> {
  for (;;) {
    try {
      return (await fetch()).outcome;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.max(1, error.at.getTime() - Date.now())));
    }
  }
}

describe("14. a host has one request in flight and a gap between requests, across all processes", () => {
  test("three fetchers and twenty pages, whatever becomes of them", async () => {
    for (let n = 0; n < 20; n += 1)
      bench.newsstand.on(`/a/${n}`, (_request, response) => {
        setTimeout(() => response.writeHead(n % 2 ? 200 : 404, { "content-type": "text/html" }).end(html), 5);
      });
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, n) => bench.discovered(bench.newsstand.url(`/a/${n}`))),
    );
    const fetchers = [1, 2, 3].map(() => bench.workers()[1]);
    const outcomes = await Promise.all(
      ids.map((articleId, n) =>
        untilDone(async () => {
          const worker = fetchers[n % 3];
          if (!worker) throw new Error("there are three");
          return worker.handle({ articleId, revision: 0, run: 1 }, bench.context());
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "fetched")).toHaveLength(10);
    expect(bench.newsstand.mostInFlight()).toBe(1);
    expect(gapsKept(bench.newsstand.requests, gapMs)).toEqual({ gaps: 20, kept: 20 });
    expect(paths(bench.newsstand).filter((path) => path === "/robots.txt")).toHaveLength(1);
  });

  test("a host that is being asked puts the page off", async () => {
    bench.newsstand.page("/b", { html });
    const id = await bench.discovered(bench.newsstand.url("/b"));
    const lease = await bench.leases().acquire(new URL(bench.newsstand.origin).host);
    await expect(bench.fetch(id)).rejects.toBeInstanceOf(RetryLater);
    if (lease.granted) await lease.release();
    expect(await untilDone(() => bench.fetch(id))).toBe("fetched");
  });

  test("Crawl-delay counts for pages", async () => {
    bench.newsstand.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.3");
    for (const path of ["/c/1", "/c/2"]) {
      bench.newsstand.page(path, { html });
      const id = await bench.discovered(bench.newsstand.url(path));
      await untilDone(() => bench.fetch(id));
    }
    const [, ...pages] = bench.newsstand.requests;
    expect(gapsKept(pages, 300)).toEqual({ gaps: 1, kept: 1 });
  });

  test("a redirect to another host waits for that host's turn and keeps its gap", async () => {
    elsewhere.page("/d", { html });
    bench.newsstand.on("/d", redirect(elsewhere.url("/d")));
    const lease = await bench.leases().acquire(new URL(elsewhere.origin).host);
    const pending = fetchPath("/d");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(paths(elsewhere)).toEqual([]);
    if (lease.granted) await lease.release();
    expect((await pending).outcome).toBe("fetched");
    expect(paths(elsewhere)).toEqual(["/robots.txt", "/d"]);
    expect(gapsKept(elsewhere.requests, gapMs)).toEqual({ gaps: 1, kept: 1 });
  });
});

describe("16. no cookies, no Referer, no query added; redirects capped, each one rechecked", () => {
  test("nothing is carried along a chain of redirects", async () => {
    bench.newsstand.on("/e", redirect("/e2", { "set-cookie": "id=1; Path=/" }));
    bench.newsstand.on("/e2", redirect(elsewhere.url("/e3")));
    elsewhere.page("/e3", { html });
    expect((await fetchPath("/e")).outcome).toBe("fetched");
    expect([...paths(bench.newsstand), ...paths(elsewhere)]).toEqual([
      "/robots.txt",
      "/e",
      "/e2",
      "/robots.txt",
      "/e3",
    ]);
    for (const { headers } of [...bench.newsstand.requests, ...elsewhere.requests]) {
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("referer");
    }
  });

  test("more than five redirects are refused", async () => {
    for (let hop = 0; hop < 8; hop += 1) bench.newsstand.on(`/f${hop}`, redirect(`/f${hop + 1}`));
    expect(await fetchPath("/f0")).toMatchObject({
      outcome: "refused",
      evidence: { code: "tooManyRedirects" },
    });
    expect(paths(bench.newsstand)).toHaveLength(7);
  });

  test("a circle is refused", async () => {
    bench.newsstand.on("/g", redirect("/g2"));
    bench.newsstand.on("/g2", redirect("/g"));
    expect((await fetchPath("/g")).reason).toMatch(/in a circle/);
  });

  test.each(["http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd", "http://u:p@example.org/"])(
    "a redirect to %s is refused before any connection",
    async (location) => {
      bench.newsstand.on("/h", redirect(location));
      expect((await fetchPath("/h")).outcome).toBe("refused");
    },
  );
});

test("17. a stable User-Agent with the operator's contact, for robots.txt and page alike", async () => {
  bench.newsstand.page("/i", { html });
  await fetchPath("/i");
  const { userAgent } = createWeb({ version: "1", contact: "https://operator.example/bot" });
  expect(bench.newsstand.requests.map(({ headers }) => headers["user-agent"])).toEqual([
    userAgent,
    userAgent,
  ]);
});

test("18. Accept lists HTML for pages; Accept-Encoding only what is decoded", async () => {
  bench.newsstand.page("/j", { html });
  await fetchPath("/j");
  expect(bench.newsstand.requests.at(-1)?.headers).toMatchObject({
    accept: expect.stringMatching(/^text\/html, application\/xhtml\+xml/),
    "accept-encoding": "gzip, deflate, br, zstd",
  });
});

test("19. a bot challenge page is its own error, and no trick is tried", async () => {
  bench.newsstand.on("/k", (_request, response) => {
    response.writeHead(403, { "cf-mitigated": "challenge" }).end("Just a moment...");
  });
  expect(await fetchPath("/k")).toMatchObject({
    outcome: "refused",
    reason: expect.stringMatching(/asks for proof of a person \(Cloudflare\)/),
    evidence: { by: "bot challenge", guard: "Cloudflare" },
  });
  expect(paths(bench.newsstand)).toEqual(["/robots.txt", "/k"]);
});

describe("20. robots.txt for pages", () => {
  const robots =
    (status: number): NewsstandHandler =>
    (_request, response) =>
      void response.writeHead(status).end("User-agent: *\nDisallow: /");

  test("keeps us out, says by which rule, and is asked for once by all processes", async () => {
    bench.newsstand.text("/robots.txt", "User-agent: *\nDisallow: /l/");
    for (const path of ["/l/1", "/l/2"])
      expect(await fetchPath(path)).toMatchObject({
        outcome: "refused",
        reason: expect.stringMatching(
          /^the robots\.txt of 127\.0\.0\.1:\d+ keeps us out \(Disallow: \/l\/\)$/,
        ),
        evidence: { by: "robots.txt", rule: "Disallow: /l/" },
      });
    expect(paths(bench.newsstand)).toEqual(["/robots.txt"]);
  });

  test.each([
    [404, "fetched"],
    [403, "fetched"],
    [500, "refused"],
    [503, "refused"],
  ])("that answers %i: the page is %s", async (status, outcome) => {
    bench.newsstand.on("/robots.txt", robots(status));
    bench.newsstand.page("/m", { html });
    expect((await fetchPath("/m")).outcome).toBe(outcome);
  });

  test("counts on the host that a redirect leads to", async () => {
    elsewhere.text("/robots.txt", "User-agent: *\nDisallow: /n");
    elsewhere.page("/n", { html });
    bench.newsstand.on("/n", redirect(elsewhere.url("/n")));
    expect(await fetchPath("/n")).toMatchObject({
      outcome: "refused",
      evidence: { by: "robots.txt", host: new URL(elsewhere.origin).host },
    });
    expect(paths(elsewhere)).toEqual(["/robots.txt"]);
  });
});
