import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const articles = new URL("../../../../seeds/iran-russia/articles/", import.meta.url);
const seed = (name: string) => extractArticle({ text: readFileSync(new URL(name, articles), "utf8") });

describe("the story pack's own articles", () => {
  test("the first has its title and author, and no by-line in the text", async () => {
    const article = await seed("000_b04ab46384a84afd.txt");
    expect(article).toMatchObject({
      kind: "article",
      title: "Iran turns to Russia for support after major US military assault",
      authors: ["Naila Huseynova"],
    });
    expect(article.text).not.toContain("Huseynova");
    expect(article.text).toMatch(/^On June 23, .*repairing ties with Moscow\.$/s);
    expect(article.text.split("\n\n")).toHaveLength(8);
  });

  test("the second ends with its last paragraph: no image, no sidebar, no rights", async () => {
    const { kind, title, text } = await seed("004_cf006b21e500fe03.txt");
    expect({ kind, title }).toEqual({
      kind: "article",
      title:
        "In his letter, Khamenei requested that Russia play a stronger role backing Tehran against both US and Israeli aggression",
    });
    expect(text).toMatch(/^Iran’s Supreme Leader .*concrete support for Iran uncertain\.$/s);
    expect(text).not.toMatch(/\.jpg|Mojtaba|Anthropic|Modi|BCCI|Hormuz|Copyright|Pyndertech/);
    expect(text).toContain("Putin’s cautious diplomacy");
    expect(text.split("\n\n")).toHaveLength(11);
  });
});
