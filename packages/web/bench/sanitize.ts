/** Time of `sanitizeHtml` for typical entries, beside the library alone on the same ones: `sanitize.ts`. */
import { allowLists } from "../src/safe-html/allow-lists.ts";
import { sanitizeAnyMarkup, sanitizeHtml } from "../src/safe-html/sanitize-html.ts";

const entries = 500;
const rounds = 25;
const baseUrl = "https://example.org/feed";

const teaser = (n: number) =>
  `<p>Iran&#8217;s foreign minister said on Tuesday that the talks will go on. <a href="https://example.org/${n}?utm_source=rss&amp;x=1">Read more</a> about the meeting that took place in Moscow on Monday.</p>`;
const paragraph = (n: number) =>
  `<p>The minister <strong>said</strong> on Tuesday &mdash; as before &mdash; that talks with <a href="https://example.org/b/${n}">Russia</a> will go on, and that the two sides were close to an agreement on what remains of the treaty.</p>\n`;
const shapes: [string, (n: number) => string][] = [
  ["200 characters of text", (n) => `${n} words without any markup `.repeat(7)],
  ["200 characters, a link", teaser],
  [
    "2 kB, links, a picture",
    (n) =>
      `<img src="https://example.org/${n}.jpg" alt="Photo" width="640" height="400" srcset="${n}.jpg 2x" />\n${paragraph(n).repeat(8)}`,
  ],
  ["2 kB, one element unclosed", (n) => `<div>${paragraph(n).repeat(9)}`],
];

/** Microseconds an entry, of the quietest round. */
function measured(work: (html: string) => string, texts: string[]): string {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (const text of texts) work(text);
    return ((performance.now() - started) * 1000) / texts.length;
  });
  return Math.min(...times).toFixed(1);
}

for (const [name, shape] of shapes) {
  const texts = Array.from({ length: entries }, (_, n) => shape(n));
  const ours = measured((html) => sanitizeHtml(html, { baseUrl }), texts);
  const library = measured((html) => sanitizeAnyMarkup(html, allowLists.feed, baseUrl), texts);
  console.log(`${name} (${texts[0]?.length}): ${ours} µs an entry, the library alone ${library} µs`);
}
