import { describe, expect, test } from "vitest";
import { NotAFeed } from "./not-a-feed.ts";
import { parseFeed } from "./parse-feed.ts";

const url = "https://example.org/news/feed.xml";
const parsed = (text: string | Uint8Array, contentType?: string) =>
  parseFeed(typeof text === "string" ? Buffer.from(text) : text, {
    url,
    ...(contentType && { contentType }),
  });
const rss = (items: string, channel = "", root = "") =>
  `<?xml version="1.0"?><rss version="2.0" ${root}><channel><title>News</title>${channel}${items}</channel></rss>`;
const atom = (entries: string, root = "") =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${root}><title>News</title>${entries}</feed>`;
const firstOf = async (text: string) => (await parsed(text)).entries[0];

describe("dialects", () => {
  test("RSS 2.0 with its usual extensions", async () => {
    const feed = await parsed(
      rss(
        `<item><title>Talks &amp; more</title><link>https://example.org/1</link><guid isPermaLink="false">g1</guid>
          <pubDate>Tue, 24 Nov 2026 06:00:00 GMT</pubDate><dc:creator>A. Writer</dc:creator><author>b@example.org (B. Writer)</author>
          <category>World</category><dc:subject>Talks</dc:subject><description>&lt;p&gt;Short.&lt;/p&gt;</description>
          <content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>
          <enclosure url="/a.mp3" type="audio/mpeg" length="123"/>
          <media:group><media:content url="https://example.org/i.jpg" type="image/jpeg"/></media:group></item>`,
        `<link>https://example.org/</link><description>All news</description><language>en_GB</language><ttl>30</ttl>
          <skipHours><hour>0</hour><hour>24</hour><hour> 5 </hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>
          <atom:link rel="self" href="https://example.org/feed"/><atom:link rel="hub" href="https://hub.example.org/"/>
          <image><title>Logo</title><link>https://example.org/logo</link></image>`,
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"',
      ),
    );
    expect(feed).toEqual({
      format: "rss",
      title: "News",
      link: "https://example.org/",
      description: "All news",
      language: "en-GB",
      ttlMinutes: 30,
      skipHours: [0, 5],
      skipDays: [0],
      hub: "https://hub.example.org/",
      self: "https://example.org/feed",
      repairs: [],
      entries: [
        {
          id: "g1",
          url: "https://example.org/1",
          title: "Talks & more",
          authors: ["A. Writer", "B. Writer"],
          publishedAt: "2026-11-24T06:00:00.000Z",
          summaryHtml: "<p>Short.</p>",
          contentHtml: "<p>Long.</p>",
          categories: ["World", "Talks"],
          enclosures: [{ url: "https://example.org/a.mp3", type: "audio/mpeg", length: 123 }],
          media: [{ url: "https://example.org/i.jpg", type: "image/jpeg" }],
        },
      ],
    });
  });

  test("Atom 1.0", async () => {
    const feed = await parsed(
      atom(
        `<entry><id>tag:1</id><title type="html">&lt;b&gt;Talks&lt;/b&gt; &amp;amp; more</title><link href="../1.html"/>
          <link rel="enclosure" href="/a.mp3" type="audio/mpeg"/><author><name>A. Writer</name><email>a@b.c</email></author>
          <published>2026-11-24T09:00:00+03:00</published><updated>2026-11-24T10:00:00+03:00</updated>
          <category term="world" label="World"/><summary>1 &lt; 2</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <a href="x">x</a></p></div></content>
          <source><title>Elsewhere</title><id>no</id></source></entry>`,
        'xml:base="https://base.example.org/a/b/" xml:lang="en"',
      ),
    );
    expect(feed).toMatchObject({ format: "atom", title: "News", language: "en" });
    expect(feed.entries).toEqual([
      {
        id: "tag:1",
        url: "https://base.example.org/a/1.html",
        title: "Talks & more",
        authors: ["A. Writer"],
        publishedAt: "2026-11-24T06:00:00.000Z",
        updatedAt: "2026-11-24T07:00:00.000Z",
        summaryHtml: "1 &lt; 2",
        contentHtml: '<p>Long <a href="https://base.example.org/a/b/x">x</a></p>',
        categories: ["world"],
        enclosures: [{ url: "https://base.example.org/a.mp3", type: "audio/mpeg" }],
        media: [],
      },
    ]);
  });

  test.each<[string, string, string]>([
    [
      "rdf",
      "RSS 1.0",
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>News</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link></item></rdf:RDF>',
    ],
    [
      "rss",
      "RSS 0.91",
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "rss.dtd"><rss version="0.91"><channel><title>News</title><item><title>One</title><link>https://example.org/1</link></item></channel></rss>',
    ],
    [
      "rss",
      "RSS without a version, prefixed",
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>News</r:title><r:item><r:title>One</r:title><r:link>https://example.org/1</r:link></r:item></r:channel></r:rss>',
    ],
    [
      "atom",
      "Atom 0.3",
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>News</title><entry><title mode="escaped" type="text/html">One</title><link rel="alternate" type="text/html" href="https://example.org/1"/></entry></feed>',
    ],
    [
      "atom",
      "Atom with a prefix",
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>News</a:title><a:entry><a:title>One</a:title><a:link href="https://example.org/1"/></a:entry></a:feed>',
    ],
    [
      "rss",
      "CDF",
      '<CHANNEL HREF="https://example.org/"><TITLE>News</TITLE><ITEM HREF="https://example.org/1"><TITLE>One</TITLE></ITEM></CHANNEL>',
    ],
    [
      "json",
      "JSON Feed",
      '{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{"id":"1","url":"https://example.org/1","title":"One","content_html":"x"}]}',
    ],
    [
      "sitemap",
      "a news sitemap",
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>No</news:name></news:publication><news:title>One</news:title></news:news></url></urlset>',
    ],
  ])("%s: %s", async (format, _name, text) => {
    const feed = await parsed(text);
    expect(feed.format).toBe(format);
    if (format !== "sitemap") expect(feed.title).toBe("News");
    expect(feed.entries).toHaveLength(1);
    expect(feed.entries[0]).toMatchObject({ title: "One", url: "https://example.org/1" });
  });
});

