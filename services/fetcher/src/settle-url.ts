import type { Json, Outcome } from "@throughline/contracts";
import type { ArticleRow, Store } from "@throughline/store";
import { titlesAgree } from "@throughline/text";
import {
  articleKey,
  type CanonicalUrl,
  declaredCanonicals,
  normalizeUrl,
  type Redirect,
  type WebResponse,
  whyNotCanonical,
} from "@throughline/web";

/** The URL that an article has by what was found out, or the article that it turned out to be. */
export type Settled = { merged: Outcome<"fetch"> } | { url: string };

/** Settles the URL to which a redirect led: it says what the article is called before its page is asked for. */
export function settleRedirect(
  store: Pick<Store, "articles">,
  article: ArticleRow,
  redirects: readonly Redirect[],
  target: string,
): Promise<Settled> {
  const isPermanent = redirects.every(({ status }) => status === 301 || status === 308);
  return settle(store, article, { url: target, by: "redirect" }, isPermanent);
}

/** Settles the URL that a page gives as its own, the first of those it gives that can be. */
export async function settleDeclared(
  store: Pick<Store, "articles">,
  article: ArticleRow,
  answer: WebResponse,
): Promise<Settled> {
  const believable = declaredCanonicals(answer).find(
    (found) => whyNotCanonical(answer.finalUrl, found) === undefined,
  );
  return believable ? settle(store, article, believable, true) : { url: article.canonical_url };
}

/** `renames`: whether another form of the same URL is worth taking over. */
async function settle(
  store: Pick<Store, "articles">,
  article: ArticleRow,
  found: CanonicalUrl,
  renames: boolean,
): Promise<Settled> {
  const asked = article.canonical_url;
  const [url, key] = [normalizeUrl(found.url), articleKey(found.url)];
  const isKnown = url === asked || (!renames && key === articleKey(asked));
  if (url === undefined || key === undefined || isKnown || whyNotCanonical(asked, found) !== undefined)
    return { url: asked };
  const settled = await store.articles.settleUrl({
    articleId: article.id,
    url,
    key,
    agrees: (owner) => titlesAgree(article.title, owner.title),
  });
  if (settled.as === "same") return { merged: sameArticle(article, settled.article, { by: found.by }) };
  return { url: settled.as === "own" ? settled.article.canonical_url : asked };
}

/** The outcome for an article that was merged into another: the URLs are the evidence. */
export function sameArticle(
  article: ArticleRow,
  survivor: ArticleRow,
  found: { [key: string]: Json } = {},
): Outcome<"fetch"> {
  return {
    outcome: "sameArticle",
    reason: `it is the article at ${survivor.canonical_url}, under another URL`,
    evidence: { mergedInto: survivor.id, url: survivor.canonical_url, from: article.canonical_url, ...found },
  };
}
