import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore, type Store } from "./open-store.ts";

/** How the desk's article list pages and searches, on a real database. */
let store: Store;
const start = Date.parse("2026-06-23T00:00:00Z");
const source = { id: "f0001", publisher: "IRNA", country: "IR", stateMedia: "yes" };

async function observe(number: number, title: string, text?: string): Promise<string> {
  const url = `https://example.org/${number}`;
  const at = new Date(start + Math.floor(number / 3) * 1000);
  await store.articles.discover(
    source,
    [{ entryId: url, url, canonicalUrl: url, title, language: "en", summaryHtml: "", contentHtml: "" }],
    at,
  );
  const article = await store.articles.find(url);
  if (!article) throw new Error("the article was not discovered");
  if (text !== undefined) await write(article.id, title, text, at);
  return article.id;
}

async function write(articleId: string, title: string, text: string, at: Date): Promise<void> {
  const snapshotId = await store.snapshots.save({
    articleId,
    url: "https://example.org/",
    finalUrl: "https://example.org/",
    httpStatus: 200,
    headers: {},
    contentType: "text/plain",
    body: Buffer.from(text),
    fetchedAt: at,
  });
  const quality = { method: "test", score: 1, reasons: [] };
  const article = { kind: "article", title, authors: [], language: "en", text, html: "", quality } as const;
  const { revision } = await store.revisions.save({
    articleId,
    snapshotId,
    article: { ...article, authors: [] },
    at,
  });
  await store.db.updateTable("articles").set({ revision }).where("id", "=", articleId).execute();
}

async function allPages(
  filter: { q?: string },
  betweenPages: (page: number) => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 50; page++) {
    const { items, nextCursor } = await store.deskArticles.list({ ...filter, limit: 7, cursor });
    ids.push(...items.map((item) => item.id));
    if (nextCursor === null) return ids;
    cursor = nextCursor;
    await betweenPages(page);
  }
  throw new Error("the list has no end");
}

beforeAll(async () => {
  store = await openStore({});
});
afterAll(() => store.close());

describe("paging", () => {
  test("no gap and no double while articles come in, also at equal times", async () => {
    const old: string[] = [];
    for (let i = 0; i < 40; i++) old.push(await observe(i, `Report ${i}`));
    const seen = await allPages({}, async (page) => void (await observe(1000 + page, `Later ${page}`)));
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual([...old].sort());
  });

  test.each([
    "nonsense",
    "",
    Buffer.from('["a"]').toString("base64url"),
    Buffer.from('["a","b"]').toString("base64url"),
    Buffer.from('[["x"],1]').toString("base64url"),
  ])("a cursor that is none (%j) is refused or ignored", async (cursor) => {
    const listing = store.deskArticles.list({ limit: 5, cursor });
    if (cursor === "") expect((await listing).items).toHaveLength(5);
    else await expect(listing).rejects.toThrow(RangeError);
  });
});

describe("searching", () => {
  test("finds folded words and phrases in any script, ranks titles first, and pages without gaps", async () => {
    const inTitle = await observe(2000, "Hormuz strait closed", "Ships wait.");
    await observe(2001, "Oil", "The strait of Hormuz and اَلكتاب می‌گوید.");
    for (let i = 2002; i < 2022; i++)
      await observe(i, `Ships ${i}`, "A tanker near Hormuz waits for the strait.");
    while ((await store.searchIndex.indexNext(10)) > 0);
    const search = async (q: string) => (await store.deskArticles.list({ q, limit: 50 })).items;
    expect((await search("hormuz"))[0]?.id).toBe(inTitle);
    expect(await search("hormuz")).toHaveLength(22);
    expect(await search('"strait of hormuz"')).toHaveLength(1);
    expect(await search("الکتاب میگوید")).toHaveLength(1);
    expect(await search("tanker -near")).toHaveLength(0);
    expect(await search("!!! & | (")).toHaveLength(0);
    const seen = await allPages({ q: "hormuz" }, async (page) => {
      await observe(3000 + page, "Hormuz again", "Hormuz Hormuz");
      await store.searchIndex.indexNext();
    });
    expect(seen).toHaveLength(22);
    expect(new Set(seen).size).toBe(22);
  });

  test("an edit changes what is found", async () => {
    const id = await observe(4000, "Draft", "A quince.");
    await store.searchIndex.indexNext();
    await write(id, "Final", "A medlar.", new Date(start));
    expect(await store.searchIndex.indexNext()).toBe(1);
    expect((await store.deskArticles.list({ q: "quince", limit: 5 })).items).toHaveLength(0);
    expect((await store.deskArticles.list({ q: "medlar", limit: 5 })).items).toHaveLength(1);
  });

  test("filters narrow lists and searches alike", async () => {
    const list = async (filter: object) =>
      (await store.deskArticles.list({ limit: 200, ...filter })).items.length;
    expect(await list({ feed: "f0001", q: "quince" })).toBe(0);
    expect(await list({ feed: "f0002" })).toBe(0);
    expect(await list({ language: "ru" })).toBe(0);
    expect(await list({ event: "e0000" })).toBe(0);
    expect(await list({ before: new Date(start + 1000) })).toBe(3);
    expect(await list({ after: new Date(start), before: new Date(start + 2000), q: "report" })).toBe(0);
  });
});
