import {
  ArticleDetail,
  ArticleList,
  EntityDetail,
  EventDetail,
  EventList,
  RevisionView,
} from "@throughline/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";
import { copy, minutes, put, tag, thread } from "./made-up-story.ts";

let desk: DeskUnderTest;
beforeAll(async () => {
  desk = await startDeskUnderTest();
});
afterAll(() => desk.close());

async function get(path: string) {
  const { status, body } = await desk.ask("GET", path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe("an event", () => {
  const text = "Foreign minister Araghchi came to Moscow.";
  let ids: { first: string; copied: string; second: string; part: string };

  beforeAll(async () => {
    ids = {
      first: await put(desk.store, "first", 0, { text }),
      copied: await put(desk.store, "copied", 12, { text, publisher: "Mehr" }),
      second: await put(desk.store, "second", 60, { publisher: "TASS", language: "ru" }),
      part: await put(desk.store, "part", 240, { publisher: "BBC" }),
    };
    await copy(desk.store, ids.copied, ids.first, "near");
    await copy(desk.store, ids.part, ids.first, "partial");
    await tag(desk.store, ids.first, text);
    await thread(desk.store, "e0001", [
      { id: ids.first, at: 0, says: "He came." },
      { id: ids.copied, at: 12, copyOf: ids.first },
      { id: ids.second, at: 60, says: "He left again." },
      { id: ids.part, at: 240 },
    ]);
  });

  test("stands in the list with who was first, what is new, and how it went", async () => {
    const { items } = EventList.parse(await get("/api/v1/events"));
    const spark = new Array(24).fill(0);
    for (const slice of [0, 1, 6, 23]) spark[slice] = 1;
    const publisher = (name: string) => ({ name, country: "IR", group: "state" });
    expect(items).toEqual([
      {
        id: "e0001",
        title: "Event e0001",
        language: "en",
        firstAt: minutes(0).toISOString(),
        latestAt: minutes(240).toISOString(),
        first: { articleId: ids.first, publisher: publisher("IRNA"), at: minutes(0).toISOString() },
        articles: 4,
        copies: 1,
        independentSources: 2,
        languages: ["en", "ru"],
        newest: {
          articleId: ids.second,
          publisher: publisher("TASS"),
          at: minutes(60).toISOString(),
          sentences: ["He left again."],
        },
        spark,
      },
    ]);
  });

  test("shows its reports in order, each with its copies below it, and whom they name", async () => {
    const event = EventDetail.parse(await get("/api/v1/events/e0001"));
    expect(event.reports.map(({ id }) => id)).toEqual([ids.first, ids.second, ids.part]);
    expect(event.reports[0]?.newSentences).toEqual(["He came."]);
    expect(
      event.reports[0]?.copies.map(({ articleId, relation, containment }) => [
        articleId,
        relation,
        containment,
      ]),
    ).toEqual([[ids.copied, "near", 0.94]]);
    expect(event.entities).toEqual([{ id: "Q1", name: "Abbas Araghchi", type: "person", count: 1 }]);
  });

  test("that became part of another leads to that one", async () => {
    await thread(desk.store, "e0002", [{ id: ids.part, at: 240 }], "e0001");
    expect((await get("/api/v1/events/e0002")).id).toBe("e0001");
    expect((await get("/api/v1/events")).items).toHaveLength(1);
  });

  test("narrows the article list, as its entities do, for copies too", async () => {
    const list = async (query: string) =>
      ArticleList.parse(await get(`/api/v1/articles?${query}`)).items.map(({ id }) => id);
    expect(await list("event=e0001")).toEqual([ids.part, ids.second, ids.copied, ids.first]);
    expect(await list("entity=Q1")).toEqual([ids.copied, ids.first]);
    expect(await list("language=ru")).toEqual([ids.second]);
    expect(await list(`after=${minutes(12).toISOString()}&before=2026-06-24`)).toEqual([
      ids.part,
      ids.second,
      ids.copied,
    ]);
    await expect.poll(() => list("q=minister%20araghchi")).toEqual([ids.copied, ids.first]);
  });

  test("an article shows its tags, copies and new sentences; a copy its original's tags", async () => {
    const article = ArticleDetail.parse(await get(`/api/v1/articles/${ids.first}`));
    expect(article).toMatchObject({
      text,
      eventId: "e0001",
      relevance: 0.9,
      newSentences: [{ text: "He came.", start: 0, end: 8 }],
      entities: [{ id: "Q1", salience: 0.8 }],
      topics: [{ code: "11000000", label: "politics" }],
      contributions: [{ rule: "envoy" }],
      revisions: [{ revision: 1, characters: text.length, changed: null, correction: null }],
    });
    const version = RevisionView.parse(await get(`/api/v1/articles/${ids.first}/revisions/1`));
    expect(version).toMatchObject({ revision: 1, text, changes: [] });
    expect(article.copies.map(({ articleId, relation }) => [articleId, relation])).toEqual([
      [ids.copied, "near"],
      [ids.part, "partial"],
    ]);
    for (const { start, end, surface } of article.mentions)
      expect(article.text.slice(start, end)).toBe(surface);
    const copied = ArticleDetail.parse(await get(`/api/v1/articles/${ids.copied}`));
    expect(copied.copyOf).toBe(ids.first);
    expect(copied.entities).toEqual(article.entities);
    expect(copied.mentions).toEqual(article.mentions);
  });

  test("an entity shows who names it and how", async () => {
    const entity = EntityDetail.parse(await get("/api/v1/entities/Q1"));
    expect(entity).toMatchObject({ name: "Abbas Araghchi", type: "person", country: "IR", articles: 2 });
    expect(entity.surfaces).toEqual([{ surface: "Araghchi", count: 1 }]);
    expect(entity.recent.map(({ id }) => id)).toEqual([ids.copied, ids.first]);
  });
});

describe("paging", () => {
  test("lists every event once, although events at the same time and new ones come in", async () => {
    const old: string[] = [];
    for (let i = 0; i < 25; i++) {
      const id = `e1${String(i).padStart(3, "0")}`;
      await thread(desk.store, id, [
        { id: await put(desk.store, `page-${i}`, -100 - Math.floor(i / 4)), at: -100 - Math.floor(i / 4) },
      ]);
      old.push(id);
    }
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; cursor !== null && page < 20; page++) {
      const { items, nextCursor } = await get(`/api/v1/events?limit=6${cursor && `&cursor=${cursor}`}`);
      seen.push(...items.map(({ id }: { id: string }) => id));
      cursor = nextCursor;
      await thread(desk.store, `e2${String(page).padStart(3, "0")}`, [
        { id: await put(desk.store, `new-${page}`, 500 + page), at: 500 + page },
      ]);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(["e0001", ...old]);
  });
});

test.each([
  ["/api/v1/events/e9999", 404, /no event e9999\. Look in the list of events/],
  ["/api/v1/events/Bad", 400, /path/],
  ["/api/v1/events?limit=0", 400, /limit/],
  ["/api/v1/events?limit=1000", 400, /limit/],
  ["/api/v1/events?cursor=nonsense", 400, /Start again without it/],
  ["/api/v1/events?cursor=WyJhIiwiYiJd", 400, /Start again without it/],
  ["/api/v1/articles?cursor=nonsense", 400, /Start again without it/],
  ["/api/v1/articles?after=yesterday", 400, /2026-06-23/],
  ["/api/v1/articles/a0000", 404, /no article a0000\. Look in the list of articles/],
  ["/api/v1/entities/Q999", 404, /gazetteer/],
  ["/api/v1/entities/%00", 400, /path/],
])("%s is refused with what to do", async (path, status, detail) => {
  const answer = await desk.ask("GET", path);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  expect(answer.body.detail).toMatch(detail);
});
