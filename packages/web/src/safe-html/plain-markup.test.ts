import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowLists } from "./allow-lists.ts";
import { hostileHtml } from "./hostile-html.ts";
import { sanitizePlainMarkup } from "./plain-markup.ts";
import { sanitizeAnyMarkup } from "./sanitize-html.ts";

const plain = (html: string) => sanitizePlainMarkup(html, allowLists.feed, "https://e.example/d/");

describe("the way for plain markup", () => {
  test.each([
    ["<p>One <b>two</b></p>\n<ul><li>a</li></ul>", "<p>One <b>two</b></p>\n<ul><li>a</li></ul>"],
    ["<p>a<br>b<br/>c<br /></p>", "<p>a<br />b<br />c<br /></p>"],
    [
      "<p>a &amp; b & c &lt;d&gt; &mdash; &#8217;&#x27;&nbsp;</p>",
      "<p>a &amp; b &amp; c &lt;d&gt; — ’'\u00a0</p>",
    ],
    ["<p>x<!-- more -->y</p>", "<p>xy</p>"],
    ["<a href='/x?a=1&amp;b=2' onclick=\"x\">y</a>", '<a href="https://e.example/x?a=1&amp;b=2">y</a>'],
    [
      '<a href="https://x.example/" target="_blank">y</a>',
      '<a href="https://x.example/" target="_blank" rel="noopener noreferrer">y</a>',
    ],
    [
      '<img src="a.jpg" srcset="b.jpg 2x" alt="&quot;A&quot;">',
      '<img src="https://e.example/d/a.jpg" alt="&quot;A&quot;" />',
    ],
    ['<p style="color:red;position:fixed">x</p>', '<p style="color: red;">x</p>'],
    ['<b title>"x"</b>', '<b title="">"x"</b>'],
    ["<table><tr><td>1</td></tr></table>", "<table><tr><td>1</td></tr></table>"],
  ])("takes %s", (html, expected) => {
    expect(plain(html)).toBe(expected);
    expect(sanitizeAnyMarkup(html, allowLists.feed, "https://e.example/d/")).toBe(expected);
  });

  test.each([
    "<p>a",
    "a</p>",
    "<b><i>x</b></i>",
    "<p><div>x</div></p>",
    "<li>x</li>",
    "<a href='/x'><a href='/y'>z</a></a>",
    "<P>x</P>",
    "<p class=x>y</p>",
    '<p title="a<b">x</p>',
    "<p/>",
    "a > b",
    "&copy",
    "&eacute;",
    "&#128;",
    "<!-->x-->",
    "<!-- a -- b -->",
    "<script>x</script>",
    "<svg></svg>",
    "<o:p></o:p>",
    `${"<div>".repeat(60)}${"</div>".repeat(60)}`,
  ])("leaves %s to the library", (html) => expect(plain(html)).toBeUndefined());
});

const names =
  "a p b br img ul ol li table tbody tr td th h1 h2 div span em dl dt dd hr blockquote pre figure figcaption wbr script style iframe svg title button P".split(
    " ",
  );
const text = fc.oneof(
  fc.constantFrom(
    "text",
    " ",
    "&amp;",
    "&nbsp;",
    "&#8217;",
    "&#x27;",
    "&",
    "& ",
    "&copy",
    "&copy;",
    "&lt;b&gt;",
    ">",
    "<",
    "\n",
    "\u0000",
    "<!-- c -->",
    "<!--",
    "-->",
    "<!DOCTYPE x>",
    "</",
    '"',
    "&#0;",
    "&#128;",
    "&AMP;",
    "&amp",
    "&ampx",
  ),
  fc.string({ maxLength: 5 }),
);
const value = fc.oneof(
  fc.constantFrom(
    "https://e.x/a",
    "http://e.x/?a=1&amp;b=2",
    "/rel",
    "#f",
    "javascript:x",
    "java&#9;script:x",
    "data:text/html,x",
    "1",
    "",
    " ",
    "color: red",
    "color:red;top:0",
    "_blank",
    "&quot;",
    "a&b",
    "//e.x/y",
    "ht\ntp://x",
    "a'b",
    'a"b',
    "x<y",
    "x>y",
    "display:none",
    "width:1px",
    " https://e.x ",
    "é",
  ),
  fc.string({ maxLength: 6 }),
);
const attribute = fc
  .tuple(
    fc.constantFrom(
      "href",
      "src",
      "alt",
      "title",
      "style",
      "width",
      "onclick",
      "class",
      "target",
      "rel",
      "HREF",
      "data-src",
      "lang",
      "nowrap",
      "x:y",
    ),
    fc.constantFrom('="', "='", "=", ' = "', ""),
    value,
  )
  .map(([name, equals, written]) =>
    equals === "" ? name : name + equals + written + (/["']$/.exec(equals)?.[0] ?? ""),
  );
const startTag = fc
  .tuple(
    fc.constantFrom(...names),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom(" ", "\n", "  "),
    fc.constantFrom(">", ">", " />", "/>"),
  )
  .map(([name, attributes, space, end]) => `<${name}${attributes.map((one) => space + one).join("")}${end}`);
const { element } = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, text, startTag, tie("element"), tie("element")),
  element: fc
    .tuple(
      fc.constantFrom(...names),
      fc.array(attribute, { maxLength: 2 }),
      fc.array(tie("node"), { maxLength: 4 }),
    )
    .map(([name, attributes, inside]) => `<${[name, ...attributes].join(" ")}>${inside.join("")}</${name}>`),
}));
const html = fc
  .array(
    fc.oneof(
      element,
      element,
      text,
      startTag,
      fc.constantFrom(...names).map((name) => `</${name}>`),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(""));

describe("is never less safe than the library", () => {
  const check = (source: string): boolean => {
    let taken = false;
    for (const list of [allowLists.feed, allowLists.article]) {
      for (const base of [undefined, "https://e.example/d/"]) {
        const fast = sanitizePlainMarkup(source, list, base);
        if (fast === undefined) continue;
        taken = true;
        expect(fast).toBe(sanitizeAnyMarkup(source, list, base));
        expect(sanitizeAnyMarkup(fast, list, base), "sanitised twice").toBe(fast);
        expect(sanitizePlainMarkup(fast, list, base), "sanitised twice").toBe(fast);
      }
    }
    return taken;
  };

  test("on made HTML of all sorts, and it takes a good part of it", () => {
    let taken = 0;
    fc.assert(
      fc.property(html, (source) => {
        if (check(source)) taken += 1;
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(150);
  });

  test("on hostile HTML", () => {
    for (const source of hostileHtml) check(source);
  });
});
