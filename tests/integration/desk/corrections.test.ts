import {
  ArticleDetail,
  CorrectionTaken,
  EntityDetail,
  PackApplication,
  PackStanding,
} from "@throughline/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";
import { copy, put, tag, thread } from "./made-up-story.ts";

const text = "Foreign minister Araghchi came to Moscow.";
let desk: DeskUnderTest;
let article: string;
let copied: string;

beforeAll(async () => {
  desk = await startDeskUnderTest();
  article = await put(desk.store, "first", 0, { text });
  copied = await put(desk.store, "copied", 12, { text, publisher: "Mehr" });
  await copy(desk.store, copied, article, "near");
  await tag(desk.store, article, text);
  await thread(desk.store, "e0001", [
    { id: article, at: 0, says: "He came." },
    { id: copied, at: 12, copyOf: article },
  ]);
  await desk.store.db
    .updateTable("articles")
    .set({ stage: "ended", outcome: "threaded" })
    .where("id", "in", [article, copied])
    .execute();
});
afterAll(() => desk.close());

const correct = (body: unknown, id = article) => desk.ask("POST", `/api/v1/articles/${id}/corrections`, body);
const detail = async (id: string) =>
  ArticleDetail.parse((await desk.ask("GET", `/api/v1/articles/${id}`)).body);

describe("a correction", () => {
  test("is kept with who said it and why, and has the article and its copies tagged anew", async () => {
    const { status, body } = await correct({
      of: "mention",
      entityId: "Q1",
      is: null,
      by: "Mina",
      note: "a namesake",
    });
    expect({ status, body: CorrectionTaken.parse(body) }).toMatchObject({
      status: 201,
      body: {
        articleId: article,
        run: 2,
        correction: { of: "mention", entityId: "Q1", entityName: "Abbas Araghchi", is: null, by: "Mina" },
      },
    });
    expect(await detail(article)).toMatchObject({
      stage: "tag",
      run: 2,
      corrections: [{ note: "a namesake" }],
    });
    expect(await detail(copied)).toMatchObject({ stage: "thread", corrections: [{ articleId: article }] });
    expect(await desk.queues.counts("tag")).toMatchObject({ waiting: 1 });
  });

  test("takes the place of what was said before of the same thing, and is taken back once", async () => {
    const { body } = await correct({ of: "mention", entityId: "Q1", is: "Q1" });
    expect((await detail(article)).corrections).toMatchObject([{ is: "Q1", name: "Abbas Araghchi", by: "" }]);
    const path = `/api/v1/articles/${article}/corrections/${body.correction.id}`;
    expect(await desk.ask("DELETE", path)).toMatchObject({ status: 200, body: { run: 4 } });
    expect((await detail(article)).corrections).toEqual([]);
    expect((await desk.ask("DELETE", path)).status).toBe(404);
  });

  test.each([
    [400, { of: "mention", is: null }, "say which words are meant"],
    [400, { of: "story", onStory: "yes" }, "The body is not valid"],
    [422, { of: "mention", surface: "Araghchi", is: "Q99" }, 'No entity "Q99" is known'],
    [422, { of: "topic", topic: "12000000", about: true }, "Its topics are: 11000000 (politics)"],
  ])("that cannot be is refused with %i and what to do", async (expected, given, words) => {
    const { status, body } = await correct(given);
    expect(status).toBe(expected);
    expect(body.detail).toContain(words);
  });

  test("of a copy is refused, and names its original", async () => {
    const { status, body } = await correct({ of: "story", onStory: false }, copied);
    expect({ status, detail: body.detail }).toMatchObject({ status: 409 });
    expect(body.detail).toContain(article);
    expect((await correct({ of: "story", onStory: false }, "a0000000")).status).toBe(404);
  });
});

describe("an entity that was given a confirmed id", () => {
  test("is shown under it and found under both, before anything is tagged anew", async () => {
    await desk.store.db
      .updateTable("article_entities")
      .set({ entity_id: "local:abbas-araghchi" })
      .where("article_id", "=", article)
      .where("entity_id", "=", "Q1")
      .execute();
    for (const id of ["Q1", "local:abbas-araghchi"]) {
      const { status, body } = await desk.ask("GET", `/api/v1/entities/${id}`);
      expect(status).toBe(200);
      expect(EntityDetail.parse(body)).toMatchObject({
        id: "Q1",
        formerIds: ["local:abbas-araghchi"],
        name: "Abbas Araghchi",
        articles: 2,
      });
      const found = await desk.ask("GET", `/api/v1/articles?entity=${id}`);
      expect(found.body.items).toHaveLength(2);
    }
  });
});

test("an entity is found by the beginning of its name, or of a word in it", async () => {
  for (const q of ["abb", "Aragh", "q1"])
    expect((await desk.ask("GET", `/api/v1/entities?q=${q}`)).body.items).toEqual([
      { id: "Q1", name: "Abbas Araghchi", type: "person", country: "IR" },
    ]);
  expect((await desk.ask("GET", "/api/v1/entities?q=raghchi")).body.items).toEqual([]);
});

describe("the story pack", () => {
  test("is shown with how many articles have tags of another version, and is applied when it is asked for", async () => {
    await desk.store.db
      .updateTable("articles")
      .set({ stage: "ended", outcome: "threaded" })
      .where("id", "in", [article, copied])
      .execute();
    await desk.store.db.updateTable("taggings").set({ pack_version: "older" }).execute();
    const standing = await desk.ask("GET", "/api/v1/pack");
    expect(PackStanding.parse(standing.body)).toMatchObject({
      outdated: 1,
      application: null,
      problem: null,
    });

    const wrong = await desk.ask("POST", "/api/v1/pack/applications", { version: "another" });
    expect(wrong.status).toBe(409);
    expect(wrong.body.detail).toContain("and not with another");

    const started = await desk.ask("POST", "/api/v1/pack/applications");
    expect(started.status).toBe(202);
    const { id, total, endedAt } = PackApplication.parse(started.body);
    expect({ total, endedAt }).toEqual({ total: 2, endedAt: null });
    const again = await desk.ask("POST", "/api/v1/pack/applications");
    expect({ status: again.status, id: again.body.id }).toEqual({ status: 200, id });
    expect((await desk.ask("GET", `/api/v1/pack/applications/${id}`)).body).toMatchObject({
      counts: { waiting: 2 },
    });
    expect((await desk.ask("GET", "/api/v1/pack/applications/p00000000")).status).toBe(404);
  });
});
