import type { Json } from "@throughline/contracts";
import type { WebResponse } from "@throughline/web";
import { botChallenge } from "./bot-challenge.ts";

/**
 * What an answer means for a page. `busy` and `failing` may go better at another time; a `busy` server says when
 * (its Retry-After, or 429). The others are as final as an answer can be.
 */
export type PageVerdict = {
  is: "page" | "notModified" | "gone" | "refused" | "busy" | "failing";
  reason: string;
  evidence: { [key: string]: Json };
};

/** Types that a page has; a server that names none is taken at its bytes. */
const pageTypes = /^\s*(text\/|application\/(xhtml|xml)|$)/i;

/** Reads an answer's status, type and face. Never looks for a way around what it says. */
export function pageVerdict(answer: WebResponse): PageVerdict {
  const { status } = answer;
  const { host } = new URL(answer.finalUrl);
  const evidence = { status, url: answer.finalUrl };
  const answers = `${host} answers ${status}`;
  const verdict = (is: PageVerdict["is"], reason = answers): PageVerdict => ({ is, reason, evidence });
  if (status === 304) return verdict("notModified", "the page has not changed");
  if (status === 404 || status === 410) return verdict("gone");
  const guard = botChallenge(answer);
  if (guard !== undefined)
    return {
      is: "refused",
      reason: `${host} asks for proof of a person (${guard}), and no trick is tried`,
      evidence: { ...evidence, by: "bot challenge", guard },
    };
  if (status === 429 || status === 503) return verdict("busy");
  if (status >= 500) return verdict("failing");
  if (status < 200 || status >= 300) return verdict("refused");
  const contentType = answer.headers["content-type"] ?? "";
  if (!pageTypes.test(contentType))
    return verdict("refused", `it is ${contentType.split(";")[0]}, not a page`);
  return verdict("page");
}
