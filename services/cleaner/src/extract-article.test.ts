import { expect, test } from "vitest";
import { extractArticle } from "./index.ts";

const paragraph = `<p>${"The harbour board of Larnau met the crane drivers on Tuesday and signed a contract. ".repeat(3)}</p>`;
const linked = (json: string) => `<script type="application/ld+json">${json}</script>`;
const liveBlog = { "@type": "LiveBlogPosting", liveBlogUpdate: [{ articleBody: "<".repeat(60_000) }] };

/** Each took from 8 s to minutes once: its time grew with the square of what is repeated. */
test.each([
  ["a title of many parts", `<title>${"a | ".repeat(30_000)}</title>`],
  ["a list of authors that is one word", `<meta name="author" content="${"&lt;".repeat(60_000)}">`],
  ["linked data of blanks", linked(`{x,${" ".repeat(60_000)}`)],
  ["a live post of opening brackets", linked(JSON.stringify(liveBlog))],
  ["a class that goes on and on", `<div class="${"author-".repeat(30_000)}">x</div>`],
])("%s holds a thread for no more than moments", async (_name, head) => {
  const started = process.cpuUsage();
  await extractArticle({ html: head + paragraph.repeat(3), url: "https://www.larnau-herald.example/port" });
  expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
});

test.each([
  ["pictures that are never closed", "![a](".repeat(60_000)],
  ["endings of pictures before a word", `${".jpg?".repeat(60_000)} x`],
])("in plain text, %s hold a thread for no more than moments", async (_name, text) => {
  const started = process.cpuUsage();
  await extractArticle({ text });
  expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
});
