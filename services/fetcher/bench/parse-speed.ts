/**
 * CPU time of parseFeed against plain rss-parser on one made feed of 500 entries, in one run: `parse-speed.ts`. The
 * two take turns, so that neither has the quieter machine; the median of the rounds counts.
 */
import Parser from "rss-parser";
import { parseFeed } from "../src/parse-feed.ts";

const entries = 500;
const rounds = 31;

const paragraph =
  "<p>Officials said on Monday that the talks &mdash; the fourth round &mdash; would go on. </p>";
const item = (n: number) =>
  `<item><title>Talks enter day ${n} &amp; go on</title><link>https://example.org/a/${n}</link>` +
  `<guid isPermaLink="false">tag:example.org,2026:${n}</guid><pubDate>Mon, 02 Nov 2026 10:${String(n % 60).padStart(2, "0")}:00 GMT</pubDate>` +
  `<dc:creator>A. Writer</dc:creator><category>World</category><category>Diplomacy</category>` +
  `<description>${paragraph.replaceAll("<", "&lt;").replaceAll("&m", "&amp;m")}</description>` +
  `<content:encoded><![CDATA[${paragraph.repeat(15)}]]></content:encoded>` +
  `<media:content url="https://example.org/i/${n}.jpg" type="image/jpeg"/></item>\n`;
const text =
  '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>' +
  "<title>Bench</title><link>https://example.org/</link><description>x</description>" +
  `${Array.from({ length: entries }, (_, n) => item(n)).join("")}</channel></rss>`;
const body = Buffer.from(text);

/** CPU milliseconds, which other work on the machine disturbs less than the clock. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const plain: number[] = [];
const ours: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  plain.push(await timed(() => new Parser().parseString(text)));
  ours.push(await timed(() => parseFeed(body, { url: "https://example.org/feed" })));
}
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
console.log(
  `${entries} entries, ${Math.round(body.length / 1024)} KiB: plain rss-parser ${median(plain).toFixed(1)} ms, ` +
    `parseFeed ${median(ours).toFixed(1)} ms, ratio ${(median(ours) / median(plain)).toFixed(2)}`,
);
