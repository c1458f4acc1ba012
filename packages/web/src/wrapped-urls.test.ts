import { expect, test } from "vitest";
import { normalizeUrl } from "./normalize-url.ts";

const article = "https://example.org/news/talks-go-on-4711";
const packed = encodeURIComponent(article);
/** The old form of a Google News id: field 1 with 19, field 4 with the URL, its length in base 128, and a tail. */
const googleNewsId = (text: string) =>
  Buffer.concat([
    Buffer.from([8, 19, 34]),
    Buffer.from(text.length < 128 ? [text.length] : [(text.length & 0x7f) | 0x80, text.length >> 7]),
    Buffer.from(text),
    Buffer.from([0xd2, 1, 0]),
  ]).toString("base64url");
const long = `https://example.org/${"very-".repeat(40)}long`;

test.each<[string, string, string | undefined]>([
  ["Google's redirect", `https://www.google.com/url?rct=j&sa=t&url=${packed}&ct=ga&cd=x`, article],
  ["Google's redirect, q", `https://www.google.co.uk/url?q=${packed}&sa=U`, article],
  ["Google's AMP viewer", "https://www.google.com/amp/s/example.org/news/talks-go-on-4711", article],
  ["Google's AMP viewer, http", "https://google.de/amp/example.org/a-4711", "http://example.org/a-4711"],
  ["AMP cache", "https://cdn.ampproject.org/c/s/example.org/news/talks-go-on-4711", article],
  [
    "AMP cache under the publisher's name, a viewer's, with a query",
    "https://example-org.cdn.ampproject.org/v/s/example.org/a-4711?id=7&usqp=mq331AQ",
    "https://example.org/a-4711?id=7",
  ],
  [
    "an image of the AMP cache is no article",
    "https://cdn.ampproject.org/i/s/example.org/a.jpg",
    "https://cdn.ampproject.org/i/s/example.org/a.jpg",
  ],
  ["Google News, old id", `https://news.google.com/rss/articles/${googleNewsId(article)}?oc=5`, article],
  ["Google News, old id of a long URL", `https://news.google.com/articles/${googleNewsId(long)}`, long],
  [
    "Google News, an id that only Google can read, stays",
    "https://news.google.com/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaGlqaw?oc=5",
    "https://news.google.com/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaGlqaw",
  ],
  [
    "Bing News",
    `http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=6A&url=${packed}&c=17&mkt=en-us`,
    article,
  ],
  [
    "Bing's search",
    `https://www.bing.com/ck/a?!&&p=1&u=a1${Buffer.from(article).toString("base64url")}&ntb=1`,
    article,
  ],
  [
    "Yahoo's search",
    `https://r.search.yahoo.com/_ylt=Awr;_ylu=Y29/RV=2/RE=17/RO=10/RU=${packed}/RK=2/RS=abc-`,
    article,
  ],
  ["Yahoo's older redirects", `http://us.rd.yahoo.com/dailynews/rss/*${article}`, article],
  ["Facebook", `https://l.facebook.com/l.php?u=${packed}%3Ffbclid%3DIwAR&h=AT0`, article],
  ["Facebook, mobile", `http://lm.facebook.com/l.php?u=${packed}`, article],
  ["VK", `https://vk.com/away.php?to=${packed}&post=-1_2`, article],
  ["LinkedIn", `https://www.linkedin.com/safety/go?url=${packed}&trk=x`, article],
  ["Outlook", `https://eur01.safelinks.protection.outlook.com/?url=${packed}&data=05`, article],
  [
    "one in another",
    `https://www.google.com/url?q=${encodeURIComponent(`https://l.facebook.com/l.php?u=${packed}`)}`,
    article,
  ],
  ["tracking inside", `https://vk.com/away.php?to=${packed}%3Futm_source%3Dvk`, article],
  [
    "no URL inside",
    "https://l.facebook.com/l.php?u=javascript:alert(1)",
    "https://l.facebook.com/l.php?u=javascript:alert(1)",
  ],
  ["a shortener says nothing", "https://t.co/AbC123", "https://t.co/AbC123"],
  [
    "feedproxy says nothing",
    "http://feedproxy.google.com/~r/stand/~3/AbC/",
    "http://feedproxy.google.com/~r/stand/~3/AbC/",
  ],
  [
    "MSN has copies, not links",
    "https://www.msn.com/en-us/news/a/ar-AA1",
    "https://www.msn.com/en-us/news/a/ar-AA1",
  ],
  ["a page about a page", `https://example.com/url?q=${packed}`, `https://example.com/url?q=${packed}`],
])("%s", (_name, url, expected) => {
  expect(normalizeUrl(url)).toBe(expected);
});

test("a link wrapped without end is left at some depth", () => {
  let url = article;
  for (let depth = 0; depth < 8; depth += 1)
    url = `https://l.facebook.com/l.php?u=${encodeURIComponent(url)}`;
  expect(normalizeUrl(url)).toMatch(/^https:\/\/l\.facebook\.com\/l\.php\?u=/);
});
