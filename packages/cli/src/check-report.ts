import type { FeedCheck } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { relativeTime } from "./relative-time.ts";
import { factLines, textTable } from "./text-table.ts";

type Facts = [name: string, value: string][];

/** What adding an address would do: the sentence that matters first, then what it stands on. */
export function checkInWords(check: FeedCheck, now: Date, width: number | undefined): string {
  const head = [check.summary, check.whatToDo].filter((text) => text !== "").map(plainLine);
  const facts = [...answerFacts(check), ...feedFacts(check, now), ...paceFacts(check), ...robotsFacts(check)];
  const parts = [`${head.join("\n")}\n`];
  if (facts.length > 0) parts.push(factLines(facts));
  if (check.offers.length > 0) parts.push(offersTable(check, width));
  else if (check.feed && check.feed.sample.length > 0) parts.push(sampleTable(check.feed.sample, now, width));
  return parts.join("\n");
}

/** The words for who named a charset. */
const sources = {
  bom: "a byte order mark",
  header: "the header",
  declaration: "the document",
  detection: "its bytes, which nobody named",
} as const;

function answerFacts({ url, page, answer, charset, addedAs, known }: FeedCheck): Facts {
  const facts: Facts = [["address", url]];
  if (page && addedAs)
    facts.push([
      "feed",
      `${addedAs} (${page.by === "link" ? "the page links it" : "found at a usual path"})`,
    ]);
  if (known) facts.push(["here as", `${known.title || known.url} (${known.url}, ${known.id})`]);
  if (!answer) return facts;
  for (const { url: from, status } of answer.redirects) facts.push(["redirect", `${status} from ${from}`]);
  if (answer.redirects.length > 0) facts.push(["leads to", answer.finalUrl]);
  const type = answer.contentType || "no type";
  facts.push(["answer", `${answer.status}, ${type}, ${answer.bytes} bytes, ${answer.durationMs} ms`]);
  if (charset) {
    const belied = charset.conflicts.length > 0 ? `; ${charset.conflicts.join("; ")}` : "";
    facts.push(["charset", `${charset.name}, by ${sources[charset.source]}${belied}`]);
  }
  return facts;
}

function feedFacts({ feed, answer }: FeedCheck, now: Date): Facts {
  if (!feed) return [];
  const { entries, newest, oldest } = feed;
  const dates =
    newest && oldest ? `, newest ${relativeTime(newest, now)}, oldest ${relativeTime(oldest, now)}` : "";
  const lacking = [
    feed.withoutDate > 0 ? `${feed.withoutDate} without a date` : "",
    feed.withoutId > 0 ? `${feed.withoutId} without id and address` : "",
    feed.withoutPage > 0 ? `${feed.withoutPage} that lead to no page` : "",
  ].filter((text) => text !== "");
  const asks = [answer?.etag ? "ETag" : "", answer?.lastModified ? "Last-Modified" : ""].filter(
    (name) => name !== "",
  );
  return [
    ["format", feed.language === "" ? feed.format : `${feed.format}, ${feed.language}`],
    ...(feed.title === "" ? [] : [["title", feed.title] satisfies Facts[number]]),
    ["entries", `${entries}${dates}`],
    ...(lacking.length > 0 ? [["of these", lacking.join(", ")] satisfies Facts[number]] : []),
    ["mended", feed.repairs.length > 0 ? feed.repairs.join("; ") : "nothing"],
    [
      "unchanged",
      asks.length > 0 ? `can be told by ${asks.join(" and ")}` : "cannot be told: each poll is whole",
    ],
    ["WebSub hub", feed.hub ?? "none"],
  ];
}

function paceFacts({ pace, feed }: FeedCheck): Facts {
  if (!pace) return [];
  const asked = [
    pace.ttlMinutes === null ? "" : `the feed asks for ${span(pace.ttlMinutes * 60)}`,
    pace.freshSeconds === null ? "" : `its server for ${span(pace.freshSeconds)}`,
  ].filter((text) => text !== "");
  const unknown = feed?.oldest ? "its entries reach back less than a week" : "no entry is dated";
  return [
    ["pace", pace.entriesPerWeek === null ? `unknown: ${unknown}` : `about ${pace.entriesPerWeek} a week`],
    ["polled", `about every ${span(pace.intervalSeconds)}: ${pace.because}`],
    ...(asked.length > 0 ? [["asked for", asked.join(", ")] satisfies Facts[number]] : []),
  ];
}

function robotsFacts({ robots }: FeedCheck): Facts {
  if (!robots) return [];
  const rule = robots.rule === "" ? "" : ` (${robots.rule})`;
  const delay = robots.crawlDelaySeconds === null ? "" : `, one every ${robots.crawlDelaySeconds} s`;
  return [["pages", `${robots.allowed ? "allowed" : "refused"} by robots.txt${rule}${delay}`]];
}

function offersTable({ offers }: FeedCheck, width: number | undefined): string {
  return textTable(
    [{ head: "ADDRESS" }, { head: "TITLE", most: 50 }, { head: "HERE AS" }],
    offers.map(({ url, title, knownAs }) => [url, title, knownAs ?? ""]),
    width,
  );
}

function sampleTable(
  sample: NonNullable<FeedCheck["feed"]>["sample"],
  now: Date,
  width: number | undefined,
): string {
  return textTable(
    [
      { head: "PUBLISHED", align: "right" },
      { head: "TITLE", most: 70 },
      { head: "PAGE", most: 80 },
    ],
    sample.map(({ title, url, publishedAt }) => [relativeTime(publishedAt, now), title, url]),
    width,
  );
}

/** "45 s", "15 min", "2.5 h". */
function span(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 360) / 10} h`;
}
