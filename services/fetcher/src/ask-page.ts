import type { HostLeases } from "@throughline/runtime";
import type { Snapshot } from "@throughline/store";
import {
  nextUrl,
  type Redirect,
  type Robots,
  type RobotsVerdict,
  redirectLocation,
  type Web,
  type WebResponse,
} from "@throughline/web";
import { patienceUnderWayMs, underLease } from "./under-lease.ts";

export type AskNeeds = { web: Web; robots: Robots; leases: HostLeases };

export type PageQuestion = {
  url: string;
  /** What was fetched before: its validators go with a request for the URL that gave them. */
  last?: Pick<Snapshot, "finalUrl" | "headers"> | undefined;
  signal: AbortSignal;
  /** Told of each redirect before it is followed; `false` ends the way there. */
  onRedirect?: (redirects: Redirect[], target: string) => Promise<boolean>;
};

/** `closed`: the robots.txt of the host keeps us out. `stopped`: `onRedirect` said so. */
export type PageAnswer =
  | { answer: WebResponse }
  | { closed: RobotsVerdict; host: string }
  | { stopped: string };

const accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
const deadlineMs = 30_000;
const maxPageBytes = 5 * 1024 * 1024;
const maxRedirects = 5;
/** Longer delays of a robots.txt are of times when sites meant to keep robots out. */
const longestCrawlDelayMs = 60_000;

/**
 * Asks for a page, hop by hop: each URL on the way is checked, allowed by its host's robots.txt, and asked for
 * under that host's lease and gap. Throws `RetryLater` while a host is busy, a `WebError` where no answer comes.
 */
export async function askPage(needs: AskNeeds, question: PageQuestion): Promise<PageAnswer> {
  const redirects: Redirect[] = [];
  let url = needs.web.check(question.url);
  const first = url.href;
  for (;;) {
    const step = await askHop(needs, url, question, redirects.length > 0);
    if ("closed" in step) return step;
    const location = redirectLocation(step.answer);
    if (location === undefined) return { answer: { ...step.answer, url: first, redirects } };
    const target = needs.web.check(location, url);
    redirects.push({ url: url.href, status: step.answer.status, location });
    url = nextUrl(redirects, target, maxRedirects);
    if (question.onRedirect && !(await question.onRedirect(redirects, url.href)))
      return { stopped: url.href };
  }
}

async function askHop(
  needs: AskNeeds,
  { href: url, host }: URL,
  { last, signal }: PageQuestion,
  underWay: boolean,
): Promise<{ answer: WebResponse } | { closed: RobotsVerdict; host: string }> {
  const known = await needs.robots.known(url);
  const first = { host, gapMs: 0, patienceMs: underWay ? patienceUnderWayMs : 0, signal };
  const verdict = known ?? (await underLease(needs.leases, first, () => needs.robots.verdict(url, signal)));
  if (!verdict.allowed) return { closed: verdict, host };
  const gapMs = Math.min(longestCrawlDelayMs, (verdict.crawlDelaySeconds ?? 0) * 1000);
  const turn = { ...first, gapMs, patienceMs: underWay || !known ? patienceUnderWayMs : 0 };
  const headers = url === last?.finalUrl ? validators(last.headers) : {};
  const options = {
    accept,
    headers,
    signal,
    deadlineMs,
    maxBytes: maxPageBytes,
    redirect: "manual",
  } as const;
  return { answer: await underLease(needs.leases, turn, () => needs.web.get(url, options)) };
}

function validators(headers: Snapshot["headers"]): Record<string, string> {
  const { etag, "last-modified": lastModified } = headers;
  return {
    ...(etag && { "if-none-match": etag }),
    ...(lastModified && { "if-modified-since": lastModified }),
  };
}
