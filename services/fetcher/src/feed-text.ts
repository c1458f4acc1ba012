import type { FetchJob, Outcome } from "@throughline/contracts";
import type { ArticleRow, Store } from "@throughline/store";
import { fetched } from "./fetched.ts";

/** Characters of text from which on a feed's own text counts as the article and not as a teaser of it. */
const fullTextCharacters = 800;

type EntryText = { title: string; content_html: string; summary_html: string; published_at: Date | null };

/**
 * A page made of what the feed itself gave, for an article whose page cannot be had; `undefined` when the feed
 * gave a teaser only. The same entry gives the same bytes.
 */
export function pageFromFeed(entry: EntryText, url: string, language: string): string | undefined {
  const html =
    entry.content_html.length >= entry.summary_html.length ? entry.content_html : entry.summary_html;
  if (textLength(html) < fullTextCharacters) return undefined;
  const published = entry.published_at?.toISOString();
  return [
    `<!doctype html><html lang="${attribute(language)}"><head><meta charset="utf-8">`,
    `<title>${text(entry.title)}</title><link rel="canonical" href="${attribute(url)}">`,
    published ? `<meta property="article:published_time" content="${published}">` : "",
    `</head><body><article><h1>${text(entry.title)}</h1>`,
    html,
    "</article></body></html>",
  ].join("\n");
}

function textLength(html: string): number {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim().length;
}

function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function attribute(value: string): string {
  return text(value).replaceAll('"', "&quot;");
}

/** Keeps the feed's own full text as the snapshot of an article that has none; says so. */
export async function fetchedFromFeed(
  { store }: { store: Store },
  job: FetchJob,
  article: ArticleRow,
  { now }: { now: () => Date },
  why: string,
): Promise<Outcome<"fetch"> | undefined> {
  const entry = article.snapshot_id ? undefined : await store.articles.entryOf(article.id);
  const page = entry && pageFromFeed(entry, article.canonical_url, article.language);
  if (page === undefined) return undefined;
  const snapshotId = await store.snapshots.save({
    articleId: article.id,
    url: article.canonical_url,
    finalUrl: article.canonical_url,
    httpStatus: 200,
    headers: {},
    contentType: "text/html; charset=utf-8",
    body: Buffer.from(page),
    fetchedAt: now(),
  });
  return fetched(job, snapshotId, `the text that its feed gave, since ${why}`, {
    from: "feed",
    because: why,
  });
}
