import { type FetchJob, type Outcome, PermanentError, RetryLater } from "@throughline/contracts";
import type { HostLeases, StepContext } from "@throughline/runtime";
import type { ArticleRow, Store } from "@throughline/store";
import { type Robots, type Web, WebError, type WebErrorCode, type WebResponse } from "@throughline/web";
import { askPage } from "./ask-page.ts";
import { closed } from "./closed-page.ts";
import { checkForEdits, firstCheckAt } from "./edit-check.ts";
import { fetchedFromFeed } from "./feed-text.ts";
import { fetched } from "./fetched.ts";
import { retryAfter } from "./interval.ts";
import { type PageVerdict, pageVerdict } from "./page-answer.ts";
import { pageEvidence, pageSnapshot } from "./page-snapshot.ts";
import { sameArticle, settleDeclared, settleRedirect } from "./settle-url.ts";

export type FetchNeeds = { store: Store; web: Web; robots: Robots; leases: HostLeases };

type Ended = Outcome<"fetch">;

/** A site that puts an article off for so long does not mean to give it. */
const longestPutOffMs = 24 * 3_600_000;
/** From this try on, what the feed itself gave is taken in place of a page that does not come. */
const triesBeforeFeedText = 2;

/** Faults that no later try will mend. */
const finalFaults: ReadonlySet<WebErrorCode> = new Set([
  "refusedAddress",
  "badUrl",
  "tooLarge",
  "tooManyRedirects",
  "badEncoding",
]);

/**
 * Fetches one article's page: allowed by robots.txt, one request at a time for each host. What redirects and the
 * page say of its URL is taken over; an article that is here already under that URL takes this one in. A job of a
 * run that the article has not come to is a look for edits. Throws `RetryLater` while the host is busy or asks for
 * patience, an `Error` for what may go better at the next try (a server's fault, no connection, no answer in time).
 */
export async function fetchArticle(needs: FetchNeeds, job: FetchJob, context: StepContext): Promise<Ended> {
  const article = await needs.store.articles.get(job.articleId);
  if (!article) throw new PermanentError("there is no such article");
  if (job.run > article.run) return checkForEdits(needs, job, article, context);
  if (article.merged_into !== null) return mergedBefore(needs, article, article.merged_into);
  // A run that died behind its request has left the page; the site need not be asked again.
  if (article.snapshot_id && (article.revision === 0 || article.before_check !== null))
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

async function mergedBefore({ store }: FetchNeeds, article: ArticleRow, into: string): Promise<Ended> {
  const survivor = await store.articles.get(into);
  if (!survivor) throw new PermanentError(`the article ${into}, which this one is, is not here`);
  return sameArticle(article, survivor);
}

async function fetchPage(
  needs: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  context: StepContext,
): Promise<Ended> {
  const { store } = needs;
  const { signal } = context;
  const last = article.snapshot_id ? await store.snapshots.load(article.snapshot_id) : undefined;
  let merged: Ended | undefined;
  let url = article.canonical_url;
  try {
    const asked = await askPage(needs, {
      url,
      last,
      signal,
      onRedirect: async (redirects, target) => {
        const settled = await settleRedirect(store, { ...article, canonical_url: url }, redirects, target);
        if ("merged" in settled) merged = settled.merged;
        else url = settled.url;
        return merged === undefined;
      },
    });
    if (merged) return merged;
    if ("closed" in asked) return closed(asked);
    if ("stopped" in asked) throw new Error(`the way to the page was stopped at ${asked.stopped}`);
    return await endedBy(needs, job, { ...article, canonical_url: url }, asked.answer, context);
  } catch (error) {
    if (error instanceof WebError && finalFaults.has(error.code))
      return { outcome: "refused", reason: error.message, evidence: { code: error.code } };
    throw error;
  }
}

async function endedBy(
  needs: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  answer: WebResponse,
  context: StepContext,
): Promise<Ended> {
  const verdict = pageVerdict(answer);
  const { is, reason, evidence } = verdict;
  if (is === "page") return kept(needs, job, article, answer, context);
  if (is === "busy") return putOff(needs, article, answer, verdict, context);
  if (is === "failing") throw new Error(reason);
  return { outcome: is, reason, evidence };
}

/** Keeps the page, unless it says that it is an article which is here already. */
async function kept(
  { store }: FetchNeeds,
  job: FetchJob,
  article: ArticleRow,
  answer: WebResponse,
  context: StepContext,
): Promise<Ended> {
  const settled = await settleDeclared(store, article, answer);
  if ("merged" in settled) return settled.merged;
  const snapshotId = await store.snapshots.save(pageSnapshot(job.articleId, answer, context));
  await store.editChecks.watch(job.articleId, firstCheckAt(context.now()));
  const reason = `${answer.body.length} bytes from ${new URL(answer.finalUrl).host}`;
  return fetched(job, snapshotId, reason, pageEvidence(answer));
}

/** Too many requests, or a server that rests: it says when, and 429 means all of the host (RFC 6585 §4). */
async function putOff(
  { leases }: FetchNeeds,
  article: ArticleRow,
  answer: WebResponse,
  { reason }: PageVerdict,
  { now }: StepContext,
): Promise<Ended> {
  const later = retryAfter(answer.headers, now());
  if (!later) throw new Error(reason);
  if (answer.status === 429) await leases.hold(new URL(answer.finalUrl).host, later);
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
