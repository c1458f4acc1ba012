import type { FeedCheck } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { problem, runAgainst } from "./fixture-desk.ts";

const check = (facts: Partial<FeedCheck> = {}): FeedCheck => ({
  url: "https://example.org/",
  verdict: "feed",
  summary: "It can be added: 2 entries, about 14 a week. It would be polled every 12 h.",
  whatToDo: "",
  addedAs: "https://example.org/rss",
  page: { url: "https://example.org/", by: "link" },
  answer: {
    status: 200,
    finalUrl: "https://example.org/rss",
    redirects: [{ url: "http://example.org/rss", status: 301 }],
    contentType: "text/xml",
    bytes: 1234,
    durationMs: 80,
    etag: true,
    lastModified: false,
  },
  charset: {
    name: "windows-1251",
    source: "declaration",
    conflicts: ["the header says utf-8, but the bytes are something else"],
  },
  feed: {
    format: "rss",
    title: "Example \u001b[31mNews",
    link: "https://example.org/",
    language: "ru",
    hub: null,
    repairs: ["ampersands that stand for themselves"],
    entries: 2,
    newest: "2026-06-23T11:00:00Z",
    oldest: "2026-06-22T12:00:00Z",
    withoutId: 0,
    withoutDate: 1,
    withoutPage: 0,
    sample: [{ title: "One", url: "https://example.org/1", publishedAt: "2026-06-23T11:00:00Z" }],
  },
  pace: {
    entriesPerWeek: 14,
    intervalSeconds: 43_200,
    because: "it is the feed's own pace",
    ttlMinutes: 60,
    freshSeconds: null,
  },
  robots: { url: "https://example.org/1", allowed: false, rule: "Disallow: /", crawlDelaySeconds: 5 },
  known: null,
  offers: [],
  ...facts,
});
const checked = (facts?: Partial<FeedCheck>, ...more: string[]) =>
  runAgainst({ "POST /feeds/check": check(facts) }, ["feeds", "check", "example.org", ...more]);

describe("feeds check", () => {
  test("says what would happen first, then what it stands on", async () => {
    const { code, out, heard } = await checked();
    expect(code).toBe(0);
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ url: "example.org" });
    expect(out.split("\n")[0]).toBe(
      "It can be added: 2 entries, about 14 a week. It would be polled every 12 h.",
    );
    for (const words of [
      /^feed +https:\/\/example\.org\/rss \(the page links it\)$/m,
      /^redirect +301 from http:\/\/example\.org\/rss$/m,
      /^answer +200, text\/xml, 1234 bytes, 80 ms$/m,
      /^charset +windows-1251, by the document; the header says utf-8/m,
      /^entries +2, newest 1 h ago, oldest 24 h ago$/m,
      /^of these +1 without a date$/m,
      /^mended +ampersands that stand for themselves$/m,
      /^unchanged +can be told by ETag$/m,
      /^polled +about every 12 h: it is the feed's own pace$/m,
      /^asked for +the feed asks for 60 min$/m,
      /^pages +refused by robots\.txt \(Disallow: \/\), one every 5 s$/m,
      /^ +1 h ago +One +https:\/\/example\.org\/1$/m,
    ])
      expect(out).toMatch(words);
    expect(out).not.toContain("\u001b");
  });

  test("lists what a page offers, and fails", async () => {
    const { code, out } = await checked({
      verdict: "choices",
      summary: "The page offers 2 feeds.",
      whatToDo: "Choose one and add it by its address.",
      addedAs: null,
      page: null,
      feed: null,
      pace: null,
      robots: null,
      offers: [
        { url: "https://example.org/a", title: "All", knownAs: null },
        { url: "https://example.org/b", title: "World", knownAs: "f0001" },
      ],
    });
    expect(code).toBe(1);
    expect(out).toContain("Choose one and add it by its address.");
    expect(out).toMatch(/^https:\/\/example\.org\/b +World +f0001$/m);
  });

  test("tells machines all of it", async () => {
    const { out } = await checked({}, "--json");
    expect(JSON.parse(out)).toEqual(check());
  });

  test("that is refused prints the desk's words", async () => {
    const detail = '"ftp://x" is neither an http nor an https URL. Give the address of a feed or of a site.';
    const { code, err } = await runAgainst({ "POST /feeds/check": problem(422, detail) }, [
      ...["feeds", "check", "ftp://x"],
    ]);
    expect([code, err]).toEqual([1, `${detail}\n`]);
  });
});
