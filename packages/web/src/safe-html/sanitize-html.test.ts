import { describe, expect, test } from "vitest";
import { safeAddress } from "./safe-address.ts";
import { safeStyle } from "./safe-style.ts";
import { sanitizeHtml } from "./sanitize-html.ts";
import { withoutTitleMarkup } from "./title-markup.ts";

describe("HTML of a feed", () => {
  test.each([
    [
      "text that is no markup is as it was",
      'Plain text, 5 o\'clock "sharp"',
      'Plain text, 5 o\'clock "sharp"',
    ],
    ["unclosed elements are closed", "<p>One <b>two", "<p>One <b>two</b></p>"],
    ["overlapping ones are balanced", "<b><i>x</b>y</i>", "<b><i>x</i></b>y"],
    [
      "what a frame holds for those without frames stays",
      'a<iframe src="x"> <b>b</b></iframe>',
      "a <b>b</b>",
    ],
    [
      "what is meant for readers without scripts stays",
      '<noscript><img src="https://e.x/a.jpg"></noscript>',
      '<img src="https://e.x/a.jpg" />',
    ],
    [
      "forms go, their words stay",
      '<form action="/x">Name <input name="n"> <label>ok</label></form>',
      "Name  <label>ok</label>",
    ],
    ["XML's closed line break is one", "a<br></br>b", "a<br />b"],
    [
      "a picture loaded later is a picture",
      '<img src="data:image/gif;base64,R0" data-src="https://e.x/a.jpg" alt="A">',
      '<img src="https://e.x/a.jpg" alt="A" />',
    ],
    ["a picture without an address is none", '<p>a<img alt="x">b</p>', "<p>ab</p>"],
    [
      "a drawing of shapes stays",
      '<svg viewBox="0 0 9 9"><title>o</title><circle r="4" onclick="x"/></svg>',
      '<svg viewBox="0 0 9 9"><title>o</title><circle r="4"></circle></svg>',
    ],
  ])("%s", (_name, html, expected) => expect(sanitizeHtml(html)).toBe(expected));

  test("relative addresses are resolved against the base, and stay without one", () => {
    const html = '<a href="../x">a</a><a href="#f">b</a><img src="//cdn.e.x/i.jpg">';
    expect(sanitizeHtml(html)).toBe('<a href="../x">a</a><a href="#f">b</a><img src="//cdn.e.x/i.jpg" />');
    expect(sanitizeHtml(html, { baseUrl: "https://e.x/a/b/c" })).toBe(
      '<a href="https://e.x/a/x">a</a><a href="#f">b</a><img src="https://cdn.e.x/i.jpg" />',
    );
  });
});

test("HTML of an article keeps text, links and pictures alone", () => {
  const html =
    '<div class="x" style="color: red;" id="y"><center>A <a href="/b" target="_blank">b</a></center><img src="c.jpg" width="9"></div>';
  expect(sanitizeHtml(html, { allow: "article", baseUrl: "https://e.x/" })).toBe(
    '<div>A <a href="https://e.x/b" rel="noopener noreferrer">b</a><img src="https://e.x/c.jpg" width="9" loading="lazy" /></div>',
  );
});

test.each([
  ["https://e.x/a", "https://e.x/a"],
  ["mailto:a@e.x", "mailto:a@e.x"],
  [" https://e.x/a\n", "https://e.x/a"],
  ["ht\ttps://e.x/a", "https://e.x/a"],
  ["a?b:c", "a?b:c"],
  ["javascript:x", undefined],
  ["java\nscript:x", undefined],
  ["\u0000javascript:x", undefined],
  ["data:,x", undefined],
  ["https:\u0001//e.x", "https://e.x"],
])("the address %j is %j", (address, expected) =>
  expect(safeAddress(address, undefined, "link")).toBe(expected),
);

test("a picture's address leads to the web", () => {
  expect(safeAddress("mailto:a@e.x", undefined, "source")).toBeUndefined();
  expect(safeAddress("x", "data:text/html,", "source")).toBeUndefined();
});

test.each([
  ["color:red; margin : 5px 0", "color: red; margin: 5px 0;"],
  ["border: 1px solid rgb(0, 0, 0)", "border: 1px solid rgb(0, 0, 0);"],
  ["margin: 99999em; color: red", "color: red;"],
  ["margin: -50px", ""],
  ["background-image: url(https://e.x/a); color: red", "color: red;"],
  ["background: url(https://e.x/a)", ""],
  ["position: absolute; z-index: 9", ""],
  ["width: expression(alert(1))", ""],
  ["color: r\\65d", ""],
  ["color red", ""],
])("the style %j becomes %j", (style, expected) => expect(safeStyle(style)).toBe(expected));

test.each([
  ["A <b>bold</b> move", "A bold move"],
  ["Vec<T> explained, 1 < 2", "Vec<T> explained, 1 < 2"],
  ["safe<script>alert(1)</script> title<!-- c -->", "safe title"],
  ["safe<!--", "safe"],
  ['a<img src="x" onerror="alert(1)" title=">">b', "ab"],
  ['<img src="https://e.x/a.jpg" alt="A cat">', "A cat"],
  ['<img src="https://e.x/a.jpg" onload="x">', '<img src="https://e.x/a.jpg" />'],
  ["Tom &amp; Jerry", "Tom &amp; Jerry"],
])("the title %j becomes %j", (title, expected) => expect(withoutTitleMarkup(title)).toBe(expected));
