import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const url = "https://www.larnau-herald.example/live/port";
const words = [
  "The first ship has entered the port of Larnau after nine days, greeted by the horns of all the tugs that were waiting for her.",
  "The harbour board says that forty ships lie outside the breakwater and that the last of them will have to wait until Friday.",
  "The drivers' spokesman thanks the town for its patience and says that the vote on the contract will be held within a month.",
];
const times = ["2031-03-04T12:00:00Z", "2031-03-04T11:30:00Z", "2031-03-04T10:05:00Z"];
const post = (at: number) =>
  `<div class="entry"><time datetime="${times[at]}">${times[at]?.slice(11, 16)}</time><h2>Post number ${at} of the day</h2><p>${words[at]}</p></div>`;
const head = (data: object) =>
  `<head><title>The port, live</title><script type="application/ld+json">${JSON.stringify({ "@type": "LiveBlogPosting", headline: "The port, live", ...data })}</script></head>`;
const intro = "All that happens in the port of Larnau on the day after the strike, as our reporters see it.";

describe("a live blog", () => {
  test("is split by the times of its posts, as the page marks them up", async () => {
    const html = `<html>${head({})}<body><main><h1>The port, live</h1><p>${intro}</p>${[0, 1, 2].map(post).join("")}</main></body></html>`;
    const article = await extractArticle({ html, url });
    expect(article.kind).toBe("liveBlog");
    expect(article.posts?.map(({ publishedAt }) => publishedAt)).toEqual(times);
    for (const [at, { start, end }] of (article.posts ?? []).entries()) {
      const text = article.text.slice(start, end);
      expect(text).toContain(words[at]);
      expect(text).not.toContain(words[at + 1] ?? "none");
    }
  });

  test("is split by what its linked data list", async () => {
    const liveBlogUpdate = words.map((articleBody, at) => ({
      "@type": "BlogPosting",
      datePublished: times[at],
      articleBody: `<p>${articleBody}</p>`,
    }));
    const html = `<html>${head({ liveBlogUpdate })}<body><main><h1>The port, live</h1>${words.map((text) => `<p>${text}</p>`).join("")}</main></body></html>`;
    const article = await extractArticle({ html, url });
    expect(article.posts?.map(({ publishedAt }) => publishedAt)).toEqual(times);
  });

  test("without posts that can be told apart has none; an article never has any", async () => {
    const body = `<body><main><h1>The port, live</h1>${words.map((text) => `<p>${text}</p>`).join("")}</main></body>`;
    expect(await extractArticle({ html: `<html>${head({})}${body}</html>`, url })).not.toHaveProperty(
      "posts",
    );
    const html = `<html><head><title>Port</title></head><body><main><h1>Port</h1>${[0, 1, 2].map(post).join("")}</main></body></html>`;
    const elsewhere = "https://www.larnau-herald.example/port/strike";
    expect(await extractArticle({ html, url: elsewhere })).not.toHaveProperty("posts");
  });
});
