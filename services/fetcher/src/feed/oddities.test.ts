import type { FeedEntry } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../parse-feed.ts";
import { readAgain } from "./second-reader.ts";

const url = "https://example.org/news/feed.xml";
const read = (text: string) => parseFeed(Buffer.from(text), { url });
const rss = (item: string, root = "") =>
  `<rss version="2.0" ${root}><channel><title>News</title><item>${item}</item></channel></rss>`;
const atom = (entry: string, root = "") =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${root}><title>News</title><entry>${entry}</entry></feed>`;

describe("what public conformance sets ask of an entry", () => {
  test.each<[string, string, Partial<FeedEntry>]>([
    [
      "several authors",
      atom("<author><name>A</name></author><author><name>B</name></author>"),
      { authors: ["A", "B"] },
    ],
    [
      "an author with an address alone",
      atom("<author><email>a@b.c</email></author>"),
      { authors: ["a@b.c"] },
    ],
    [
      "a list of creators",
      rss("<dc:creator>A</dc:creator><dc:creator>B</dc:creator>"),
      { authors: ["A", "B"] },
    ],
    ["iTunes' author where there is no other", rss("<itunes:author>A</itunes:author>"), { authors: ["A"] }],
    [
      "categories with scheme and label",
      atom('<category term="t" scheme="s" label="L"/><category label="M"/>'),
      { categories: ["t", "M"] },
    ],
    [
      "iTunes' categories, nested ones too",
      rss('<itunes:category text="Technology"><itunes:category text="Gadgets"/></itunes:category>'),
      { categories: ["Technology", "Gadgets"] },
    ],
    ["Media RSS's category", rss("<media:category>world</media:category>"), { categories: ["world"] }],
    [
      "media in groups, and thumbnails",
      rss(
        '<media:group><media:content url="/a.jpg" medium="image"/></media:group><media:thumbnail url="/t.jpg"/>',
      ),
      {
        media: [{ url: "https://example.org/a.jpg", type: "image/*" }, { url: "https://example.org/t.jpg" }],
      },
    ],
    [
      "a guid that is a permalink",
      rss("<guid>https://example.org/1</guid>"),
      { url: "https://example.org/1" },
    ],
    [
      "a guid that is none",
      rss('<guid isPermaLink="false">https://example.org/1</guid>'),
      { id: "https://example.org/1", url: "" },
    ],
    [
      "FeedBurner's original link",
      rss(
        "<link>https://burner.example/1</link><f:origLink>https://example.org/1</f:origLink>",
        'xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"',
      ),
      { url: "https://example.org/1" },
    ],
    ["comments that are no link", rss("<comments>https://example.org/c</comments>"), { url: "" }],
    [
      "Atom's link in RSS",
      rss('<a:link href="https://example.org/1"/>', 'xmlns:a="http://www.w3.org/2005/Atom"'),
      { url: "https://example.org/1" },
    ],
    [
      "a source that is not the entry",
      atom("<title>One</title><source><title>Two</title></source>"),
      { title: "One" },
    ],
    [
      "content elsewhere",
      atom('<content src="https://example.org/1.html" type="text/html"/><summary>s</summary>'),
      { contentHtml: "", summaryHtml: "s" },
    ],
    ["text content", atom('<content type="text">1 &lt; 2</content>'), { contentHtml: "1 &lt; 2" }],
    ["escaped HTML", atom('<content type="html">&lt;p>x&lt;/p></content>'), { contentHtml: "<p>x</p>" }],
    [
      "XHTML under a prefix",
      atom(
        '<content type="xhtml"><x:div><x:p>a &amp; b</x:p></x:div></content>',
        'xmlns:x="http://www.w3.org/1999/xhtml"',
      ),
      { contentHtml: "<p>a &amp; b</p>" },
    ],
    ["CDATA in pieces", rss("<title><![CDATA[a]]> b <![CDATA[c]]></title>"), { title: "a b c" }],
    ["CDATA that ends within", rss("<title><![CDATA[a]]]]><![CDATA[>b]]></title>"), { title: "a]]>b" }],
    ["a title escaped twice", rss("<title>A &amp;amp; B</title>"), { title: "A & B" }],
    [
      "entities that the document declares",
      `<!DOCTYPE rss [<!ENTITY n "News">]>${rss("<title>&n;</title>")}`,
      { title: "News" },
    ],
    [
      "prefixes of its own",
      rss("<q:creator>A</q:creator>", 'xmlns:q="http://purl.org/dc/elements/1.1/"'),
      { authors: ["A"] },
    ],
    [
      "a bare ampersand in a URL",
      rss("<link>https://example.org/?a=1&b=2</link>"),
      { url: "https://example.org/?a=1&b=2" },
    ],
    [
      "an enclosure in a link",
      atom('<link rel="enclosure" href="/a.mp3" length="5"/>'),
      {
        enclosures: [{ url: "https://example.org/a.mp3", length: 5 }],
      },
    ],
    ["names of JavaScript's own", rss("<constructor>x</constructor><title>One</title>"), { title: "One" }],
  ])("%s", async (_name, text, expected) => {
    expect((await read(text)).entries[0]).toMatchObject(expected);
  });
});

describe("broken documents give the entries that can be read", () => {
  const items = "<item><title>One</title></item><item><title>Two</title></item>";
  const whole = `<rss><channel><title>News</title>${items}</channel></rss>`;
  test.each<[string, string]>([
    ["cut within an entry", `${whole.slice(0, -20)}<item><title>Th`],
    ["stray bytes after the end", `${whole}\n0\r\n<!-- 12 ms -->`],
    ["a second root", `${whole}${whole}`],
    [
      "a server's warnings before",
      `<br />\n<b>Warning</b>: include() in line 3<br />\n<?xml version="1.0"?>${whole}`,
    ],
    ["a paragraph before", `<p>Deprecated</p><?xml version="1.0"?>${whole}`],
    ["three hundred elements that nobody closes", whole.replace("<item>", `${"<x>".repeat(300)}<item>`)],
  ])("%s", async (_name, text) => {
    const titles = (await read(text)).entries.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["One", "Two"]));
  });
});

test.each<[string, string]>([
  ["rss", rss("<title>One</title><link>/1</link>")],
  ["atom", atom('<id>1</id><title>One</title><link href="/1"/>')],
])("the second reader reads %s on its own", (format, text) => {
  const feed = readAgain(text, url);
  expect(feed).toMatchObject({ format, title: "News" });
  expect(feed.entries[0]).toMatchObject({ title: "One", url: "https://example.org/1" });
});
