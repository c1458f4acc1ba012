import { setTimeout as sleep } from "node:timers/promises";
import { type FetchJob, type Outcome, PermanentError, RetryLater } from "@throughline/contracts";
import type { HostLeases, StepContext } from "@throughline/runtime";
import type { ArticleRow, Store } from "@throughline/store";
import {
  type Robots,
  type RobotsVerdict,
  type Web,
  WebError,
  type WebErrorCode,
  type WebResponse,
} from "@throughline/web";
import { botChallenge } from "./bot-challenge.ts";
import { fetchedFromFeed } from "./feed-text.ts";
import { fetched } from "./fetched.ts";
import { retryAfter } from "./interval.ts";

export type FetchNeeds = { store: Store; web: Web; robots: Robots; leases: HostLeases; hostGapMs: number };

type Ended = Outcome<"fetch">;

const accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
const deadlineMs = 30_000;
const maxPageBytes = 5 * 1024 * 1024;
/** Longer delays of a robots.txt are of times when sites meant to keep robots out. */
const longestCrawlDelayMs = 60_000;
/** A site that puts an article off for so long does not mean to give it. */
const longestPutOffMs = 24 * 3_600_000;
/** From this try on, what the feed itself gave is taken in place of a page that does not come. */
const triesBeforeFeedText = 2;
/** What of an answer's headers is worth keeping beside the page. */
const keptHeaders = [
  "etag",
  "last-modified",
  "content-type",
  "content-language",
  "date",
  "link",
  "x-robots-tag",
];

/** Faults that no later try will mend. */
const finalFaults: ReadonlySet<WebErrorCode> = new Set([
  "refusedAddress",
  "badUrl",
  "tooLarge",
  "tooManyRedirects",
  "badEncoding",
]);

/**
 * Fetches one article's page: allowed by robots.txt, one request at a time for each host, conditional when it was
 * fetched before. Throws `RetryLater` while the host is busy or asks for patience, an `Error` for what may go
 * better at the next try (a server's fault, no connection, no answer in time).
 */
export async function fetchArticle(needs: FetchNeeds, job: FetchJob, context: StepContext): Promise<Ended> {
  const article = await needs.store.articles.get(job.articleId);
  if (!article) throw new PermanentError("there is no such article");
  // A run that died behind its request has left the page; the site need not be asked again.
  if (article.snapshot_id && article.revision === 0)
    return fetched(job, article.snapshot_id, "the page that an earlier try brought", { from: "snapshot" });
  try {
    return await orFromFeed(needs, job, article, context, await fetchPage(needs, job, article, context));
  } catch (error) {
    if (error instanceof RetryLater || context.signal.aborted || context.attempt < triesBeforeFeedText)
      throw error;
    const instead = await fetchedFromFeed(needs, job, article, context, (error as Error).message);
    if (instead) return instead;
    throw error;
  }
}

async function fetchPage(
  needs: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  context: StepContext,
): Promise<Ended> {
  const url = article.canonical_url;
  try {
    const { host } = needs.web.check(url);
    const known = needs.robots.isKnown(url) ? await needs.robots.verdict(url) : undefined;
    if (known && !known.allowed) return closed(known);
    const lease = await needs.leases.acquire(host, crawlDelayMs(known));
    if (!lease.granted) throw new RetryLater(lease.at, `${host} is being asked by another job`);
    try {
      const verdict = known ?? (await askRobots(needs, url, context.signal));
      if (!verdict.allowed) return closed(verdict);
      return await endedBy(needs, job, article, await getPage(needs, article, context), context);
    } finally {
      await lease.release();
    }
  } catch (error) {
    if (error instanceof WebError && finalFaults.has(error.code))
      return { outcome: "refused", reason: error.message, evidence: { code: error.code } };
    throw error;
  }
}

/** Asks for the robots.txt, and leaves the host its gap before the page. */
async function askRobots(needs: FetchNeeds, url: string, signal: AbortSignal): Promise<RobotsVerdict> {
  const verdict = await needs.robots.verdict(url, signal);
  if (verdict.allowed)
    await sleep(Math.min(10_000, Math.max(needs.hostGapMs, crawlDelayMs(verdict))), undefined, { signal });
  return verdict;
}

