import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const url = "https://www.larnau-herald.example/port/reopens?x=1";
const first =
  "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said in a note to shipping agents along the coast.";
const second =
  "Ships that had waited outside the breakwater began to enter at dawn, in the order of their arrival, while the drivers, who had slept in the crane yard, went back to work.";
const third = "A spokesman for the drivers said the new contract would be put to a vote within a month.";
const linked = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

function page({ head = "", body = "", article = "" } = {}): string {
  return `<!doctype html><html lang="en_GB"><head><title>Larnau port reopens | The Larnau Herald</title>
<meta property="og:site_name" content="The Larnau Herald"><link rel="canonical" href="/port/reopens#top">${head}</head>
<body><nav><a href="/">Home</a><a href="/port">Port</a></nav><main><article><h1>Larnau port reopens</h1>
${article}<p>${first}</p><p>${second}</p><p>${third}</p></article>${body}</main><footer>Imprint</footer></body></html>`;
}

describe("a page's text", () => {
  test("is its paragraphs, without navigation, title, captions, by-lines, dates and links elsewhere", async () => {
    const article = await extractArticle({
      url,
      html: page({
        article: `<div class="byline">By Ines Okafor</div><p>March 4, 2031</p>
<figure><img src="/dawn.jpg"><figcaption>Cranes at dawn. Photo: Jan Brandt</figcaption></figure>
<ul class="article__related"><li><a href="/a">Footbridge opens in the north</a></li></ul>`,
        body: `<h2>Read more</h2><p><a href="/b">Herring may come back this spring</a></p>`,
      }),
    });
    expect(article.text).toBe([first, second, third].join("\n\n"));
    expect(article.title).toBe("Larnau port reopens");
    expect(article.authors).toEqual(["Ines Okafor"]);
    expect(article.publishedAt).toBe("2031-03-04T00:00:00Z");
    expect(article.kind).toBe("article");
    expect(article.quality.reasons.join()).toContain("captions");
  });

  test("never runs words of different blocks together, and keeps lists, quotations and tables", async () => {
    const { text } = await extractArticle({
      url,
      html: page({
        article: `<ul><li>Longer pauses</li><li>Higher pay</li></ul><blockquote>We stay</blockquote>
<table><tr><td>Cranes</td><td>Nine</td></tr></table><p>One<br>two<br><br>three</p>`,
      }),
    });
    for (const words of ["Longer pauses\n\nHigher pay", "We stay", "One\ntwo\n\nthree"])
      expect(text).toContain(words);
    expect(text).not.toMatch(/pausesHigher|CranesNine|twothree/);
  });

  test.each([
    ["Read more: ", "<strong>Read more: %</strong>"],
    ["Читайте также: ", "Читайте также: %"],
    ["بیشتر بخوانید: ", "بیشتر بخوانید: %"],
    ["Lesen Sie dazu: ", "Lesen Sie dazu: %"],
    ["Advertisement", "Advertisement"],
    ["Реклама", "Реклама"],
  ])("is without %s and what it announces", async (_opener, line) => {
    const link = '<a href="/b">Footbridge opens in the north</a>';
    const { text } = await extractArticle({
      url,
      html: page({ article: `<p>${second}</p><p>${line.replace("%", link)}</p>` }),
    });
    expect(text).toBe([second, first, second, third].join("\n\n"));
  });

  test.each([
    ["a last line that is a sentence", `<p>The end of an era</p>`, "The end of an era"],
    ["a last line that answers a question", `<p>And then?</p><p>Wait</p>`, "And then?\n\nWait"],
    [
      "a linked item of a list of text",
      `<ul><li>Oil: a pipeline along the coast</li><li>Rail: nothing</li><li>Banks: <a href="/b">they were linked in November</a></li></ul>`,
      "Oil: a pipeline along the coast\n\nRail: nothing\n\nBanks: they were linked in November",
    ],
    [
      "a kicker, on a line with its headline",
      `<h2><span>Larnau</span><span>Vote</span></h2><p>${first}</p>`,
      `Larnau Vote\n\n${first}`,
    ],
  ])("has %s", async (_name, end, expected) => {
    const { text } = await extractArticle({
      url,
      html: page({ article: `<p>${first}</p><p>${second}</p>` }).replace(
        `${third}</p>`,
        `${third}</p>${end}`,
      ),
    });
    expect(text.endsWith(`${third}\n\n${expected}`)).toBe(true);
  });

  test.each([
    ["initials", "<p>AFP</p>"],
    ["what a house says of itself", "<p>Our Standards: The Herald Trust Principles.</p>"],
    ["what is left to read", "<p>Il vous reste 0% de cet article à lire.</p>"],
    ["whose views they are", "<p>The views expressed in this article are the author's own.</p>"],
  ])("ends without %s", async (_name, end) => {
    const { text } = await extractArticle({
      url,
      html: page().replace(`${third}</p>`, `${third}</p>${end}`),
    });
    expect(text.endsWith(third)).toBe(true);
  });

  test("and its markup leave out the same, where lines share an element", async () => {
    const dated = "<span>Published March 4, 2031, changed March 5, 2031</span>";
    const { text, html } = await extractArticle({ url, html: page({ article: dated }) });
    expect(text).toBe([first, second, third].join("\n\n"));
    expect(html).not.toContain("Published");
  });

  test("that React sends late, in hidden parts, is read", async () => {
    const html = `<html><body><div><!--$?--><template id="B:0"></template></div>
<div hidden id="S:0"><article><h1>Port</h1><p>${first}</p><p>${second}</p><p>${third}</p></article></div></body></html>`;
    expect((await extractArticle({ url, html })).text).toContain(third);
  });
});

