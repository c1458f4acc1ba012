import { describe, expect, test } from "vitest";
import type { TreeElement } from "../dom/element.ts";
import { parseDocument } from "../dom/parse.ts";
import { trimParts } from "./trim-parts.ts";

const paragraph = `<p>${"The harbour board of Larnau met the crane drivers. ".repeat(6)}</p>`;

function trimmed(part: string, text = paragraph.repeat(3)): string {
  const body = parseDocument(text + part).body as TreeElement;
  trimParts(body);
  return body.textContent.replace(/The harbour board of Larnau met the crane drivers\. /g, "").trim();
}

describe("a part of the found article", () => {
  test.each([
    ["a class", `<div class="story-related">Read this</div>`],
    ["words of a class that are run together", `<div class="relatedBox__item">Read this</div>`],
    ["two words that mean it together", `<div id="author-box">Ines Okafor reports</div>`],
    ["a form", `<form><label>Your address <input></label></form>`],
    ["the author of its microdata", `<div itemprop="author">Ines Okafor reports</div>`],
    ["what no search engine may quote", `<div data-nosnippet>Support us</div>`],
    ["an aside", "<aside>Support us</aside>"],
  ])("goes by %s", (_name, part) => {
    expect(trimmed(part)).toBe("");
  });

  test.each([
    ["its class says nothing", `<div class="story">Larnau</div>`],
    ["only one of two words is there", `<div class="author">Larnau</div>`],
  ])("stays where %s", (_name, part) => {
    expect(trimmed(part)).toBe("Larnau");
  });

  test("stays where it is most of the text", () => {
    expect(trimmed(`<div class="promo">${"Larnau ".repeat(500)}</div>`)).toMatch(/^Larnau/);
  });

  test("stays where all parts of its mark are most of the text: the whole article is made of them", () => {
    const pieces = `<div class="newsletter-block">${"Larnau ".repeat(20)}</div>`.repeat(8);
    expect(trimmed(pieces, "<p>Port</p>")).toMatch(/^Port(?:Larnau )+/);
  });
});
