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

const answer =
  (status: number, headers: Record<string, string> = {}, body = "x"): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

const discovered = (url?: string, contentHtml = "") => bench.discovered(url, { contentHtml });

const fullText = `<p>${"The ministers met again on Tuesday and said that they would go on. ".repeat(20)}</p>`;
const html = "<!doctype html><title>Talks</title><article><p>The ministers met.</p></article>";

describe("a page", () => {
  test("becomes a snapshot, and the job of the next step", async () => {
    bench.newsstand.page("/a/1", { html });
    const id = await discovered();
    const outcome = await bench.fetch(id);
    expect(outcome).toMatchObject({
      outcome: "fetched",
      evidence: { status: 200, bytes: html.length, redirects: 0 },
    });
    const [next] = outcome.next ?? [];
    expect(next).toMatchObject({ articleId: id, revision: 0, run: 1 });
    const snapshot = await bench.store.snapshots.load(next?.snapshotId ?? "");
    expect(Buffer.from(snapshot?.body ?? []).toString()).toBe(html);
    expect(snapshot).toMatchObject({
      contentType: "text/html; charset=utf-8",
      httpStatus: 200,
      fetchedAt: bench.now,
    });
    expect(Object.keys(snapshot?.headers ?? {})).toEqual(expect.arrayContaining(["etag", "last-modified"]));
  });

  test("that an earlier try brought is not asked for again", async () => {
    bench.newsstand.page("/a/1", { html });
    const id = await discovered();
    const first = await bench.fetch(id);
    const asked = bench.newsstand.requests.length;
    expect(await bench.fetch(id)).toMatchObject({
      outcome: "fetched",
      next: first.next,
      evidence: { from: "snapshot" },
    });
    expect(bench.newsstand.requests).toHaveLength(asked);
  });

  test("is asked for conditionally once it was cleaned", async () => {
    bench.newsstand.page("/a/1", { html });
    const id = await discovered();
    await bench.fetch(id);
    await bench.store.db.updateTable("articles").set({ revision: 1 }).where("id", "=", id).execute();
    expect(await bench.fetch(id)).toMatchObject({ outcome: "notModified" });
    expect(bench.newsstand.requests.at(-1)?.headers).toHaveProperty("if-none-match");
  });

  test.each<[string, NewsstandHandler, string, RegExp]>([
    ["not found", answer(404), "gone", /answers 404/],
    ["gone", answer(410), "gone", /answers 410/],
    ["forbidden", answer(403), "refused", /answers 403/],
    ["for subscribers", answer(402), "refused", /answers 402/],
    ["barred by law", answer(451), "refused", /answers 451/],
    [
      "a file",
      answer(200, { "content-type": "application/pdf" }),
      "refused",
      /it is application\/pdf, not a page/,
    ],
    [
      "a redirect to the inside",
      answer(302, { location: "http://169.254.169.254/" }),
      "refused",
      /not fetched from 169\.254\.169\.254/,
    ],
    [
      "too large",
      answer(200, { "content-type": "text/html" }, "x".repeat(6_000_000)),
      "refused",
      /larger than/,
    ],
  ])("%s", async (_name, handler, outcome, reason) => {
    bench.newsstand.on("/a/1", handler);
    const ended = await bench.fetch(await discovered());
    expect(ended.outcome).toBe(outcome);
    expect(ended.reason).toMatch(reason);
  });

  test("a refused address is refused before any connection", async () => {
    const ended = await bench.fetch(await discovered("http://10.1.2.3/a"));
    expect(ended).toMatchObject({ outcome: "refused", evidence: { code: "refusedAddress" } });
  });

  test.each([500, 502, 429, 503])("%i is tried again", async (status) => {
    bench.newsstand.on("/a/1", answer(status));
    await expect(bench.fetch(await discovered())).rejects.toThrow(`answers ${status}`);
  });

  test("no connection is tried again", async () => {
    const id = await discovered();
    bench.newsstand.on("/robots.txt", answer(404));
    bench.newsstand.on("/a/1", (_request, response) => void response.destroy());
    await expect(bench.fetch(id)).rejects.toMatchObject({ code: "connection" });
  });

  test.each([429, 503])("9. %i with Retry-After is put off, 429 with its host", async (status) => {
    bench.now = new Date();
    bench.newsstand.on("/a/1", answer(status, { "retry-after": "50" }));
    const put = await bench.fetch(await discovered()).catch((error) => error);
    expect(put).toBeInstanceOf(RetryLater);
    expect(put.at.getTime() - bench.now.getTime()).toBeCloseTo(50_000, -3);
    const lease = await bench.leases().acquire(new URL(bench.newsstand.origin).host);
    expect(lease.granted).toBe(status === 503);
  });

  test("a site that puts it off for more than a day refuses it", async () => {
    bench.newsstand.on("/a/1", answer(503, { "retry-after": "86401" }));
    expect((await bench.fetch(await discovered())).outcome).toBe("refused");
  });
});

describe("the feed's own text", () => {
  test.each<[string, NewsstandHandler, number]>([
    ["a page that is refused", answer(403), 1],
    ["a page that is gone", answer(404), 1],
    ["a server that fails again", answer(500), 2],
  ])("takes the place of %s, and says so", async (_name, handler, attempt) => {
    bench.newsstand.on("/a/1", handler);
    const outcome = await bench.fetch(await discovered(undefined, fullText), attempt);
    expect(outcome).toMatchObject({ outcome: "fetched", evidence: { from: "feed" } });
    expect(outcome.reason).toMatch(/^the text that its feed gave, since 127\.0\.0\.1:\d+ answers \d+$/);
    const snapshot = await bench.store.snapshots.load(outcome.next?.[0]?.snapshotId ?? "");
    const page = Buffer.from(snapshot?.body ?? []).toString();
    expect(page).toContain("<h1>Talks &amp; more</h1>");
    expect(page).toContain(fullText);
  });

  test("is not taken when it is a teaser, or at the first failure of a server", async () => {
    bench.newsstand.on("/a/1", answer(403));
    expect((await bench.fetch(await discovered())).outcome).toBe("refused");
    bench.newsstand.on("/a/2", answer(500));
    await expect(bench.fetch(await discovered(bench.newsstand.url("/a/2"), fullText))).rejects.toThrow("500");
  });
});
