import { describe, expect, test } from "vitest";
import { type CanonicalUrl, declaredCanonicals, whyNotCanonical } from "./canonical-url.ts";

const page = (head: string) => ({
  body: Buffer.from(`<!doctype html><head>${head}</head><body><p>x`),
  headers: { "content-type": "text/html; charset=utf-8" },
  finalUrl: "https://example.org/a/b",
});

describe("what a page says of its URL", () => {
  test.each<[string, string, CanonicalUrl[]]>([
    ["nothing", "<title>x</title>", []],
    ["a link", `<link rel="canonical" href="/c">`, [{ url: "https://example.org/c", by: "link" }]],
    [
      "a link among others",
      `<link href='https://example.org/c?x=1&amp;y=2' rel='shortlink Canonical'>`,
      [{ url: "https://example.org/c?x=1&y=2", by: "link" }],
    ],
    [
      "both: the link first",
      `<meta property="og:url" content="https://example.org/o"><link rel=canonical href=c>`,
      [
        { url: "https://example.org/a/c", by: "link" },
        { url: "https://example.org/o", by: "og:url" },
      ],
    ],
    [
      "a base",
      `<base href="https://example.org/z/"><link rel=canonical href=c>`,
      [{ url: "https://example.org/z/c", by: "link" }],
    ],
    ["an empty link", `<link rel="canonical" href=" "><meta property="og:url" content="">`, []],
    ["one inside a script", `<script>'<link rel="canonical" href="/c">'</script>`, []],
  ])("%s", (_name, head, expected) => {
    expect(declaredCanonicals(page(head))).toEqual(expected);
  });
});

describe("a canonical URL is taken", () => {
  test.each<[string, string, string, CanonicalUrl["by"]]>([
    ["of the same site", "https://example.org/?p=4711", "https://example.org/2025/06/talks", "link"],
    ["of another host of the site", "https://m.example.org/a/4711", "https://www.example.org/a/4711", "link"],
    [
      "without a parameter that names nothing",
      "https://example.org/a?from=home",
      "https://example.org/a",
      "link",
    ],
    ["on another site, where a redirect led", "https://t.co/Ab1", "https://example.org/a/4711", "redirect"],
    ["with fewer words", "https://example.org/a/4711/talks-go-on", "https://example.org/4711", "link"],
  ])("%s", (_name, asked, url, by) => {
    expect(whyNotCanonical(asked, { url, by })).toBeUndefined();
  });
});

describe("a canonical URL is not believed", () => {
  test.each<[RegExp, string, string, CanonicalUrl["by"]]>([
    [/another site/, "https://example.org/a/4711", "https://example.com/a/4711", "link"],
    [/another site/, "https://one.blogspot.com/a", "https://two.blogspot.com/a", "og:url"],
    [/front page/, "https://example.org/a/4711", "https://example.org/", "link"],
    [/front page/, "https://example.org/a/4711", "https://www.example.org/index.html", "og:url"],
    [/front page/, "https://example.org/a/4711", "https://example.org/en/", "redirect"],
    [/section above/, "https://example.org/news/world/4711", "https://example.org/news/world/", "link"],
    [/section above/, "https://example.org/news/world/4711", "https://www.example.org/news", "redirect"],
    [/lacks the parameter/, "https://example.org/news.php?id=4711", "https://example.org/news.php", "link"],
    [/front page/, "https://example.org/?p=12", "https://example.org/", "link"],
    [/wall/, "https://example.org/a/4711", "https://login.example.org/signin?to=%2Fa", "redirect"],
    [/wall/, "https://example.org/a/4711", "https://example.org/404.html", "redirect"],
    [/no URL/, "https://example.org/a/4711", "mailto:desk@example.org", "link"],
  ])("%s: %s says %s by %s", (why, asked, url, by) => {
    expect(whyNotCanonical(asked, { url, by })).toMatch(why);
  });
});
