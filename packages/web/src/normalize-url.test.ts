import { expect, test } from "vitest";
import { normalizeUrl } from "./normalize-url.ts";

test.each<[string, string | undefined]>([
  ["https://Example.ORG/A?b=1", "https://example.org/A?b=1"],
  ["http://example.org:80/a", "http://example.org/a"],
  ["https://example.org:443/a", "https://example.org/a"],
  ["https://example.org:8443/a", "https://example.org:8443/a"],
  ["https://example.org./a", "https://example.org/a"],
  ["https://example.org/a#comments", "https://example.org/a"],
  ["https://example.org/a?", "https://example.org/a"],
  ["https://example.org/a?utm_source=rss&utm_medium=feed", "https://example.org/a"],
  ["https://example.org/a?id=7&UTM_Source=x&p=2", "https://example.org/a?id=7&p=2"],
  ["https://example.org/a?p=a%20b&fbclid=1&q=x+y", "https://example.org/a?p=a%20b&q=x+y"],
  ["https://www.bbc.co.uk/news/1?at_medium=RSS&at_campaign=rss", "https://www.bbc.co.uk/news/1"],
  ["https://www.dw.com/en/a-1?maca=en-rss-en-all-1573-xml-mrss", "https://www.dw.com/en/a-1"],
  ["https://www.aljazeera.com/n/1?traffic_source=rss", "https://www.aljazeera.com/n/1"],
  ["https://example.org/a?partner=rss&emc=rss", "https://example.org/a"],
  ["https://example.org/a?partner=17", "https://example.org/a?partner=17"],
  ["https://example.org/a?&&id=1&", "https://example.org/a?id=1"],
  ["  https://example.org/a%20 ", "https://example.org/a"],
  ['https://example.org/a">', "https://example.org/a"],
  ["https://user:secret@example.org/a", "https://example.org/a"],
  ["https://example.org//a//b", "https://example.org/a//b"],
  ["https://example.org/новость", "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"],
  ["https://example.org", "https://example.org/"],
  ["mailto:x@example.org", undefined],
  ["/relative", undefined],
  ["", undefined],
])("%s", (url, expected) => {
  expect(normalizeUrl(url)).toBe(expected);
  if (expected) expect(normalizeUrl(expected)).toBe(expected);
});
