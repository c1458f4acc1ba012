import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { hostileHtml } from "./hostile-html.ts";
import { sanitizeHtml } from "./sanitize-html.ts";

const { window } = new JSDOM("");
const forbidden =
  "script,style,iframe,frame,frameset,object,embed,applet,form,input,button,select,textarea,option,meta,link,base,portal,template,noscript,foreignObject,animate,set,use,image,xmp,plaintext,noembed,noframes,annotation-xml,mglyph";
const addresses = [
  "href",
  "xlink:href",
  "src",
  "poster",
  "background",
  "cite",
  "longdesc",
  "usemap",
  "dynsrc",
  "lowsrc",
  "data",
  "action",
  "icon",
];
const allowedScheme = /^(?:https?|mailto|tel|ftp|magnet|news|irc|ircs|xmpp):/;

/** What a browser's parser would find in HTML that may not be there, in words. */
function dangersIn(html: string): string[] {
  const body = new window.DOMParser().parseFromString(`<!DOCTYPE html><body>${html}`, "text/html");
  const dangers = [...body.querySelectorAll(forbidden)].map(({ localName }) => `<${localName}>`);
  for (const element of body.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$|^formaction$|^ping$|^srcset$/i.test(name)) dangers.push(name);
      if (name === "style" && /url|expression|import|binding|behavior|position|z-index|[\\@]/i.test(value))
        dangers.push(`style: ${value}`);
      if (/^(?:fill|stroke)$/.test(name) && /url/i.test(value)) dangers.push(`${name}: ${value}`);
      if (addresses.includes(name) && leadsOut(value)) dangers.push(`${name}: ${value}`);
    }
  return dangers;
}

/** As a browser resolves it. */
function leadsOut(address: string): boolean {
  return (
    URL.canParse(address, "https://here.example/") &&
    !allowedScheme.test(new URL(address, "https://here.example/").href)
  );
}

describe("33. javascript: and data: links, event handlers, styles, frames, forms and trackers' pixels are gone", () => {
  test.each(hostileHtml)("%s", (html) => {
    for (const allow of ["feed", "article"] as const) {
      const safe = sanitizeHtml(html, { allow, baseUrl: "https://feed.example/" });
      expect(dangersIn(safe), safe).toEqual([]);
      expect(dangersIn(sanitizeHtml(html, { allow }))).toEqual([]);
      // Put into a page twice, as a careless template does, it still does nothing.
      const body = new window.DOMParser().parseFromString(safe, "text/html").body.innerHTML;
      expect(dangersIn(body), body).toEqual([]);
    }
  });

  test("the check would see what is dangerous: it does in the texts as they were written", () => {
    expect(hostileHtml.filter((html) => dangersIn(html).length > 0).length).toBeGreaterThan(100);
  });

  test("pieces of hostile HTML in any order, cut anywhere", () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostileHtml),
      fc
        .tuple(fc.constantFrom(...hostileHtml), fc.nat(60), fc.nat(60))
        .map(([html, a, b]) => html.slice(a, a + b)),
      fc.constantFrom(
        "<p>",
        "</p>",
        "<table>",
        "<svg>",
        "<math>",
        "<mtext>",
        "<title>",
        "</style>",
        "-->",
        '"',
        "'",
        ">",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const safe = sanitizeHtml(pieces.join(""));
        expect(dangersIn(safe), safe).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    '<img src="https://t.example/a.jpg" width="1" height="1">',
    '<img src="https://t.example/a.jpg" width=0>',
    '<img src="https://t.example/a.jpg" height="1px" alt="">',
    '<img src="https://t.example/a.jpg" style="width: 1px; height:1px">',
    '<img src="https://t.example/a.jpg" style="display : none">',
    '<img src="https://t.example/a.jpg" style="border:0;visibility:hidden">',
    '<img src="https://t.example/a.jpg" hidden>',
    '<img src="https://feeds.feedburner.com/~r/news/~4/abc">',
    '<img src="//pixel.wp.com/b.gif?host=x">',
    '<img src="https://ad.doubleclick.net/x">',
    '<img src="https://news.example/i/1x1.gif?u=1">',
    '<img data-src="https://t.example/a.jpg" src="data:image/gif;base64,R0" width="1" height="1">',
  ])("a pixel that counts readers: %s", (html) => {
    expect(sanitizeHtml(`<p>x${html}</p>`)).toBe("<p>x</p>");
    expect(sanitizeHtml(`<p>x${html}</p>`, { allow: "article" })).toBe("<p>x</p>");
  });

  test.each([
    '<img src="https://news.example/a.jpg" width="600" height="1" />',
    '<img src="https://news.example/a.jpg" width="100%" />',
    '<img src="https://news.example/pixel-art.png" width="10" height="10" />',
    '<img src="https://news.example/a.jpg" style="width: 100%;" />',
  ])("a picture that is meant to be seen stays: %s", (html) => expect(sanitizeHtml(html)).toBe(html));
});

test.each([
  ["unclosed", "<b>".repeat(100_000)],
  ["deep and closed", `${"<div>".repeat(30_000)}x${"</div>".repeat(30_000)}`],
  ["pixels", '<img src="https://t.example/a" width=1>x'.repeat(10_000)],
  ["frames", "<iframe>".repeat(50_000)],
  ["comments", "<!--".repeat(100_000)],
  ["half tags", '<a "'.repeat(100_000)],
  ["spaces in a tag", `<p ${" ".repeat(200_000)}`],
  ["attributes", `<p ${'a="x" '.repeat(100_000)}>`],
  ["ampersands", "&".repeat(300_000)],
  ["brackets", "<".repeat(200_000)],
])("a flood takes linear time: %s", (_name, html) => {
  const started = performance.now();
  expect(dangersIn(sanitizeHtml(html).slice(0, 1000))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(3000);
});
