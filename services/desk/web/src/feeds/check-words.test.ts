import { describe, expect, it } from "vitest";
import { madeUpCheck } from "../../dev/made-up-check.ts";
import { checkFacts, checkTitle } from "./check-words.ts";

const now = Date.parse("2025-06-23T12:00:00Z");
const check = madeUpCheck("https://new.example", [], now);
const factsOf = (over: Partial<typeof check>) =>
  Object.fromEntries(checkFacts({ ...check, ...over } as typeof check, now));

describe("a check in words", () => {
  it("names each fact", () => {
    expect(factsOf({})).toEqual({
      Redirects: "http://new.example/rss.xml (301) → https://new.example/rss.xml",
      Answer: "200, application/rss+xml, 48,211 bytes in 340 ms",
      Charset: "windows-1251, named by the document; the header says utf-8, but the bytes are something else",
      Unchanged: "Told by ETag and Last-Modified",
      Format: "rss, ru",
      Entries: "30, the newest 12 min ago, the oldest 1 d ago",
      "Of these": "2 without a date",
      Mended: "ampersands that stand for themselves; namespaces that nobody declared",
      Hub: "https://hub.example/ pushes what is new",
      Pace: "About 210 entries a week",
      Polled: "About every 1 h: the shortest time that is set",
      Pages: "May be fetched by robots.txt, one every 5 s",
    });
  });

  it.each([
    [
      "an unreachable address has none",
      { answer: null, charset: null, feed: null, pace: null, robots: null },
      {},
    ],
    [
      "robots.txt that refuses",
      {
        answer: null,
        feed: null,
        pace: null,
        robots: { url: "", allowed: false, rule: "Disallow: /", crawlDelaySeconds: null },
      },
      { Pages: "May not be fetched by robots.txt (Disallow: /)" },
    ],
  ] as [string, Partial<typeof check>, Record<string, string>][])("%s", (_name, over, facts) => {
    expect(factsOf(over)).toEqual(facts);
  });

  it("is called by the feed's title, else by the host", () => {
    expect(checkTitle(check)).toBe("New Example: all news");
    expect(checkTitle({ feed: null, url: "https://new.example/rss" })).toBe("new.example");
  });
});
