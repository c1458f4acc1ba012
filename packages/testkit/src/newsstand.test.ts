import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Newsstand, startNewsstand } from "./newsstand.ts";
import { mostInFlight } from "./newsstand-requests.ts";

let newsstand: Newsstand;
beforeAll(async () => {
  newsstand = await startNewsstand();
});
afterAll(() => newsstand.close());

describe("newsstand", () => {
  test.each(["rss", "atom", "json"] as const)("serves a feed as %s", async (format) => {
    newsstand.feed("/feed", { title: "A & B", format, entries: [{ title: "One <1>", path: "/a/1" }] });
    const answer = await fetch(newsstand.url("/feed"));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain(format);
    const body = await answer.text();
    expect(body).toContain(newsstand.url("/a/1"));
    expect(body).toContain(format === "json" ? "One <1>" : "One &lt;1&gt;");
  });

  test("answers 304 to its own validators until the fixture changes", async () => {
    newsstand.page("/p", { html: "<p>one</p>" });
    const first = await fetch(newsstand.url("/p"));
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect((await fetch(newsstand.url("/p"), { headers })).status).toBe(304);
    newsstand.page("/p", { html: "<p>two</p>" });
    expect(await (await fetch(newsstand.url("/p"), { headers })).text()).toBe("<p>two</p>");
  });

  test("validators can be switched off", async () => {
    newsstand.text("/plain", "x", { validators: false });
    expect((await fetch(newsstand.url("/plain"))).headers.get("etag")).toBeNull();
  });

  test("answers by hand, by path with and without query, and 404 else", async () => {
    newsstand.on("/moved", (_request, response) => void response.writeHead(301, { location: "/p" }).end());
    const answer = await fetch(newsstand.url("/moved?x=1"), { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([301, "/p"]);
    newsstand.remove("/moved");
    expect((await fetch(newsstand.url("/moved"))).status).toBe(404);
    expect(newsstand.requests.at(-1)).toMatchObject({ method: "GET", path: "/moved", status: 404 });
  });

  test("serves a folder of pages", async () => {
    const folder = await mkdtemp(join(tmpdir(), "newsstand-"));
    await writeFile(join(folder, "b.html.gz"), gzipSync("<title>B &amp; co</title>"));
    await writeFile(join(folder, "a.html"), Buffer.from("<title>A</title>\xe9", "latin1"));
    const pages = await newsstand.pagesFrom(folder);
    expect(pages.map(({ path, title }) => [path, title])).toEqual([
      ["/a/a", "A"],
      ["/a/b", "B & co"],
    ]);
    const [a, b] = await Promise.all(pages.map((page) => fetch(newsstand.url(page.path))));
    expect(a?.headers.get("content-type")).toBe("text/html");
    expect(await b?.text()).toBe("<title>B &amp; co</title>");
  });

  test("counts the most requests in flight per prefix", () => {
    const request = (path: string, at: number, endedAt?: number) => ({
      method: "GET",
      path,
      headers: {},
      at,
      endedAt,
      status: 200,
    });
    const log = [request("/a/1", 0, 10), request("/a/2", 10, 30), request("/b", 5, 40), request("/a/3", 20)];
    expect([mostInFlight(log, "/a/"), mostInFlight(log, "/b"), mostInFlight(log)]).toEqual([2, 1, 3]);
  });
});
