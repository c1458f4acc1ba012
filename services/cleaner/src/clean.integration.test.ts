import { PermanentError } from "@throughline/contracts";
import { createLogger, type StepContext, TookTooLong } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { openTestStore } from "@throughline/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createExtractionPool } from "./extraction-pool.ts";
import type { FetchedDocument } from "./extraction-thread.ts";
import { clean } from "./handle.ts";
import { createCleaner, extractArticle } from "./index.ts";

const at = new Date("2031-03-04T05:06:07Z");
const context: StepContext = {
  signal: new AbortController().signal,
  now: () => at,
  log: createLogger("cleaner", "silent"),
  attempt: 1,
};
const paragraph =
  "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said in a note to shipping agents.";
const text = `Larnau port reopens\n${paragraph}\nBy Ines Okafor`;

let store: Store;
const cleaner = createCleaner({
  // The store of each test, behind one pool for all of them.
  store: {
    get snapshots() {
      return store.snapshots;
    },
    get revisions() {
      return store.revisions;
    },
  },
  pack: { current: () => ({ version: "test", sites: [] }) },
  threads: 2,
});

beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());
afterAll(() => cleaner.close?.());

async function bring(body: string, contentType = "text/plain; charset=utf-8") {
  const { job } = await store.articles.bring(
    { name: "a.txt", contentType, body: Buffer.from(body), url: "https://larnau.example/port" },
    at,
  );
  return job;
}

describe("clean", () => {
  test("keeps the article as a revision and leads on; a second run changes nothing", async () => {
    const job = await bring(text);
    const first = await cleaner.handle(job, context);
    expect(first).toMatchObject({
      outcome: "cleaned",
      reason: `an article of ${paragraph.length} characters, by plain-text`,
      next: [{ articleId: job.articleId, revision: 1, run: 1 }],
    });
    const kept = await store.revisions.get(job.articleId, 1);
    expect(kept).toMatchObject({ title: "Larnau port reopens", authors: ["Ines Okafor"], text: paragraph });
    expect(await cleaner.handle(job, context)).toEqual(first);
    expect(await store.revisions.get(job.articleId, 1)).toEqual(kept);
    expect((await store.revisions.latest(job.articleId))?.revision).toBe(1);
  });

  test("another snapshot with the same text is no revision, one with another text is the next", async () => {
    const job = await bring(text);
    await cleaner.handle(job, context);
    expect(await cleaner.handle(await bring(`${text}\n`), context)).toMatchObject({ outcome: "sameText" });
    const longer = await bring(`${text.replace("\nBy", "\nShips began to enter at dawn.\nBy")}`);
    expect(await cleaner.handle(longer, context)).toMatchObject({
      outcome: "cleaned",
      reason: expect.stringContaining("; since revision 1: 1 passage added"),
      evidence: { changed: { added: 1 } },
      next: [{ revision: 2 }],
    });
    expect((await store.revisions.get(job.articleId, 2))?.changes).toMatchObject({
      changes: [{ kind: "added", before: "", after: "Ships began to enter at dawn." }],
      correction: null,
    });
  });

  test("an edit that cannot be compared in time is the next revision all the same, and says so", async () => {
    const first = await bring(text);
    await cleaner.handle(first, context);
    const edited = text.replace("Larnau port reopens", "Larnau port opens").replace("nine-day", "ten-day");
    const late = {
      extract: ({ body, url }: FetchedDocument) => extractArticle({ text: String(body), url }),
      compare: () => Promise.reject(new TookTooLong("longer than 10 s")),
    };
    const needs = { store, pool: late, pack: { version: "test", sites: [] } };
    const done = await clean(
      await bring(`${edited}\n\nCorrection: The strike was of ten days.`),
      context,
      needs,
    );
    expect(done).toMatchObject({
      outcome: "cleaned",
      reason: expect.stringContaining("; since revision 1: not compared, since it takes too long;"),
      next: [{ revision: 2 }],
    });
    expect((await store.revisions.get(first.articleId, 2))?.changes).toMatchObject({
      counts: { headlineChanged: 1 },
      correction: "Correction: The strike was of ten days.",
      uncompared: "not compared, since it takes too long",
    });
  });

  test("an edit that is undone makes a revision of the text before it, and the article shows that one", async () => {
    const edited = text
      .replace("nine-day", "ten-day")
      .replace("Larnau port reopens", "Larnau port opens again");
    const job = await bring(text);
    await cleaner.handle(job, context);
    const edit = await bring(edited.replace("Ines Okafor", "Otto Brandt"));
    await cleaner.handle(edit, context);
    const undone = await bring(text);
    expect(undone.snapshotId).toBe(job.snapshotId);
    const first = await cleaner.handle(undone, context);
    expect(first).toMatchObject({ outcome: "cleaned", next: [{ revision: 3 }] });
    expect(await cleaner.handle(undone, context)).toEqual(first);
    // A late rerun of the edit's job changes nothing of the article.
    expect(await cleaner.handle(edit, context)).toMatchObject({ next: [{ revision: 2 }] });
    const shown = { title: "Larnau port reopens", authors: ["Ines Okafor"] };
    expect(await store.revisions.latest(job.articleId)).toMatchObject({
      ...shown,
      revision: 3,
      text: paragraph,
    });
    expect(await store.articles.get(job.articleId)).toMatchObject(shown);
    expect((await store.revisions.get(job.articleId, 2))?.title).toBe("Larnau port opens again");
  });

  test.each([
    ["few words", "Not available", "text/plain", "fewer than 80 letters of text"],
    ["another type", "%PDF-1.7", "application/pdf", "not a page: its type is application/pdf"],
    [
      "an empty shell",
      `<html><body><div id="app"></div><script>${"x();".repeat(1000)}</script></body></html>`,
      "text/html",
      "an empty shell that a script fills in a browser",
    ],
  ])("%s is no article", async (_name, body, contentType, reason) => {
    const job = await bring(body, contentType);
    expect(await cleaner.handle(job, context)).toMatchObject({ outcome: "notArticle", reason });
    expect(await store.revisions.latest(job.articleId)).toBeUndefined();
  });

  test("a page in windows-1251 is read in its charset", async () => {
    const russian = "Порт Ларнау возобновил работу во вторник после девятидневной забастовки крановщиков. ";
    const bytes = Buffer.from(
      [...`<html><title>Порт</title><p>${russian.repeat(4)}</p></html>`].map((character) => {
        const code = character.codePointAt(0) ?? 0;
        return code < 0x80 ? code : code - 0x0410 + 0xc0;
      }),
    );
    const { job } = await store.articles.bring(
      {
        name: "a.html",
        contentType: "text/html; charset=windows-1251",
        body: bytes,
        url: "https://larnau.example/ru",
      },
      at,
    );
    await cleaner.handle(job, context);
    const kept = await store.revisions.latest(job.articleId);
    expect(kept?.text).toBe(russian.repeat(4).trim());
  });

  test("a missing snapshot is no use to try again", async () => {
    const job = await bring(text);
    await expect(cleaner.handle({ ...job, snapshotId: "s0" }, context)).rejects.toThrow(PermanentError);
  });
});

