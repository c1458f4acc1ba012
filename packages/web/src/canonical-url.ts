import { articleKey, isSameSite } from "./article-key.ts";
import { decodeText } from "./decode-text.ts";
import { startTags } from "./html-tags.ts";
import type { WebResponse } from "./web.ts";

/** Where a page said what its URL is. */
export type CanonicalUrl = { url: string; by: "redirect" | "link" | "og:url" };

/** Canonical links stand in the head. */
const headBytes = 256 * 1024;
const tags: ReadonlySet<string> = new Set(["base", "link", "meta"]);

/** What a page itself says is its URL, in the order of trust: `<link rel=canonical>`, then og:url. */
export function declaredCanonicals(
  answer: Pick<WebResponse, "body" | "headers" | "finalUrl">,
): CanonicalUrl[] {
  const { text } = decodeText(answer.body.subarray(0, headBytes), answer.headers["content-type"]);
  const found: CanonicalUrl[] = [];
  let base = answer.finalUrl;
  for (const { name, attributes } of startTags(text, tags)) {
    const { href, rel, property, content } = attributes;
    if (name === "base" && href && URL.canParse(href, base)) base = new URL(href, base).href;
    const [target, by] =
      name === "link" && /(^|\s)canonical(\s|$)/i.test(rel ?? "")
        ? [href, "link" as const]
        : name === "meta" && property?.toLowerCase() === "og:url"
          ? [content, "og:url" as const]
          : [];
    if (target?.trim() && by && URL.canParse(target.trim(), base))
      found.push({ url: new URL(target.trim(), base).href, by });
  }
  return found.sort((a, b) => Number(a.by === "og:url") - Number(b.by === "og:url"));
}

/** Words of a path that lead to a wall, not to an article: everybody who is turned away lands there. */
const walls =
  /^(log-?in|sign-?in|sign-?up|register|registration|subscribe|subscription|paywall|consent|privacy-?consent|cookie-?wall|captcha|challenge|blocked|error|errors|404|403|not-?found|unavailable|maintenance)(\.\w+)?$/i;

/**
 * Why a URL cannot be the one of the article that was asked for at another; `undefined` when it can. Redirects may
 * lead to other sites; what a page says of itself may not, or any page could claim another site's article.
 */
export function whyNotCanonical(asked: string, { url, by }: CanonicalUrl): string | undefined {
  const [from, to] = [articleKey(asked), articleKey(url)];
  if (from === undefined || to === undefined) return "it is no URL of a page";
  if (by !== "redirect" && !isSameSite(asked, url)) return "it is on another site";
  const [old, next] = [partsOf(from), partsOf(to)];
  if (isFrontPage(next) && !isFrontPage(old)) return "it is a front page";
  if (
    next.segments.some((segment) => walls.test(segment)) &&
    !old.segments.some((segment) => walls.test(segment))
  )
    return "it is a wall, not an article";
  const sameSite = isSameSite(asked, url);
  const isPrefix = next.segments.every((segment, index) => segment === old.segments[index]);
  if (sameSite && isPrefix && next.segments.length < old.segments.length && next.query === "")
    return "it is the section above the article";
  if (sameSite && isPrefix && next.query === "" && namesSomething(old.query))
    return "it lacks the parameter that names the article";
  return undefined;
}

type KeyParts = { segments: string[]; query: string };

function partsOf(key: string): KeyParts {
  const [path = "", query = ""] = key.split("?", 2);
  return {
    segments: path
      .split("/")
      .slice(1)
      .filter((segment) => segment !== ""),
    query,
  };
}

/** `/`, or `/en`, the front page of a language. */
function isFrontPage({ segments, query }: KeyParts): boolean {
  return (
    query === "" &&
    (segments.length === 0 || (segments.length === 1 && /^[a-z]{2}(-[a-z]{2})?$/i.test(segments[0] ?? "")))
  );
}

/** A query that may well say which article it is: a number, or a parameter called so. */
function namesSomething(query: string): boolean {
  return query
    .split("&")
    .some(
      (parameter) =>
        /=\d+$/.test(parameter) || /^(\w*id|p|article|story|news|item|slug|url)=./i.test(parameter),
    );
}
