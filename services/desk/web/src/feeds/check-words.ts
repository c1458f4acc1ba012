import type { FeedCheck } from "../api/types.ts";
import { exactCount } from "../text/count-words.ts";
import { agoInWords, duration } from "../time/relative-time.ts";

const charsetSources = {
  bom: "named by a byte order mark",
  header: "named by the server",
  declaration: "named by the document",
  detection: "told from its bytes: nobody names it",
} as const;

/** The facts that a check stands on, each with its name, in the order of what they build on. */
export function checkFacts(check: FeedCheck, now: number): [name: string, value: string][] {
  return [
    ...answerFacts(check),
    ...documentFacts(check, now),
    ...paceFacts(check),
    ...robotsFacts(check),
  ].filter(([, value]) => value !== "");
}

function answerFacts({ answer, charset, feed }: FeedCheck): [string, string][] {
  if (answer === null) return [];
  const charsetWords =
    charset === null
      ? ""
      : [`${charset.name}, ${charsetSources[charset.source]}`, ...charset.conflicts].join("; ");
  const asks = [answer.etag ? "ETag" : "", answer.lastModified ? "Last-Modified" : ""]
    .filter(Boolean)
    .join(" and ");
  return [
    [
      "Redirects",
      answer.redirects.length === 0
        ? ""
        : `${answer.redirects.map(({ url, status }) => `${url} (${status})`).join(" → ")} → ${answer.finalUrl}`,
    ],
    [
      "Answer",
      `${answer.status}, ${answer.contentType || "no content type"}, ${exactCount(answer.bytes)} bytes in ${duration(answer.durationMs)}`,
    ],
    ["Charset", charsetWords],
    ["Unchanged", feed === null ? "" : unchangedWords(asks)],
  ];
}

function unchangedWords(asks: string): string {
  return asks === "" ? "Its server cannot say: each poll brings the whole document" : `Told by ${asks}`;
}

function documentFacts({ feed }: FeedCheck, now: number): [string, string][] {
  if (feed === null) return [];
  const dates =
    feed.newest === null || feed.oldest === null
      ? []
      : [`the newest ${agoInWords(feed.newest, now)}`, `the oldest ${agoInWords(feed.oldest, now)}`];
  const lacking = [
    feed.withoutDate > 0 ? `${feed.withoutDate} without a date` : "",
    feed.withoutId > 0 ? `${feed.withoutId} with neither id nor address` : "",
    feed.withoutPage > 0 ? `${feed.withoutPage} that lead to no page` : "",
  ].filter(Boolean);
  return [
    ["Format", [feed.format, feed.language].filter(Boolean).join(", ")],
    ["Entries", [exactCount(feed.entries), ...dates].join(", ")],
    ["Of these", lacking.join(", ")],
    ["Mended", feed.repairs.join("; ") || "Nothing had to be"],
    ["Hub", feed.hub === null ? "" : `${feed.hub} pushes what is new`],
  ];
}

function paceFacts({ pace, feed }: FeedCheck): [string, string][] {
  if (pace === null) return [];
  const unknown = feed?.oldest ? "its entries reach back less than a week" : "no entry is dated";
  return [
    [
      "Pace",
      pace.entriesPerWeek === null
        ? `Unknown: ${unknown}`
        : `About ${exactCount(pace.entriesPerWeek)} entries a week`,
    ],
    ["Polled", `About every ${duration(pace.intervalSeconds * 1000)}: ${pace.because}`],
  ];
}

function robotsFacts({ robots }: FeedCheck): [string, string][] {
  if (robots === null) return [];
  const rule = robots.rule === "" ? "" : ` (${robots.rule})`;
  const delay = robots.crawlDelaySeconds === null ? "" : `, one every ${robots.crawlDelaySeconds} s`;
  return [
    ["Pages", `${robots.allowed ? "May be fetched" : "May not be fetched"} by robots.txt${rule}${delay}`],
  ];
}

/** The name under which a check is shown: the feed's, else its host. */
export function checkTitle({ feed, url }: Pick<FeedCheck, "feed" | "url">): string {
  if (feed !== null && feed.title !== "") return feed.title;
  return URL.canParse(url) ? new URL(url).host : url;
}
