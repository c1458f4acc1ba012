import type { SiteSelectors } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const url = "https://news.larnau.example/port";
const first =
  "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said in a note to shipping agents along the coast.";
const second =
  "Ships that had waited outside the breakwater began to enter at dawn, in the order of their arrival, while the drivers went back to work.";
const facts = "Nine cranes stand on the eastern quay, and each of them moves thirty containers in an hour.";
const elsewhere =
  "Herring may come back this spring, say those who count them in the bay each week of the year.";
const html = `<html><head><title>Port</title></head><body><main><h1 class="kicker">Port news</h1>
<h2 class="headline">Larnau port reopens</h2><span class="who">By Ines Okafor</span>
<div class="lead">${first}</div><div class="ticker"><p>${elsewhere}</p></div>
<div class="story"><p>${second}</p><div class="callout"><p>${facts}</p></div>
<div class="share">Share this</div></div></main></body></html>`;
const site = (selectors: Partial<SiteSelectors>): SiteSelectors => ({
  host: "larnau.example",
  article: [],
  drop: [],
  ...selectors,
});
const read = (selectors: Partial<SiteSelectors>) => extractArticle({ html, url }, { site: site(selectors) });

describe("a story pack's selectors", () => {
  test("name the article's parts, in the order of the page, whatever their classes say", async () => {
    const article = await read({ article: [".story", ".lead", ".story .callout"] });
    expect(article.text).toBe([first, second, facts].join("\n\n"));
    expect(article.html).toContain(facts);
    expect(article.html).not.toContain("Share this");
    expect(article.quality.method).toBe("site-selectors");
  });

  test("say how many words they gained and dropped against the general rules", async () => {
    const { quality } = await read({ article: [".lead", ".story"] });
    expect(quality.reasons).toContainEqual(
      expect.stringMatching(
        /^by the story pack's selectors for larnau\.example: \d+ words gained and \d+ dropped against the general rules$/,
      ),
    );
  });

  test("that only drop leave the rest to the general rules", async () => {
    const general = await extractArticle({ html, url });
    expect(general.text).toContain(elsewhere);
    const article = await read({ drop: ["main > .ticker"] });
    expect(article.text).toBe(general.text.replace(`${elsewhere}\n\n`, ""));
    expect(article.quality.reasons.join()).toContain("0 words gained and 19 dropped");
  });

  test("that find nothing leave the page to the general rules and say so", async () => {
    const article = await read({ article: [".no-such-class"] });
    expect(article.text).toBe((await extractArticle({ html, url })).text);
    expect(article.quality.reasons.join()).toContain("name no article in this page");
  });

  test("name title and authors, too", async () => {
    expect(await read({ title: "main > .headline", author: ".who" })).toMatchObject({
      title: "Larnau port reopens",
      authors: ["Ines Okafor"],
    });
  });

  test.each([
    ["p:nth-of-type(1)", 3],
    [".story > *", 3],
    ["h1 + h2", 1],
    ["h1 ~ div:not(.ticker)", 2],
    ["[class^=tick] p, .callout", 2],
    ["main:has(.callout) .lead", 1],
    ["h1:first-child", 1],
  ])("%s matches as in a browser", async (selector, count) => {
    const { select } = await import("../dom/select.ts");
    const { parseDocument } = await import("../dom/parse.ts");
    expect(select(parseDocument(html), selector)).toHaveLength(count);
  });
});
