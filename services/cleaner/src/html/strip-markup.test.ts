import { describe, expect, test } from "vitest";
import { stripMarkup } from "./strip-markup.ts";

describe("stripMarkup", () => {
  test.each([
    ["scripts and styles", "a<script>x<b</script>b<STYLE>p{}</STYLE >c", "abc"],
    ["a comment with markup", "a<!-- <p> -- -->b", "ab"],
    ["short comments", "a<!-->b<!---->c", "abc"],
    ["a doctype", "<!doctype html><p>a", "<p>a"],
    ["a drawing", "a<svg viewBox='0'><text>no</text></svg>b", "ab"],
    ["a bracket in a value", "<a title='1 > <script>'>b</a>", "<a title='1 > <script>'>b</a>"],
    [
      "a title that speaks of scripts",
      "<title>How <script> works</title>b",
      "<title>How <script> works</title>b",
    ],
    ["a script that is never closed", "a<script>if (a < b)", "a"],
    ["a drawing that is never closed", "a<svg><p>b</p>", "a<p>b</p>"],
    ["brackets that open nothing", "1 < 2 <3 a<", "1 < 2 <3 a<"],
    ["letters whose lower case is longer", "İİ<script>x</script>b", "İİb"],
  ])("%s", (_name, html, markup) => {
    expect(stripMarkup(html).markup).toBe(markup);
  });

  test("keeps linked data and counts other script", () => {
    const page = stripMarkup(
      `<script type="application/ld+json">{"a":1}</script><script>12345</script><SCRIPT TYPE='application/LD+JSON'>[]</SCRIPT>`,
    );
    expect(page.linkedData).toEqual(['{"a":1}', "[]"]);
    expect(page.scriptCharacters).toBe(5);
  });

  test("leaves out the tags of what is nested too deep, and keeps what stands in and behind it", () => {
    const page = stripMarkup(`${"<div>".repeat(5000)}in${"</div>".repeat(5000)}<p>behind</p>`);
    expect(page.markup).toBe(`${"<div>".repeat(512)}in${"</div>".repeat(512)}<p>behind</p>`);
    expect(page.elements).toBe(513);
  });

  test("takes elements that another's start ends for no depth", () => {
    const list = `<ul>${"<li><p>a".repeat(2000)}</ul>`;
    expect(stripMarkup(list).markup).toBe(list);
  });

  test.each([
    ["nesting", "<div>"],
    ["end tags", "<b></div>"],
    ["comments", "<!--"],
    ["tags", "<svg "],
    ["open drawings", "<svg>"],
    ["quotes", "<a b='"],
    ["raw text", "<textarea>"],
  ])("stays linear on unclosed %s", (_name, piece) => {
    const started = process.cpuUsage();
    stripMarkup(piece.repeat(200_000));
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });
});