describe("what no database takes", () => {
  test("is left out of a JSON Feed, which may escape it", async () => {
    const feed = await parsed(
      String.raw`{"version":"https://jsonfeed.org/version/1.1","title":"Ne\u0000ws","items":[{"id":"\u00001","url":"https://example.org/1","title":"One\ud800","content_html":"x\u0000"}]}`,
    );
    expect(feed).toMatchObject({
      title: "News",
      entries: [{ id: "1", title: "One\ufffd", contentHtml: "x" }],
    });
  });

  test("is left out of XML, where it stands bare or as a reference", async () => {
    const item =
      "<item><guid>1</guid><link>https://example.org/1</link><title>O\0n&#0;e&#xD800;</title></item>";
    const { entries } = await parsed(rss(item));
    expect(JSON.stringify(entries)).not.toMatch(/\\u(0000|d800)/);
    expect(entries[0]?.title).toMatch(/^One/);
  });
});

describe("entries keep one id", () => {
  test("the URL stands in for a missing id, and a hash for both", async () => {
    const feed = await parsed(
      rss("<item><link>https://example.org/1</link></item><item><title>Only a title</title></item>"),
    );
    expect(feed.entries[0]?.id).toBe("https://example.org/1");
    expect(feed.entries[1]?.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    const again = await parsed(rss("<item><title>Only a title</title></item>"));
    expect(again.entries[0]?.id).toBe(feed.entries[1]?.id);
  });

  test("a permalink guid is the URL where there is no link", async () => {
    expect((await firstOf(rss("<item><guid>https://example.org/1</guid></item>")))?.url).toBe(
      "https://example.org/1",
    );
    expect(
      (await firstOf(rss('<item><guid isPermaLink="false">https://example.org/1</guid></item>')))?.url,
    ).toBe("");
  });

  test("entries that share an id are told apart", async () => {
    const item = (n: number) =>
      `<item><guid isPermaLink="false">same</guid><link>https://example.org/${n}</link></item>`;
    const feed = await parsed(rss(item(1) + item(2) + item(1)));
    expect(feed.entries.map(({ id }) => id)).toEqual([
      "same https://example.org/1",
      "same https://example.org/2",
    ]);
    expect(feed.repairs).toEqual(["an id that several entries share"]);
  });
});

describe("what is broken is mended, and said", () => {
  const item = "<item><title>One</title><link>https://example.org/1</link></item>";
  test.each<[string, string, string | undefined]>([
    ["nothing wrong", rss(item), undefined],
    ["text before the feed", `Warning: mysql in line 3\n${rss(item)}`, "text before the feed"],
    ["a byte order mark and blank lines", `\ufeff\n\n${rss(item)}`, undefined],
    [
      "a bare ampersand",
      rss(item, "<description>AT&T & more</description>"),
      "ampersands that stand for themselves",
    ],
    ["HTML's names", rss(item, "<description>caf&eacute;&nbsp;</description>"), "HTML's names of characters"],
    [
      "unknown names",
      rss(item, "<description>&foo;</description>"),
      "names of characters that nobody declared",
    ],
    ["control characters", rss(item, "<description>a\u0008b</description>"), "control characters"],
    [
      "an undeclared namespace",
      rss(item, "<dc:language>en</dc:language>"),
      "namespaces that nobody declared",
    ],
    [
      "an element that is not closed",
      rss(item, "<description>never closed"),
      "elements that were not closed",
    ],
    ["an entry that is not closed", rss(`<item><title>Zero</title>${item}`), "entries that were not closed"],
    ["a document that breaks off", rss(item).slice(0, -15), "a document that breaks off"],
    [
      "a document that breaks off in CDATA",
      `${rss(item).slice(0, -16)}<item><title><![CDATA[Two`,
      "a document that breaks off",
    ],
    ["inline markup", rss(item, "<description>a <b>bold</b> <br> word</description>"), undefined],
    [
      "wrong nesting",
      rss(`<item><b><title>One</title><link>https://example.org/1</link></b></i></item>${item}`),
      undefined,
    ],
    [
      "CDATA that quotes a feed",
      rss(
        `<item><title>Zero</title><description><![CDATA[<item></description></item>]]></description></item>${item}`,
      ),
      undefined,
    ],
    [
      "attributes without quotes",
      rss(
        item,
        "<atom:link rel=hub href=https://hub.example.org/ />",
        'xmlns:atom="http://www.w3.org/2005/Atom"',
      ),
      undefined,
    ],
  ])("%s", async (_name, text, repair) => {
    const feed = await parsed(text);
    expect(
      feed.entries.some(({ title, url: page }) => title === "One" && page === "https://example.org/1"),
    ).toBe(true);
    expect(feed.repairs).toEqual(repair === undefined ? [] : expect.arrayContaining([repair]));
    expect(feed.title).toBe("News");
  });

  test("a charset that the header gets wrong", async () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="koi8-r"?><rss><channel><title>\xee\xcf\xd7\xcf\xd3\xd4\xc9</title></channel></rss>',
      "latin1",
    );
    const feed = await parsed(bytes, "text/xml; charset=utf-8");
    expect(feed.title).toBe("Новости");
    expect(feed.repairs).toEqual(["the header says utf-8, but the bytes are something else"]);
  });

  test("titles are plain text, whatever they were written as", async () => {
    const titles = [
      "1 &lt; 2",
      "<![CDATA[A <b>b</b> &amp; c]]>",
      "&amp;#8220;Talks&amp;#8221;",
      "A\n  B",
      "Tom &amp;amp; co",
    ];
    const feed = await parsed(
      rss(titles.map((title, n) => `<item><title>${title}</title><guid>${n}</guid></item>`).join("")),
    );
    expect(feed.entries.map(({ title }) => title)).toEqual([
      "1 < 2",
      "A b & c",
      "“Talks”",
      "A B",
      "Tom & co",
    ]);
  });

  test("unreadable dates are absent", async () => {
    expect(await firstOf(rss("<item><title>x</title><pubDate>soon</pubDate></item>"))).not.toHaveProperty(
      "publishedAt",
    );
  });
});

