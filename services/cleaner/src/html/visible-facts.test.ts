import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const paragraph =
  "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said in a note to shipping agents along the coast. ";

async function factsOf(line: string, head = "") {
  const html = `<html lang="en"><head><title>Port reopens</title>${head}</head><body><article><h1>Port reopens</h1>${line}
<p>${paragraph.repeat(2)}</p><p>${paragraph}</p></article></body></html>`;
  const { authors, publishedAt, modifiedAt } = await extractArticle({
    html,
    url: "https://larnau.example/port",
  });
  return { authors, publishedAt, modifiedAt };
}

describe("authors that a reader sees", () => {
  test.each([
    ["before a date", "<p>By Ines Okafor March 4, 2031</p>", ["Ines Okafor"]],
    ["before a mark", "<p>by Ines Okafor ● March 4, 2031 ● 6 min read</p>", ["Ines Okafor"]],
    ["run together with what opens the line", "<p>ByInes Okafor</p>", ["Ines Okafor"]],
    ["before what they are", "<p>By Ines Okafor, Harbour Correspondent</p>", ["Ines Okafor"]],
    ["in a link to a page of theirs", `<div><a href="/staff/okafor/">Ines Okafor</a></div>`, ["Ines Okafor"]],
    ["in a class of theirs", `<div class="post__author-name">Ines Okafor</div>`, ["Ines Okafor"]],
    ["of an account", `<meta name="author" content="okafor7"><p>By Ines Okafor</p>`, ["Ines Okafor"]],
    ["who is the site", `<meta name="author" content="Larnau"><p>By Ines Okafor</p>`, ["Ines Okafor"]],
    ["behind a date", "<p>March 4, 2031 By Ines Okafor 4 comments</p>", ["Ines Okafor"]],
    ["behind what was made", "<p>Guide by Ines Okafor</p>", ["Ines Okafor"]],
    ["behind a line that is their label", "<p>Written by</p><p>Ines Okafor</p>", ["Ines Okafor"]],
    ["without who reviewed it", "<p>By Ines Okafor, MD. Reviewed by Otto Brandt</p>", ["Ines Okafor, MD"]],
    ["without who took the picture", "<figure><p>Foto: Otto Brandt</p></figure>", []],
    [
      "in an element beside what they are",
      `<p>By <span class="author-name">Ines Okafor</span> <span class="author-title">Pilot</span></p>`,
      ["Ines Okafor"],
    ],
    [
      "beside a date, where no word of the name is written small",
      "<p>Ines Okafor</p><p>March 4, 2031</p>",
      ["Ines Okafor"],
    ],
    ["no words beside a date", "<p>Port Strike</p><p>March 4, 2031</p><p>About the port strike.</p>", []],
    [
      "marked in a page whose classes speak of lists and side bars",
      `<div class="with-sidebar"><li class="icon-list-item" itemprop="author">Ines Okafor</li></div>`,
      ["Ines Okafor"],
    ],
    ["none of another article", `<aside><a rel="author" href="/a">Otto Brandt</a></aside>`, []],
    ["of a template that was not filled", `<meta name="author" content="page.head.author">`, []],
  ])("%s", async (_name, line, authors) => {
    expect((await factsOf(line)).authors).toEqual(authors);
  });
});

describe("authors elsewhere in the page", () => {
  const late = (line: string) => factsOf(`<p>${paragraph.repeat(2)}</p><p>${paragraph.repeat(2)}</p>${line}`);

  test.each([
    ["who sign below the text", "<p>This article was written by Ines Okafor, Head of the Harbour Desk.</p>"],
    ["whose name is marked", `<div class="author-box"><h4 class="author-box__name">Ines Okafor</h4></div>`],
    ["the only one in a box of theirs", `<div class="about-author"><p>Ines Okafor</p></div>`],
  ])("%s", async (_name, line) => {
    expect((await late(line)).authors).toEqual(["Ines Okafor"]);
  });

  test("are several in the one line that is marked, without where they write from", async () => {
    const html = `<html lang="en"><title>Port reopens</title><h1>Port reopens</h1><p>${paragraph.repeat(2)}</p>
<p>${paragraph.repeat(2)}</p><p class="document_authors">Ines Okafor, Otto Brandt, Norhaven</p>`;
    const { authors } = await extractArticle({ html, url: "https://larnau.example/port" });
    expect(authors).toEqual(["Ines Okafor", "Otto Brandt"]);
  });

  test("are looked up where linked data only refer to them", async () => {
    const graph = [
      { "@type": "Article", headline: "Port reopens", author: { "@id": "#io" } },
      { "@type": "Person", "@id": "#io", name: "Ines Okafor" },
    ];
    const head = `<script type="application/ld+json">${JSON.stringify({ "@graph": graph })}</script>`;
    expect((await factsOf("", head)).authors).toEqual(["Ines Okafor"]);
  });
});

