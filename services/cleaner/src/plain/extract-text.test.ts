import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";
import { plainTextCases } from "./plain-text-cases.ts";

describe("plain text", () => {
  test.each(plainTextCases)("$name", async ({ given, title, authors, text, kind, ...facts }) => {
    const article = await extractArticle({ text: given });
    expect({ title: article.title, authors: article.authors, kind: article.kind }).toEqual({
      title,
      authors: authors ?? [],
      kind: kind ?? "article",
    });
    expect(article.text).toBe(text);
    const { name, ...others } = facts;
    expect(article).toMatchObject(others);
  });

  test("the same text gives the same result, and line ends do not matter", async () => {
    const [first] = plainTextCases;
    const given = first?.given ?? "";
    const article = await extractArticle({ text: given });
    expect(await extractArticle({ text: given })).toEqual(article);
    expect(await extractArticle({ text: given.replaceAll("\n", "\r\n") })).toEqual(article);
  });

  test("html holds the text with its marks escaped", async () => {
    const given = `Yields fall below two percent\n${"Bonds with a yield < 2% & falling are in demand, traders said. ".repeat(2)}`;
    const { html } = await extractArticle({ text: given });
    expect(html).toMatch(/^<p>Bonds with a yield &lt; 2% &amp; falling/);
  });
});
