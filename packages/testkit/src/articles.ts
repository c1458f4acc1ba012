import type { Store } from "@throughline/store";

/** An article as a test wants it in the store. */
export type TestArticle = {
  url: string;
  title?: string;
  text: string;
  publisher?: string;
  language?: string;
  publishedAt?: string;
  observedAt?: string;
};

/** Puts an article into the store as if it had been discovered, fetched and cleaned. */
export async function putArticle(
  store: Store,
  given: TestArticle,
): Promise<{ articleId: string; revision: number; run: number }> {
  const { url, text, title = "A report", language = "en" } = given;
  const at = new Date(given.observedAt ?? "2025-06-23T09:00:00Z");
  const publisher = given.publisher ?? "IRNA";
  await store.articles.discover(
    { id: `f${publisher.toLowerCase()}`, publisher, country: "IR", stateMedia: "yes" },
    [
      {
        entryId: url,
        url,
        canonicalUrl: url,
        title,
        language,
        publishedAt: given.publishedAt,
        summaryHtml: "",
        contentHtml: "",
      },
    ],
    at,
  );
  const article = await store.articles.find(url);
  if (!article) throw new Error(`${url} was not discovered`);
  const snapshotId = await store.snapshots.save({
    articleId: article.id,
    url,
    finalUrl: url,
    httpStatus: 200,
    headers: {},
    contentType: "text/plain",
    body: Buffer.from(text),
    fetchedAt: at,
  });
  const { revision } = await store.revisions.save({
    articleId: article.id,
    snapshotId,
    article: {
      kind: "article",
      title,
      authors: [],
      publishedAt: given.publishedAt,
      language,
      text,
      html: "",
      quality: { method: "test", score: 1, reasons: [] },
    },
    at,
  });
  await store.db.updateTable("articles").set({ revision }).where("id", "=", article.id).execute();
  return { articleId: article.id, revision, run: article.run };
}
