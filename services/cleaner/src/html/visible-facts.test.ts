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
    ["of a template that was not filled", `<meta name="author" content="page.head.author">`, []],
  ])("%s", async (_name, line, authors) => {
    expect((await factsOf(line)).authors).toEqual(authors);
  });
});

describe("dates that a reader sees", () => {
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