describe("what is no feed says what it is", () => {
  test.each<[string, string, "page" | "other", RegExp]>([
    [
      "a page",
      "<!doctype html><html><head><title>Log in</title>",
      "page",
      /it is a page and no feed: "Log in"/,
    ],
    ["nothing", "", "other", /it is empty/],
    ["JSON of another kind", '{"error":"not found"}', "other", /it is no feed; it starts with/],
    [
      "JSON that breaks off",
      '{"version":"https://jsonfeed.org/version/1","items":[',
      "other",
      /cannot be read as a feed/,
    ],
    ["a picture", "\x89PNG\r\n\x1a\n\0\0\0", "other", /it is no feed/],
  ])("%s", async (_name, text, kind, message) => {
    const error = await parsed(text).catch((caught) => caught);
    expect(error).toBeInstanceOf(NotAFeed);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
  });

  test("31. a 5 MB page is recognised in milliseconds", async () => {
    const page = `<!doctype html><html><body>${"<p>words and words</p>".repeat(250_000)}`;
    const started = performance.now();
    await expect(parsed(page)).rejects.toBeInstanceOf(NotAFeed);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("31. hostile documents end soon", () => {
  const entities = Array.from(
    { length: 20 },
    (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};&a${n};&a${n};">`,
  ).join("");
  test.each<[string, string]>([
    [
      "entities within entities",
      `<!DOCTYPE rss [<!ENTITY a0 "ha">${entities}]>${rss("<item><title>&a20;</title></item>")}`,
    ],
    [
      "a long entity, often",
      `<!DOCTYPE rss [<!ENTITY a "${"x".repeat(250)}">]>${rss(`<item><title>${"&a;".repeat(300_000)}</title></item>`)}`,
    ],
    [
      "an entity that is a file",
      '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
    ],
    ["deep nesting", rss("<a>".repeat(300_000))],
    ["deep nesting in an item", rss(`<item>${"<x>".repeat(200_000)}${"</x>".repeat(200_000)}</item>`)],
    ["elements of many names", rss(Array.from({ length: 60_000 }, (_, n) => `<x${n}>`).join(""))],
    [
      "a flood of attributes",
      rss(
        `<item ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(" ")}><title>x</title></item>`,
      ),
    ],
    ["quotes that are never closed", rss('<item a="'.repeat(50_000))],
    ["CDATA without an end", rss("<item><title><![CDATA[".repeat(30_000))],
    ["angle brackets", rss("<".repeat(1_000_000))],
    ["titles without an end", rss("<item><title>x".repeat(50_000))],
    ["comments without an end", rss("<!--".repeat(200_000))],
    ["a hundred thousand items", rss("<item><title>x</title></item>".repeat(100_000))],
    [
      "namespaces without end",
      rss(`<item ${Array.from({ length: 5000 }, (_, n) => `xmlns:n${n}="u${n}"`).join(" ")}/>`.repeat(20)),
    ],
  ])("%s", { timeout: 20_000 }, async (_name, text) => {
    const started = performance.now();
    const feed = await parsed(text);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(feed.entries.length).toBeLessThanOrEqual(10_000);
    expect(JSON.stringify(feed).length).toBeLessThan(5_000_000 + text.length * 2);
    expect(JSON.stringify(feed)).not.toContain("root:");
  });
});
