import type { FeedCheck, FeedView } from "../src/api/types.ts";

const minute = 60_000;

/** What the made-up desk tells of an address: by the words in it, or of a feed that is known. */
export function madeUpCheck(url: string, feeds: FeedView[], now: number): FeedCheck {
  const known = feeds.find((feed) => feed.url === url);
  const check = feedCheck(url, now);
  if (known)
    return {
      ...check,
      summary: `It is here already, as "${known.title}"; adding it changes nothing.`,
      known: { id: known.id, url, title: known.title },
    };
  const without = { addedAs: null, page: null, charset: null, feed: null, pace: null, robots: null };
  if (url.includes("many"))
    return {
      ...check,
      ...without,
      verdict: "choices",
      summary: "The page offers 3 feeds.",
      whatToDo: "Choose one and add it by its address.",
      offers: ["World", "Politics", "Sport"].map((title, index) => ({
        title,
        url: `${url}/${title.toLowerCase()}.xml`,
        knownAs: index === 1 ? (feeds[0]?.id ?? null) : null,
      })),
    };
  if (url.includes("dead"))
    return {
      ...check,
      ...without,
      verdict: "failed",
      summary: "The name dead.example cannot be resolved (ENOTFOUND).",
      whatToDo: "Check how the name is written, and that this machine can resolve names.",
      answer: null,
    };
  return check;
}

function feedCheck(url: string, now: number): FeedCheck {
  const at = (ago: number) => new Date(now - ago).toISOString();
  const feedUrl = `${url.replace(/\/$/, "")}/rss.xml`;
  const titles = [
    "Lavrov receives Araghchi in Moscow",
    "عراقچی: گفت‌وگوها ادامه دارد",
    "Песков: переговоры продолжатся",
    "Oil prices fall as talks resume",
  ];
  return {
    url,
    verdict: "feed",
    summary: "It can be added: 30 entries, about 210 a week. It would be polled about every 62 min.",
    whatToDo: "",
    addedAs: feedUrl,
    page: { url, by: "link" },
    answer: {
      status: 200,
      finalUrl: feedUrl,
      redirects: [{ url: feedUrl.replace("https:", "http:"), status: 301 }],
      contentType: "application/rss+xml",
      bytes: 48_211,
      durationMs: 340,
      etag: true,
      lastModified: true,
    },
    charset: {
      name: "windows-1251",
      source: "declaration",
      conflicts: ["the header says utf-8, but the bytes are something else"],
    },
    feed: {
      format: "rss",
      title: "New Example: all news",
      link: url,
      language: "ru",
      hub: "https://hub.example/",
      repairs: ["ampersands that stand for themselves", "namespaces that nobody declared"],
      entries: 30,
      newest: at(12 * minute),
      oldest: at(24 * 60 * minute),
      withoutId: 0,
      withoutDate: 2,
      withoutPage: 0,
      sample: titles.map((title, index) => ({
        title,
        url: `${url}/news/${index}`,
        publishedAt: index === 3 ? null : at((index + 1) * 12 * minute),
      })),
    },
    pace: {
      entriesPerWeek: 210,
      intervalSeconds: 3720,
      because: "the shortest time that is set",
      ttlMinutes: 15,
      freshSeconds: 300,
    },
    robots: { url: `${url}/news/0`, allowed: true, rule: "", crawlDelaySeconds: 5 },
    known: null,
    offers: [],
  };
}
