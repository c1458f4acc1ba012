import { createWeb } from "@throughline/web";
import { expect, test } from "vitest";
import { checkedUrlOf, givenUrl } from "./given-url.ts";

test.each([
  ["example.org", "https://example.org"],
  [" example.org/rss \n", "https://example.org/rss"],
  ["example.org:8080/rss", "https://example.org:8080/rss"],
  ["http://example.org/rss", "http://example.org/rss"],
  ["feed://example.org/rss", "https://example.org/rss"],
  ["feed:https://example.org/rss", "https://example.org/rss"],
  ["FEED:http://example.org/rss", "http://example.org/rss"],
  ["feed://http://example.org/rss", "http://example.org/rss"],
  ["ftp://example.org/rss", "ftp://example.org/rss"],
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["mailto:news@example.org", "mailto:news@example.org"],
  ["", "https://"],
])("%j means %s", (given, url) => {
  expect(givenUrl(given)).toBe(url);
});

test("a refusal names what was given", async () => {
  const web = createWeb({ version: "1" });
  expect(checkedUrlOf(web, "example.org")).toBe("https://example.org/");
  expect(() => checkedUrlOf(web, "two words")).toThrow(/^"two words" is not a URL/);
  expect(() => checkedUrlOf(web, "feed://10.0.0.1/x")).toThrow(/10\.0\.0\.1/);
  await web.close();
});
