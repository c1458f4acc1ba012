import { NameCandidateList, NameDecided } from "@throughline/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";
import { put, tag } from "./made-up-story.ts";

const text = "Foreign minister Araghchi came to Moscow.";
let desk: DeskUnderTest;
let article: string;

beforeAll(async () => {
  desk = await startDeskUnderTest();
  article = await put(desk.store, "first", 0, { text });
  await tag(desk.store, article, text);
  const found = { entityId: "Q1", surface: "Аббаса Арагчи", language: "ru", spelling: "Abbas Araghchi" };
  await desk.store.nameCandidates.note(
    article,
    [{ ...found, strangerId: "local:abbas-aragchi", distance: 0.34 }],
    new Date("2026-06-24T00:00:00Z"),
  );
  await desk.store.db
    .updateTable("articles")
    .set({ stage: "ended", outcome: "threaded" })
    .where("id", "=", article)
    .execute();
});
afterAll(() => desk.close());

const list = async (decision = "open") =>
  NameCandidateList.parse((await desk.ask("GET", `/api/v1/name-candidates?decision=${decision}`)).body).items;

test("a spelling is listed, confirmed by a person, and its articles are tagged anew", async () => {
  const [open] = await list();
  expect(open).toMatchObject({
    surface: "Аббаса Арагчи",
    entity: { id: "Q1", name: "Abbas Araghchi" },
    distance: 0.34,
    articles: 1,
    decision: "open",
  });
  const path = `/api/v1/name-candidates/${open?.id}`;
  const confirmed = await desk.ask("PUT", path, { decision: "confirmed", alias: "Аббас Арагчи", by: "Mina" });
  expect(NameDecided.parse(confirmed.body)).toMatchObject({
    candidate: { decision: "confirmed", alias: "Аббас Арагчи", by: "Mina" },
    tagged: 1,
  });
  expect((await desk.store.articles.get(article))?.stage).toBe("tag");
  expect(await list()).toEqual([]);
  expect(await list("confirmed")).toHaveLength(1);
  expect(await desk.store.nameCandidates.confirmed()).toEqual([
    { entityId: "Q1", strangerId: "local:abbas-aragchi", alias: "Аббас Арагчи", language: "ru" },
  ]);
});

test("an unknown spelling is a 404 that says where to look, a wrong word a 400", async () => {
  const unknown = await desk.ask("PUT", "/api/v1/name-candidates/n00000", { decision: "rejected" });
  expect(unknown).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining("name-candidates") },
  });
  expect((await desk.ask("PUT", "/api/v1/name-candidates/n00000", { decision: "maybe" })).status).toBe(400);
});
