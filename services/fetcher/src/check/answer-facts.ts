import type { FeedCheck } from "@throughline/contracts";
import { decodeText, type WebResponse } from "@throughline/web";

/** What a check tells of an answer, whatever it holds. */
export function answerFacts(answer: WebResponse, durationMs: number): FeedCheck["answer"] {
  return {
    status: answer.status,
    finalUrl: answer.finalUrl,
    redirects: answer.redirects.map(({ url, status }) => ({ url, status })),
    contentType: (answer.headers["content-type"] ?? "").slice(0, 200),
    bytes: answer.body.length,
    durationMs,
    etag: answer.headers.etag !== undefined,
    lastModified: answer.headers["last-modified"] !== undefined,
  };
}

/** In which charset it is read, and who named that. */
export function charsetOf(answer: WebResponse): FeedCheck["charset"] {
  const { charset, source, conflicts } = decodeText(answer.body, answer.headers["content-type"]);
  return { name: charset, source, conflicts };
}

/** A check that knows nothing yet. */
export function blankCheck(url: string, page: FeedCheck["page"]): FeedCheck {
  return {
    url: page?.url ?? url,
    verdict: "failed",
    summary: "",
    whatToDo: "",
    addedAs: null,
    page,
    answer: null,
    charset: null,
    feed: null,
    pace: null,
    robots: null,
    known: null,
    offers: [],
  };
}
