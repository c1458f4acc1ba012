/** Feeds of the shapes that are met most, made of one entry many times over. */
export type MadeFeed = { shape: string; text: string };

const english =
  "Officials said on Monday that the talks &mdash; the fourth round &mdash; would go on. Neither side would say for how long.";
const russian =
  "Представители сторон заявили в понедельник, что переговоры &mdash; уже четвёртый раунд &mdash; будут продолжены.";

const paragraphs = (sentence: string, count: number) =>
  `<p>${sentence} <a href="https://example.org/background">Background</a></p>\n`.repeat(count);
const escapedOnce = (html: string) =>
  html.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const minutes = (n: number) => String(n % 60).padStart(2, "0");

const rss = (items: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel>\n<title>News</title>\n<link>https://example.org/</link>\n<description>All news</description>\n<language>en</language>\n${items}</channel></rss>\n`;

/** A headline and one sentence: what most news sites give. */
const shortItem = (n: number) => `<item>
<title>Talks enter day ${n} &amp; go on</title>
<link>https://example.org/a/${n}</link>
<description>${escapedOnce(paragraphs(english, 1))}</description>
<guid isPermaLink="false">tag:example.org,2026:${n}</guid>
<pubDate>Mon, 02 Nov 2026 10:${minutes(n)}:00 GMT</pubDate>
</item>\n`;

/** Teaser and whole text, a writer, categories, a picture. */
const longItem = (n: number) => `<item>
<title>Talks enter day ${n} &amp; go on</title>
<link>https://example.org/a/${n}</link>
<guid isPermaLink="false">tag:example.org,2026:${n}</guid>
<pubDate>Mon, 02 Nov 2026 10:${minutes(n)}:00 +0300</pubDate>
<dc:creator>A. Writer</dc:creator><category>World</category><category>Diplomacy</category>
<description>${escapedOnce(paragraphs(english, 1))}</description>
<content:encoded><![CDATA[${paragraphs(english, 8)}]]></content:encoded>
<media:content url="https://example.org/i/${n}.jpg" type="image/jpeg"/>
</item>\n`;

/** As WordPress writes it: everything in CDATA, elements that nobody reads. */
const wordpressItem = (n: number) => `	<item>
		<title>Переговоры: день ${n}</title>
		<link>https://example.org/2026/11/${n}/</link>
		<comments>https://example.org/2026/11/${n}/#respond</comments>
		<dc:creator><![CDATA[Редакция]]></dc:creator>
		<pubDate>Mon, 02 Nov 2026 10:${minutes(n)}:00 +0000</pubDate>
		<category><![CDATA[Мир]]></category>
		<category><![CDATA[Дипломатия]]></category>
		<category><![CDATA[Иран]]></category>
		<guid isPermaLink="false">https://example.org/?p=${n}</guid>
		<description><![CDATA[${paragraphs(russian, 1)}]]></description>
		<content:encoded><![CDATA[${paragraphs(russian, 14)}]]></content:encoded>
		<wfw:commentRss>https://example.org/2026/11/${n}/feed/</wfw:commentRss>
		<slash:comments>${n}</slash:comments>
	</item>\n`;

const atomEntry = (n: number) => `<entry>
<title type="html">Talks enter day ${n} &amp;amp; go on</title>
<link rel="alternate" type="text/html" href="https://example.org/a/${n}"/>
<id>tag:example.org,2026:${n}</id>
<published>2026-11-02T10:${minutes(n)}:00Z</published><updated>2026-11-02T11:${minutes(n)}:00Z</updated>
<author><name>A. Writer</name></author><category term="world"/>
<summary type="html">${escapedOnce(paragraphs(english, 1))}</summary>
<content type="html">${escapedOnce(paragraphs(english, 6))}</content>
</entry>\n`;

export function madeFeeds(entries: number): MadeFeed[] {
  const made = (entry: (n: number) => string) => Array.from({ length: entries }, (_, n) => entry(n)).join("");
  return [
    { shape: "RSS, short", text: rss(made(shortItem)) },
    { shape: "RSS, long", text: rss(made(longItem)) },
    { shape: "RSS of WordPress, Russian", text: rss(made(wordpressItem)) },
    {
      shape: "Atom",
      text: `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>tag:example.org,2026:feed</id><link href="https://example.org/"/><updated>2026-11-02T10:00:00Z</updated>\n${made(atomEntry)}</feed>\n`,
    },
  ];
}