test("the lines of an old page that has no heading are read below the one with its title", async () => {
  const html = `<html lang="en"><title>Port reopens</title><table><tr><td><font size=5><b>Port reopens at last</b></font><br>
By <b>Ines Okafor</b><br>4 March 2031<br><br>${paragraph.repeat(2)}<br><br>${paragraph}</td></tr></table>`;
  const article = await extractArticle({ html, url: "https://larnau.example/port" });
  expect(article).toMatchObject({ authors: ["Ines Okafor"], publishedAt: "2031-03-04T00:00:00Z" });
});

describe("dates that a reader sees", () => {
  test.each([
    [
      "in a time tag of the by-line",
      `<p><time datetime="2031-03-04T09:00:00Z">03/04/2031</time></p>`,
      "2031-03-04",
    ],
    ["before that of a change", "<p>March 4, 2031Updated: March 9, 2031</p>", "2031-03-04"],
    ["behind that of a change", "<p>Updated March 9, 2031, published March 4, 2031</p>", "2031-03-04"],
    ["no date of a picture", "<figure>The port on March 1, 2031</figure><p>March 4, 2031</p>", "2031-03-04"],
  ])("%s", async (_name, line, day) => {
    expect((await factsOf(line)).publishedAt?.slice(0, 10)).toBe(day);
  });

  test.each([
    ["a line below the text that says so", "<p>Published on March 4, 2031</p>"],
    ["a line below the text whose class says so", `<p class="post-date">March 4, 2031</p>`],
  ])("%s", async (_name, line) => {
    const text = `<p>${paragraph.repeat(2)}</p>`.repeat(3);
    expect((await factsOf(`${text}${line}`)).publishedAt).toBe("2031-03-04T00:00:00Z");
  });

  test.each([
    [
      "other articles above that have time tags",
      `<header><ul><li><a href="/o">Footbridge opens in the north</a> <time datetime="2019-05-05">x</time></li></ul></header><h1>Port reopens</h1>`,
      "",
    ],
    [
      "a list below an article of short paragraphs",
      "<h1>Port reopens</h1>",
      "<div>August 12, 2019 Old news</div>",
    ],
  ])("no date of %s", async (_name, above, below) => {
    const text = `<p>${paragraph}</p>`.repeat(4);
    const html = `<html lang="en"><title>Port reopens</title>${above}<div>Today, 12:40</div>${text}${below}`;
    const article = await extractArticle({ html, url: "https://larnau.example/port" });
    expect(article.publishedAt).toBeUndefined();
  });

  test("the day in the address, where the page tells none", async () => {
    const html = `<title>Port reopens</title><h1>Port reopens</h1><p>${paragraph.repeat(3)}</p>`;
    const article = await extractArticle({ html, url: "https://larnau.example/2031/03/04/port" });
    expect(article.publishedAt).toBe("2031-03-04T00:00:00Z");
  });

  test("a page that tells only its last change says that this stands for its publication", async () => {
    const html = `<title>Port reopens</title><meta property="article:modified_time" content="2031-03-04T08:00:00Z">
<h1>Port reopens</h1><p>${paragraph.repeat(3)}</p>`;
    const article = await extractArticle({ html, url: "https://larnau.example/port" });
    expect(article.publishedAt).toBe("2031-03-04T08:00:00Z");
    expect(article.quality.reasons.join()).toContain("published at an unknown time");
  });

  const declared = (published: string, modified: string) =>
    `<meta property="article:published_time" content="${published}"><meta property="article:modified_time" content="${modified}">`;

  test("the date of a change is that of publication, too, where the page tells no other", async () => {
    expect(await factsOf("<p>Updated March 5, 2031</p>")).toMatchObject({
      publishedAt: "2031-03-05T00:00:00Z",
      modifiedAt: "2031-03-05T00:00:00Z",
    });
  });

  test("a by-line's earlier date is believed where the declared one is that of the last change", async () => {
    const head = declared("2031-06-01T08:00:00Z", "2031-06-01T08:00:00Z");
    expect((await factsOf("<p>March 4, 2031</p>", head)).publishedAt).toBe("2031-03-04T00:00:00Z");
    const honest = declared("2031-06-01T08:00:00Z", "2031-06-02T08:00:00Z");
    expect((await factsOf("<p>March 4, 2031</p>", honest)).publishedAt).toBe("2031-06-01T08:00:00Z");
  });
});