describe("extraction pool", () => {
  const page = (body: string) => ({
    body: Buffer.from(body),
    contentType: "text/html",
    url: "https://larnau.example/",
  });
  let pool: ReturnType<typeof createExtractionPool>;
  beforeAll(() => {
    pool = createExtractionPool({ threads: 1, timeoutMs: 4000, maxBytes: 3_000_000 });
  });
  afterAll(() => pool.close());

  test("a page that is too large is refused before any work", async () => {
    await expect(pool.extract(page("x".repeat(3_000_001)), context.signal)).rejects.toThrow(/3000001 bytes/);
  });

  test("texts that are too long are not compared", async () => {
    const version = (length: number) => ({ title: "T", text: "x".repeat(length), language: "en" });
    const versions = { older: version(10), newer: version(1_000_001) };
    await expect(pool.compare(versions, context.signal)).rejects.toThrow(PermanentError);
  });

  test("a page that takes too long loses its thread; those behind it are read by the next one", async () => {
    const attributes = Array.from({ length: 370_000 }, (_, at) => `a${at}`).join(" ");
    const slow = pool.extract(page(`<p ${attributes}>${paragraph}</p>`), context.signal);
    const next = pool.extract(
      page(`<article><p>${paragraph}</p><p>${paragraph}</p></article>`),
      context.signal,
    );
    await expect(slow).rejects.toThrow(TookTooLong);
    expect((await next).text).toContain(paragraph);
  });

  test("too slow once may be the machine's fault, too slow three times is the page's", async () => {
    const late = () => Promise.reject(new TookTooLong("the page took longer than 10 s"));
    const slowPool = { extract: late, compare: late };
    const job = await bring("A page. ".repeat(60));
    const at = (attempt: number) =>
      clean(job, { ...context, attempt }, { store, pool: slowPool, pack: { version: "test", sites: [] } });
    await expect(at(1)).rejects.toThrow(TookTooLong);
    await expect(at(2)).rejects.toThrow(TookTooLong);
    await expect(at(3)).rejects.toThrow(PermanentError);
  });

  test("who waits for a thread can give up", async () => {
    const running = pool.extract(page(`<p>${paragraph}</p>`), context.signal);
    const controller = new AbortController();
    const waiting = pool.extract(page(`<p>${paragraph}</p>`), controller.signal);
    controller.abort(new Error("stopping"));
    await expect(waiting).rejects.toThrow("stopping");
    await running;
  });
});
