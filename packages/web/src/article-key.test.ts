import { expect, test } from "vitest";
import { articleKey, isSameSite } from "./article-key.ts";

const key = "example.org/news/talks-go-on-4711";

test.each<[string, string]>([
  ["as it is", "https://example.org/news/talks-go-on-4711"],
  ["http", "http://example.org/news/talks-go-on-4711"],
  ["the default port", "http://example.org:80/news/talks-go-on-4711"],
  ["www.", "https://www.example.org/news/talks-go-on-4711"],
  ["a slash at the end", "https://example.org/news/talks-go-on-4711/"],
  ["a fragment", "https://example.org/news/talks-go-on-4711#comments"],
  ["tracking", "https://example.org/news/talks-go-on-4711?utm_source=rss&fbclid=1"],
  ["a mobile host", "https://m.example.org/news/talks-go-on-4711"],
  ["a mobile host, spelled out", "http://mobile.example.org/news/talks-go-on-4711"],
  ["a mobile host with www.", "https://www.m.example.org/news/talks-go-on-4711"],
  ["an AMP host", "https://amp.example.org/news/talks-go-on-4711"],
  ["/amp behind", "https://example.org/news/talks-go-on-4711/amp"],
  ["/amp/ behind", "https://www.example.org/news/talks-go-on-4711/amp/"],
  ["/amp.html behind", "https://example.org/news/talks-go-on-4711/amp.html"],
  ["/amp before", "https://example.org/amp/news/talks-go-on-4711"],
  [".amp", "https://example.org/news/talks-go-on-4711.amp"],
  ["?amp=1", "https://example.org/news/talks-go-on-4711?amp=1"],
  ["?amp", "https://example.org/news/talks-go-on-4711?amp"],
  ["?outputType=amp", "https://example.org/news/talks-go-on-4711?outputType=amp"],
  ["AMP cache", "https://cdn.ampproject.org/c/s/example.org/news/talks-go-on-4711/amp/"],
  ["AMP viewer", "https://www.google.com/amp/s/www.example.org/news/talks-go-on-4711"],
  ["print", "https://example.org/news/talks-go-on-4711?print=1"],
  ["an index page", "https://example.org/news/talks-go-on-4711/index.html"],
  ["another index page", "https://example.org/news/talks-go-on-4711/Default.aspx"],
  ["a session", "https://example.org/news/talks-go-on-4711;jsessionid=0A1B?PHPSESSID=7"],
  ["octets that need no percent sign", "https://example.org/news/talks%2Dgo-on-4711"],
  ["an aggregator", "https://l.facebook.com/l.php?u=http%3A%2F%2Fm.example.org%2Fnews%2Ftalks-go-on-4711"],
])("one article under its many URLs: %s", (_name, url) => {
  expect(articleKey(url)).toBe(key);
});

test.each<[string, string, string]>([
  ["the order of parameters does not count", "https://a.example/x?b=2&a=1", "a.example/x?a=1&b=2"],
  ["other ports are other sites", "http://example.org:8080/a", "example.org:8080/a"],
  ["page.amp.html", "https://example.org/a.amp.html", "example.org/a.html"],
  ["a language edition", "https://fa.example.org/a", "fa.example.org/a"],
  [
    "Wikipedia's mobile edition",
    "https://en.m.wikipedia.org/wiki/Treaty_of_2025",
    "en.wikipedia.org/wiki/Treaty_of_2025",
  ],
  ["front pages of mobile hosts stay apart", "https://m.example.org/", "m.example.org/"],
  ["so do their sections", "https://m.example.org/world", "m.example.org/world"],
  ["a domain called m", "https://m.co/talks-go-on-4711", "m.co/talks-go-on-4711"],
  ["a domain called mobile", "https://mobile.de/talks-go-on-4711", "mobile.de/talks-go-on-4711"],
  ["a blog called m", "https://m.blogspot.com/2025/06/talks.html", "m.blogspot.com/2025/06/talks.html"],
  ["a page that is called amp", "https://example.org/amp", "example.org/amp"],
  ["an index with a parameter", "https://example.org/index.php?id=5", "example.org/?id=5"],
  ["the page of a long article", "https://example.org/a?page=2", "example.org/a?page=2"],
  ["the case of a path counts", "https://example.org/Abc", "example.org/Abc"],
  ["a slash that is encoded", "https://example.org/a%2fb", "example.org/a%2Fb"],
  ["an address", "http://127.0.0.1:4000/a/", "127.0.0.1:4000/a"],
  ["another script", "https://example.org/новость", "example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"],
])("%s", (_name, url, expected) => {
  expect(articleKey(url)).toBe(expected);
});

test("what is no URL of the web has none", () => {
  expect(["mailto:x@example.org", "urn:x", ""].map(articleKey)).toEqual([undefined, undefined, undefined]);
});

test.each([
  ["https://edition.example.org/a", "https://www.example.org/b", true],
  ["https://one.co.uk/a", "https://two.co.uk/a", false],
  ["https://one.blogspot.com/a", "https://two.blogspot.com/a", false],
  ["http://127.0.0.1:1/a", "http://127.0.0.1:2/a", true],
  ["http://127.0.0.1/a", "http://127.0.0.2/a", false],
])("%s and %s are of one site: %s", (one, other, same) => {
  expect(isSameSite(one, other)).toBe(same);
});
