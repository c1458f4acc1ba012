import { describe, expect, test } from "vitest";
import { htmlFeedLinks } from "./feed-links.ts";

const base = "https://example.org/news/index.html";
const urls = (html: string) => htmlFeedLinks(html, base).map(({ url }) => url);
const rss = 'type="application/rss+xml"';

describe("23. link[rel~=alternate] of a feed type, resolved against <base>", () => {
  test.each<[string, string, string[]]>([
    ["RSS", `<link rel="alternate" ${rss} href="/rss">`, ["https://example.org/rss"]],
    [
      "Atom, JSON Feed and RDF",
      '<link rel=alternate type=application/atom+xml href=a><link rel=alternate type=application/feed+json href=b><link rel=alternate type="application/rdf+xml; charset=utf-8" href=c>',
      ["https://example.org/news/a", "https://example.org/news/b", "https://example.org/news/c"],
    ],
    [
      "base",
      `<base href="//cdn.example.org/x/"><link rel="alternate" ${rss} href="rss">`,
      ["https://cdn.example.org/x/rss"],
    ],
    [
      "base behind the link",
      `<link rel="alternate" ${rss} href="rss"><base href="/y/">`,
      ["https://example.org/y/rss"],
    ],
    [
      "upper case, single quotes, several rels",
      `<LINK HREF='/RSS' TYPE='APPLICATION/RSS+XML' REL='Home ALTERNATE'/>`,
      ["https://example.org/RSS"],
    ],
    [
      "the same twice",
      `<link rel=alternate ${rss} href=/r><link rel=alternate ${rss} href=/r>`,
      ["https://example.org/r"],
    ],
    [
      "character references",
      `<link rel=alternate ${rss} href="/r?a=1&amp;b=2">`,
      ["https://example.org/r?a=1&b=2"],
    ],
    [
      "other languages' pages are no feeds",
      '<link rel="alternate" hreflang="ru" href="/ru"><link rel=alternate type=text/html href=/m>',
      [],
    ],
    [
      "style sheets and oEmbed are no feeds",
      '<link rel=stylesheet href=/s><link rel=alternate type=application/json+oembed href=/o><link rel=alternate type=application/json href="/wp-json/wp/v2/posts/1">',
      [],
    ],
    [
      "comments and scripts hold none",
      `<!-- <link rel=alternate ${rss} href=/a> --><script>"<link rel=alternate ${rss} href=/b>"</script>`,
      [],
    ],
    [
      "other schemes",
      `<link rel=alternate ${rss} href="feed:x"><link rel=alternate ${rss} href="javascript:x">`,
      [],
    ],
    [
      "an attribute that holds a tag's end",
      `<meta content="a>b"><link title="a>b" rel=alternate ${rss} href=/r>`,
      ["https://example.org/r"],
    ],
  ])("%s", (_name, html, expected) => {
    expect(urls(html)).toEqual(expected);
  });

  test("gives titles, in the order of the page", () => {
    const html = `<link rel=alternate ${rss} href=/2 title="Iran &amp; Russia"><link rel=alternate ${rss} href=/1>`;
    expect(htmlFeedLinks(html, base).map(({ title }) => title)).toEqual(["Iran & Russia", ""]);
  });

  test.each([
    "<link ".repeat(200_000),
    `<link${" a=b".repeat(300_000)}`,
    "<!--".repeat(300_000),
    "<script>".repeat(150_000),
    `<link${" ".repeat(1_000_000)}`,
    "<a".repeat(500_000),
  ])("a flood is passed in linear time (case %#)", (html) => {
    const started = performance.now();
    htmlFeedLinks(html, base);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
