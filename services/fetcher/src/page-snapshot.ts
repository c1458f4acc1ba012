import type { NewSnapshot } from "@throughline/store";
import type { WebResponse } from "@throughline/web";

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

/** The snapshot that an answer makes for an article. */
export function pageSnapshot(
  articleId: string,
  answer: WebResponse,
  { now }: { now: () => Date },
): NewSnapshot {
  const { url, finalUrl, status, headers, body } = answer;
  return {
    articleId,
    url,
    finalUrl,
    httpStatus: status,
    headers: Object.fromEntries(
      keptHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
    ),
    contentType: headers["content-type"] ?? "",
    body,
    fetchedAt: now(),
  };
}

/** What a passport tells of a page that was kept. */
export function pageEvidence({ status, finalUrl, body, redirects }: WebResponse) {
  return { status, url: finalUrl, bytes: body.length, redirects: redirects.length };
}
