import type { FetchJob, Outcome } from "@throughline/contracts";
import type { HostLeases, StepContext } from "@throughline/runtime";
import { type ArticleRow, type Snapshot, type Store, sha256 } from "@throughline/store";
import { type Robots, type Web, WebError } from "@throughline/web";
import { askPage, type PageAnswer } from "./ask-page.ts";
import { closed } from "./closed-page.ts";
import { fetched } from "./fetched.ts";
import { retryAfter } from "./interval.ts";
import { pageVerdict } from "./page-answer.ts";
import { pageEvidence, pageSnapshot } from "./page-snapshot.ts";

export type CheckNeeds = {
  store: Pick<Store, "editChecks">;
  web: Web;
  robots: Robots;
  leases: HostLeases;
};

type Ended = Outcome<"fetch">;

const hourMs = 3_600_000;
/** Hours after an article was first fetched: most edits come soon. */
const checkHours = [1, 6, 24];
/** A look that comes a little early by another machine's clock counts all the same. */
const toleranceMs = 5 * 60_000;

/** When an article that was fetched just now is looked at first. */
export function firstCheckAt(fetchedAt: Date): Date {
  return nextCheckAt(fetchedAt, fetchedAt) ?? fetchedAt;
}

/** When an article is looked at next; `null` after the last time. Times that were missed are not made up for. */
export function nextCheckAt(firstFetchedAt: Date, now: Date): Date | null {
  const first = firstFetchedAt.getTime();
  const due = checkHours
    .map((hours) => first + hours * hourMs)
    .find((time) => time > now.getTime() + toleranceMs);
  return due === undefined ? null : new Date(due);
}

/**
 * Looks whether an article's page has changed. The article stays as it is while the page does, and whatever goes
 * wrong; only a changed page sends it down the line again. Throws `RetryLater` while a host is busy.
 */
export async function checkForEdits(
  needs: CheckNeeds,
  job: FetchJob,
  article: ArticleRow,
  context: StepContext,
): Promise<Ended> {
  const { editChecks } = needs.store;
  const history = await editChecks.history(article.id);
  if (!history) return unchecked("it has no page");
  if (article.stage !== "ended") return unchecked("it is on the line just now");
  const ended = await look(needs, job, article, history.last, context);
  const isOver = ended.outcome === "gone" || ended.outcome === "refused";
  await editChecks.plan(article.id, isOver ? null : nextCheckAt(history.firstFetchedAt, context.now()));
  return ended;
}

async function look(
  needs: CheckNeeds,
  job: FetchJob,
  article: ArticleRow,
  last: Snapshot,
  context: StepContext,
): Promise<Ended> {
  let asked: PageAnswer;
  try {
    asked = await askPage(needs, { url: article.canonical_url, last, signal: context.signal });
  } catch (error) {
    if (error instanceof WebError) return unchecked(error.message);
    throw error;
  }
  if ("closed" in asked) return closed(asked);
  if ("stopped" in asked) return unchecked(`the way to the page was stopped at ${asked.stopped}`);
  const { answer } = asked;
  const { is, reason, evidence } = pageVerdict(answer);
  if (answer.status === 429) {
    const later = retryAfter(answer.headers, context.now());
    if (later) await needs.leases.hold(new URL(answer.finalUrl).host, later);
  }
  if (is === "busy" || is === "failing") return unchecked(reason, evidence);
  if (is !== "page") return { outcome: is, reason, evidence };
  if (sha256(answer.body) === last.bodyHash)
    return { outcome: "notModified", reason: "the page is the same, byte for byte", evidence };
  const snapshotId = await needs.store.editChecks.reopen(pageSnapshot(article.id, answer, context), job.run);
  if (snapshotId === undefined) return unchecked("it went down the line again in the meantime");
  return fetched(job, snapshotId, "the page has changed since it was fetched", pageEvidence(answer));
}

function unchecked(reason: string, evidence: Ended["evidence"] = {}): Ended {
  return { outcome: "unchecked", reason: `not looked at for edits: ${reason}`, evidence };
}