describe("a page's metadata", () => {
  test("is the linked data's before any other, in graphs and arrays, with references read", async () => {
    const article = await extractArticle({
      url,
      html: page({
        head: `${linked({
          "@graph": [
            { "@type": "WebSite", name: "Herald" },
            {
              "@type": ["NewsArticle"],
              headline: "Larnau&#039;s port reopens - The Larnau Herald",
              author: [{ "@type": "Person", name: "By Ines Okafor" }, { name: "Jan Brandt" }],
              publisher: { name: "The Larnau Herald" },
              datePublished: "2031-03-04T08:00:00+03:00",
              dateModified: "2031-03-05",
              image: ["/dawn.jpg"],
            },
          ],
        })}<meta name="author" content="admin"><meta property="og:image" content="http://cdn.example/x.png">`,
      }),
    });
    expect(article).toMatchObject({
      title: "Larnau's port reopens",
      authors: ["Ines Okafor", "Jan Brandt"],
      publishedAt: "2031-03-04T05:00:00Z",
      modifiedAt: "2031-03-05T00:00:00Z",
      language: "en-GB",
      siteName: "The Larnau Herald",
      canonicalUrl: "https://www.larnau-herald.example/port/reopens",
      imageUrl: "https://www.larnau-herald.example/dawn.jpg",
    });
  });

  test("is mended where its JSON is broken, and left out where it says nothing for certain", async () => {
    const article = await extractArticle({
      url,
      html: page({
        head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Larnau\nport","datePublished":"03/04/2031",}</script>
<script type="application/ld+json">{{{</script><meta name="author" content="https://larnau.example/okafor">`,
      }),
    });
    expect(article.title).toBe("Larnau port");
    expect(article.authors).toEqual([]);
    expect(article).not.toHaveProperty("publishedAt");
  });

  test("is without what no database takes, which JSON may escape", async () => {
    const data = String.raw`{"@type":"NewsArticle","headline":"Talks\u0000 resume in Larnau \ud83d","author":"Ines\u0000 Okafor"}`;
    const { title, authors } = await extractArticle({
      html: `<script type="application/ld+json">${data}</script><p>Text.</p>`,
      url: "https://larnau.example/talks",
    });
    expect(title).toBe("Talks resume in Larnau \ufffd");
    expect(authors).toEqual(["Ines Okafor"]);
  });

  test("of a linked article that is another page's does not count", async () => {
    const article = await extractArticle({
      url,
      html: page({
        head: linked([
          { "@type": "NewsArticle", headline: "Another", url: "https://www.larnau-herald.example/other" },
          {
            "@type": "NewsArticle",
            headline: "The right one",
            url: "https://www.larnau-herald.example/port/reopens",
          },
        ]),
      }),
    });
    expect(article.title).toBe("The right one");
  });
});

describe("a title", () => {
  test.each([
    ["Le port rouvert après « neuf jours »", "Le port rouvert après « neuf jours »"],
    ["Hafen: «Wir gehen nicht»", "Hafen: «Wir gehen nicht»"],
    ["Port reopens » The Larnau Herald", "Port reopens"],
    ["The Larnau Herald: Port reopens", "The Larnau Herald: Port reopens"],
    ["The Larnau Herald | Port reopens", "Port reopens"],
    ["Port reopens - Larnau Herald", "Port reopens"],
    ["Port reopens - what now?", "Port reopens - what now?"],
  ])("%s", async (headline, title) => {
    const html = page({ head: linked({ "@type": "NewsArticle", headline }) });
    expect((await extractArticle({ url, html })).title).toBe(title);
  });
});

describe("what a page is", () => {
  const shell = `<html><body><div id="root"></div><script>${"x();".repeat(1000)}</script></body></html>`;
  const wall = (title: string, text: string) =>
    `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
  const links = Array.from(
    { length: 40 },
    (_, at) => `<li><a href="/${at}">Headline of the report with number ${at}</a></li>`,
  ).join("");
  test.each([
    ["an article", page(), "article", ""],
    ["an empty shell", shell, "notArticle", "an empty shell that a script fills in a browser"],
    ["an error page", wall("404 - Page not found", `${third} ${third}`), "notArticle", "an error page"],
    [
      "a bot wall",
      wall("Just a moment...", `Checking your browser. ${third}`),
      "notArticle",
      "a wall against robots",
    ],
    [
      "a consent wall",
      wall("We value your privacy", `${third} ${second}`),
      "notArticle",
      "a request for consent",
    ],
    [
      "an index of links",
      `<html><body><main><ul>${links}</ul></main></body></html>`,
      "notArticle",
      "an index",
    ],
    [
      "a live blog",
      page({ head: linked({ "@type": "LiveBlogPosting", headline: "Port, live" }) }),
      "liveBlog",
      "its linked data call it a live blog",
    ],
    [
      "a teaser",
      page({ head: linked({ "@type": "NewsArticle", headline: "Port", isAccessibleForFree: "False" }) }),
      "partial",
      "a teaser",
    ],
    [
      "a part of what the linked data hold",
      page({
        head: linked({ "@type": "NewsArticle", headline: "Port", articleBody: `${first} `.repeat(20) }),
      }),
      "partial",
      "a part",
    ],
    [
      "an article on error pages",
      page({ article: "<p>Page not found is what sailors read on the port's site.</p>" }),
      "article",
      "",
    ],
    [
      "a list of teasers",
      `<html><body><main>${`<div><h3><a href="/a">Footbridge opens in the north</a></h3><p>${third}</p></div>`.repeat(9)}</main></body></html>`,
      "notArticle",
      "an index: links with a few words about each",
    ],
    [
      "a teaser of one sentence",
      `${linked({ "@type": "NewsArticle", headline: "Port", isAccessibleForFree: false })}<article><h1>Port</h1><p>${third}</p></article>`,
      "partial",
      "a teaser",
    ],
    [
      "a shell whose linked data hold the text",
      `${linked({ "@type": "NewsArticle", headline: "Port", articleBody: `${first}\n\n${second}` })}<div id="root"></div>`,
      "article",
      "the page shows no text",
    ],
    [
      "posts with a time each, though nothing calls them a live blog",
      `<html><body><main><h1>Port, live</h1>${[1, 2, 3, 4, 5].map((hour) => `<div><time datetime="2031-03-04T0${hour}:00:00Z">0${hour}:00</time><p>Report ${hour} of the day: ${first}</p></div>`).join("")}</main></body></html>`,
      "liveBlog",
      "each with a time of its own",
    ],
    ["nothing", "", "notArticle", "no text"],
    ["nested without end", `${"<div>".repeat(100_000)}<p>${first} ${second}`, "article", ""],
    ["links without end", "<a href=x>y</a>".repeat(60_001), "notArticle", "60001 elements"],
  ])("%s", async (_name, html, kind, reason) => {
    const article = await extractArticle({ url, html });
    expect(article.kind).toBe(kind);
    expect(article.quality.reasons[0] ?? "").toContain(reason);
  });
});

describe("a page's HTML", () => {
  test("is safe: no scripts, handlers, frames, forms, styles, pixels, foreign schemes; addresses absolute", async () => {
    const { html } = await extractArticle({
      url,
      html: page({
        article: `<p style="color:red" onclick="x()">Read <a href="/b" onmouseover="x()">this</a>,
<a href="javascript:x()">that</a> and <a href="data:text/html,x">more</a> of it, said the harbour board of Larnau.</p>
<p><img src="/crane.jpg" onerror="x()"><img src="https://count.example/p.gif" width="1" height="1"></p>
<iframe src="https://x.example"></iframe><form><input value="a"></form>`,
      }),
    });
    expect(html).toContain('href="https://www.larnau-herald.example/b"');
    expect(html).toContain('src="https://www.larnau-herald.example/crane.jpg"');
    expect(html).not.toMatch(
      /javascript:|data:|onclick|onmouseover|onerror|style=|iframe|form|input|count\.example/,
    );
  });
});

test("the same page gives the same bytes", async () => {
  const input = { url, html: page({ article: "<figure><figcaption>A</figcaption></figure>" }) };
  expect(JSON.stringify(await extractArticle(input))).toBe(JSON.stringify(await extractArticle(input)));
});
