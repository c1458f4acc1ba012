import { readTime } from "../dates/times.ts";
import { published, readWrittenDate } from "../dates/written-dates.ts";
import type { TreeDocument } from "../dom/document.ts";
import { elementsIn, type TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { type LinkedNode, textOf } from "./linked-data.ts";
import { hasHeading, isListed, isOfAnother } from "./marked-authors.ts";
import type { MetaTags } from "./meta-tags.ts";
import type { VisibleFacts } from "./visible-facts.ts";

const publishedNames =
  "article:published_time article:published article:published:time published-date published_at published_time og:published_time og:article:published_time datepublished parsely-pub-date sailthru.date pubdate publish-date publishdate publish_date publication_date date_published published citation_publication_date citation_date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date dc.created cxenseparse:recs:publishtime cxenseparse:publishtime rnews:datepublished date".split(
    " ",
  );
const modifiedNames =
  "article:modified_time article:modified og:updated_time datemodified article:updated_time lastmod last-modified dcterms.modified dc.date.modified revised updated".split(
    " ",
  );
/** Names of a site's own making: "w-published-date". */
const publishedLike = /publi(?:sh|c).*(?:date|time)|date.*publi(?:sh|c)/;

/** Times in ISO 8601, UTC. */
export type ArticleTimes = { publishedAt?: string | undefined; modifiedAt?: string | undefined };

/** What the page declares for programs: JSON-LD of the article, meta tags, microdata, JSON-LD of the page. */
export function declaredTimes(
  document: TreeDocument,
  tags: MetaTags,
  node: LinkedNode,
  page: LinkedNode,
  language: string,
): ArticleTimes {
  const first = (candidates: string[]) => readFirst(candidates, language);
  return {
    publishedAt: first([
      textOf(node.datePublished),
      textOf(node.dateCreated),
      ...values(tags, publishedNames),
      ...timesOf(document, (element) => element.hasWord("itemprop", "datePublished")),
    ]),
    modifiedAt: first([
      textOf(node.dateModified),
      ...values(tags, modifiedNames),
      ...timesOf(document, (element) => element.hasWord("itemprop", "dateModified")),
      textOf(page.dateModified),
    ]),
  };
}

type Page = { document: TreeDocument; blocks: readonly Block[]; url: string; language: string };

/**
 * The time of publication where the page declares none, by the first of these that tells it: the lines around the
 * heading; a time tag with the article; a line anywhere that says "Published …" or whose class says that it is a date;
 * the day in the address; the first time tag.
 */
export function foundPublication(
  seen: VisibleFacts,
  tags: MetaTags,
  page: LinkedNode,
  { document, blocks, url, language }: Page,
): string | undefined {
  const others = [...tags].filter(([name]) => publishedLike.test(name)).flatMap(([, found]) => found);
  return (
    seen.publishedAt ??
    readFirst([textOf(page.datePublished), ...others]) ??
    readFirst(timesOf(document, (element) => isTime(element) && standsWithArticle(element))) ??
    datedLine(blocks, language) ??
    dayInAddress(url) ??
    readFirst(timesOf(document, (element) => isTime(element) && !isListed(element)).slice(0, 1))
  );
}

const longestLine = 160;
const longestDate = 40;
const dateClass = /(?:^|[\s_-])(?:date|published|pubdate|posted|timestamp)|[a-z]Date/;

function datedLine(blocks: readonly Block[], language: string): string | undefined {
  const lines = blocks.filter(({ text, element }) => text.length <= longestLine && !isOfAnother(element));
  const labelled = lines.filter(({ text }) => published.test(text));
  const marked = lines.filter(
    ({ text, element }) => text.length <= longestDate && dateClass.test(element.className),
  );
  for (const { text } of [...labelled, ...marked]) {
    const date = readWrittenDate(text, language);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** Many systems put the day of publication into the address: /2031/03/04/ or /2031-03-04-. */
function dayInAddress(address: string): string | undefined {
  const path = URL.canParse(address) ? new URL(address).pathname : "";
  const [, year, month, day] =
    /(?<!\d)((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(path)?.toSpliced(2, 1) ?? [];
  return year && month && day
    ? readTime(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
    : undefined;
}

/** Some systems give the time of the last change for that of publication: then a by-line's earlier date is to be believed. */
export function isRestamped({ publishedAt, modifiedAt }: ArticleTimes): boolean {
  if (publishedAt === undefined || modifiedAt === undefined) return false;
  return publishedAt.slice(0, 10) >= modifiedAt.slice(0, 10);
}

/** The first of two times; the second where they are of one day, since it says more. */
export function earlier(seen: string | undefined, declared: string | undefined): string | undefined {
  if (seen === undefined || declared === undefined) return declared;
  return seen.slice(0, 10) < declared.slice(0, 10) ? seen : declared;
}

function timesOf(document: TreeDocument, isWanted: (element: TreeElement) => boolean): string[] {
  return elementsIn(document, isWanted).flatMap((element) =>
    ["datetime", "content"].map((name) => element.getAttribute(name) ?? "").filter((value) => value !== ""),
  );
}

function isTime(element: TreeElement): boolean {
  return element.localName === "time" && element.hasAttribute("datetime");
}

function standsWithArticle(time: TreeElement): boolean {
  if (time.hasAttribute("pubdate")) return true;
  if (isOfAnother(time) || isListed(time)) return false;
  return (
    time.nearest((at) => at.localName === "article" || (at.localName === "header" && hasHeading(at))) !== null
  );
}

function values(tags: MetaTags, names: string[]): string[] {
  return names.flatMap((name) => tags.get(name) ?? []);
}

function readFirst(candidates: string[], language = "und"): string | undefined {
  for (const candidate of candidates) {
    const time = readTime(candidate, language);
    if (time !== undefined) return time;
  }
  return undefined;
}