function crawlDelayMs(verdict: RobotsVerdict | undefined): number {
  return Math.min(longestCrawlDelayMs, (verdict?.crawlDelaySeconds ?? 0) * 1000);
}

function closed({ rule }: RobotsVerdict): Ended {
  return {
    outcome: "refused",
    reason: `the site's robots.txt keeps us out (${rule ?? "no rule"})`,
    evidence: { by: "robots.txt", rule: rule ?? "" },
  };
}

async function getPage(
  needs: FetchNeeds,
  article: ArticleRow,
  { signal }: StepContext,
): Promise<WebResponse> {
  const last = article.snapshot_id ? await needs.store.snapshots.load(article.snapshot_id) : undefined;
  const headers: Record<string, string> = {};
  if (last?.headers.etag) headers["if-none-match"] = last.headers.etag;
  if (last?.headers["last-modified"]) headers["if-modified-since"] = last.headers["last-modified"];
  return needs.web.get(article.canonical_url, {
    accept,
    headers,
    signal,
    deadlineMs,
    maxBytes: maxPageBytes,
  });
}

async function endedBy(
  needs: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  answer: WebResponse,
  context: StepContext,
): Promise<Ended> {
  const { status } = answer;
  const { host } = new URL(answer.finalUrl);
  const evidence = { status, url: answer.finalUrl };
  if (status === 304) return { outcome: "notModified", reason: "the page has not changed", evidence };
  if (status === 404 || status === 410)
    return { outcome: "gone", reason: `${host} answers ${status}`, evidence };
  const guard = botChallenge(answer);
  if (guard !== undefined)
    return {
      outcome: "refused",
      reason: `${host} asks for proof of a person (${guard}), and no trick is tried`,
      evidence: { ...evidence, by: "bot challenge", guard },
    };
  if (status === 429 || status === 503) return putOff(needs, article, answer, context);
  if (status >= 500) throw new Error(`${host} answers ${status}`);
  if (status < 200 || status >= 300)
    return { outcome: "refused", reason: `${host} answers ${status}`, evidence };
  const contentType = answer.headers["content-type"] ?? "";
  if (!/^\s*(text\/|application\/(xhtml|xml)|$)/i.test(contentType))
    return { outcome: "refused", reason: `it is ${contentType.split(";")[0]}, not a page`, evidence };
  return kept(needs, job, article, answer, context);
}

/** Keeps the page. */
async function kept(
  needs: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  answer: WebResponse,
  { now }: StepContext,
): Promise<Ended> {
  const { status, finalUrl, body, headers } = answer;
  const snapshotId = await needs.store.snapshots.save({
    articleId: job.articleId,
    url: article.canonical_url,
    finalUrl: finalUrl,
    httpStatus: status,
    headers: Object.fromEntries(
      keptHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
    ),
    contentType: headers["content-type"] ?? "",
    body,
    fetchedAt: now(),
  });
  return fetched(job, snapshotId, `${body.length} bytes from ${new URL(finalUrl).host}`, {
    status,
    url: finalUrl,
    bytes: body.length,
    redirects: answer.redirects.length,
  });
}

/** Too many requests, or a server that rests: it says when, and 429 means all of the host (RFC 6585 §4). */
async function putOff(
  needs: FetchNeeds,
  article: ArticleRow,
  answer: WebResponse,
  { now }: StepContext,
): Promise<Ended> {
  const { host } = new URL(answer.finalUrl);
  const reason = `${host} answers ${answer.status}`;
  const later = retryAfter(answer.headers, now());
  if (!later) throw new Error(reason);
  if (answer.status === 429) await needs.leases.hold(new URL(article.canonical_url).host, later);
  if (later.getTime() - article.observed_at.getTime() > longestPutOffMs)
    return {
      outcome: "refused",
      reason: `${reason} and puts it off for more than a day`,
      evidence: { status: answer.status },
    };
  throw new RetryLater(later, reason);
}

async function orFromFeed(
  needs: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  context: StepContext,
  ended: Ended,
): Promise<Ended> {
  if (ended.outcome !== "refused" && ended.outcome !== "gone") return ended;
  return (await fetchedFromFeed(needs, job, article, context, ended.reason)) ?? ended;
}
