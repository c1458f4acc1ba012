import { describe, expect, test } from "vitest";
import { feedKey, feedTwins } from "./feed-twins.ts";

describe("the twins of a feed's URL", () => {
  test.each([
    ["the scheme", "http://example.org/rss", "https://example.org/rss"],
    ["a slash at the end", "https://example.org/feed", "https://example.org/feed/"],
    ["a slash before the query", "https://example.org/feed?cat=1", "http://example.org/feed/?cat=1"],
    ["the front page's slash", "http://example.org", "https://example.org/"],
    ["the usual port", "https://example.org:443/rss", "https://example.org/rss"],
    ["case of the host", "https://EXAMPLE.org/rss", "https://example.org/rss"],
    ["tracking parameters", "https://example.org/rss?utm_source=x", "https://example.org/rss"],
    ["a fragment", "https://example.org/rss#top", "https://example.org/rss"],
  ])("%s makes no other feed", (_name, one, other) => {
    expect(feedKey(one)).toBe(feedKey(other));
    expect(feedTwins(one)).toContain(new URL(feedTwins(other)[0] ?? "").href);
  });

  test.each([
    ["another path", "https://example.org/rss", "https://example.org/atom"],
    ["another query", "https://example.org/rss?cat=1", "https://example.org/rss?cat=2"],
    ["case of the path", "https://example.org/RSS", "https://example.org/rss"],
    ["another host", "https://www.example.org/rss", "https://example.org/rss"],
    ["another port", "https://example.org:8443/rss", "https://example.org/rss"],
  ])("%s does", (_name, one, other) => {
    expect(feedKey(one)).not.toBe(feedKey(other));
    expect(feedTwins(one)).not.toContain(other);
  });

  test("its own URL comes first, and what is no web URL has none", () => {
    expect(feedTwins("http://example.org/feed/")).toEqual([
      "http://example.org/feed/",
      "https://example.org/feed",
      "https://example.org/feed/",
      "http://example.org/feed",
    ]);
    expect(feedTwins("mailto:news@example.org")).toEqual([]);
    expect(feedTwins("no url")).toEqual([]);
  });
});
