import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { TreeElement } from "./element.ts";
import { parseDocument } from "./parse.ts";

const paragraph =
  "The port of Larnau reopened on Tuesday, the harbour board said, after a strike of nine days by its crane drivers.";

describe("a tree", () => {
  test.each([
    ["elements left open", "<div><p>One<p>Two<ul><li>a<li>b</ul><b>c<i>d</b>e</i>"],
    ["text in a table", "<table>before<tr><td>a<td>b</table><p>after"],
    ["a table in a paragraph, in standards mode", "<!doctype html><p>a<table><tr><td>b</table>c"],
    ["a table in a paragraph, in quirks mode", "<p>a<table><tr><td>b</table>c"],
    ["references", `<p title="a &amp;amp; &quot;b&quot; &nbsp;">&lt;c&gt; &nbsp;&eacute;&#x1F600;</p>`],
    ["text that is no markup", "<textarea><p>a</p></textarea><title>b <i></title><p>c"],
    ["a second body", `<html lang="en"><body class="a"><p>b<body id="c"><html data-d>`],
    ["a drawing", `<p><svg viewBox="0 0 1 1"><desc>a<circle r="1"/></svg><math><mi>x</math>b`],
    ["a template", "<p>a<template><p>b</template>c"],
    ["links in links and forms in forms", `<a href="/a">b<a href="/c">d</a><form><form><p>e</form>f`],
    ["frames", "<frameset><frame></frameset>"],
    ["nothing", ""],
  ])("is as the standard's: %s", (_name, markup) => {
    const expected = new JSDOM(markup).window.document.documentElement;
    for (const template of expected.querySelectorAll("template")) template.innerHTML = "";
    expect(parseDocument(markup).documentElement.outerHTML).toBe(expected.outerHTML);
  });

  test("leaves comments out, so that they part no text", () => {
    expect(parseDocument("<p>a<!-- b --><?php c ?>d</p>").body?.innerHTML).toBe("<p>ad</p>");
    expect(parseDocument("<p>a<!-- b -->c</p>").body?.firstChild?.childNodes).toHaveLength(1);
  });

  test("is never so deep that a walk runs out of stack; what is deeper stands beside it", () => {
    const document = parseDocument(`${"<div>".repeat(20_000)}${paragraph}`);
    let depth = 0;
    for (let at = document.body?.firstElementChild; at; at = at.firstElementChild) depth += 1;
    expect(depth).toBeLessThanOrEqual(128);
    expect(document.documentElement.innerHTML).toContain(paragraph);
  });

  test("gives Readability what jsdom gives it", () => {
    const markup = `<html><head><title>Port</title></head><body><div class="menu"><a href="/">Home</a></div>
<div id="story"><div><div><h1>Port reopens</h1></div></div>${paragraph}<br><br>${paragraph}<div>${paragraph}</div>
<noscript><img src="/a.jpg"></noscript><ul><li>${paragraph}<li><img data-src="/b.jpg">${paragraph}</ul>
<table><tr><td>${paragraph}</table><p style="display: none">${paragraph}</p><section><div>${paragraph}</div></section></div>
<div class="related"><ul><li><a href="/b">Footbridge opens</a><li><a href="/c">Herring returns</a></ul></div></body></html>`;
    const contentOf = (document: Document) =>
      new Readability(document, { serializer: (node) => (node as Element).innerHTML }).parse()?.content;
    const page = parseDocument(markup) as unknown as Document;
    expect(contentOf(page)).toBe(contentOf(new JSDOM(markup).window.document));
  });
});

describe("nodes", () => {
  const bodyOf = (markup: string) => parseDocument(markup).body as TreeElement;

  test("move from where they were, and stay linked both ways", () => {
    const body = bodyOf("<p>a</p><p>b</p><p>c</p>");
    const [first, second, third] = body.children as [TreeElement, TreeElement, TreeElement];
    body.insertBefore(third, first);
    second.remove();
    second.remove();
    body.replaceChild(second, first);
    expect(body.innerHTML).toBe("<p>c</p><p>b</p>");
    expect(body.lastChild?.previousSibling).toBe(third);
    expect(first.parentNode).toBeNull();
    expect(body.textContent).toBe("cb");
    expect(body.textLength).toBe(2);
  });

  test("say what hides them", () => {
    const [one, other] = bodyOf(
      `<p style="color:red;DISPLAY : None !important">a</p><p style="visibility:hidden">b</p>`,
    ).children;
    expect(one?.style.display).toBe("none");
    expect(other?.style).toEqual({ display: "", visibility: "hidden" });
  });
});
