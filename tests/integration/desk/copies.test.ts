import { ArticleDetail, type DedupeJob, PairComparison, Problem } from "@throughline/contracts";
import { createAnswers, createDeduplicator } from "@throughline/deduplicator";
import { answerQuestions, connectRedis, type StepContext } from "@throughline/runtime";
import { putArticle } from "@throughline/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

let desk: DeskUnderTest;
let answering: { close: () => Promise<void> };
let irna: DedupeJob;
let mehr: DedupeJob;
let other: DedupeJob;
const dedupe = (job: DedupeJob) =>
  createDeduplicator({ store: desk.store, publishers: () => [] }).handle(job, {} as StepContext);

const sentence = (word: string) =>
  `The ${word} minister said that talks on the ${word} line would go on in the autumn, whatever the ${word} committee held of them.`;
const report = ["harbour", "railway", "water", "grain", "border"].map(sentence).join(" ");

beforeAll(async () => {
  desk = await startDeskUnderTest();
  const redis = connectRedis(desk.redisUrl, "worker");
  const answers = createAnswers({ store: desk.store });
  const running = answerQuestions(answers, { redis, namespace: desk.namespace, log: desk.log });
  answering = {
    close: async () => {
      await running.close(1_000);
      redis.disconnect();
    },
  };
  const put = (publisher: string, text: string, observedAt: string) =>
    putArticle(desk.store, {
      url: `https://${publisher.toLowerCase()}.example/1`,
      publisher,
      text,
      observedAt,
    });
  irna = await put("IRNA", report, "2025-06-23T09:00:00Z");
  mehr = await put("Mehr", `TEHRAN (IRNA) - ${report}`, "2025-06-23T09:12:00Z");
  other = await put("TASS", sentence("forest"), "2025-06-23T09:30:00Z");
  for (const job of [irna, mehr, other]) await dedupe(job);
  await desk.store.db.updateTable("articles").set({ stage: "ended", outcome: "threaded" }).execute();
});
afterAll(async () => {
  await answering.close();
  await desk.close();
});

const compare = (a: string, b: string) => desk.ask("GET", `/api/v1/compare?a=${a}&b=${b}`);
const ruling = (id: string) => `/api/v1/articles/${id}/copy-ruling`;
const detail = async (id: string) =>
  ArticleDetail.parse((await desk.ask("GET", `/api/v1/articles/${id}`)).body);

test("two articles are compared, the later with the earlier, with what stands in the index", async () => {
  const { status, body } = await compare(irna.articleId, mehr.articleId);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(PairComparison.parse(body)).toMatchObject({
    a: { articleId: mehr.articleId },
    b: { articleId: irna.articleId },
    relation: "near",
    decided: { relation: "near", comparedWith: irna.articleId, by: "machine" },
  });
});

test.each([
  ["the same article twice", () => [irna.articleId, irna.articleId], 400, /same article/],
  ["one that is not here", () => [irna.articleId, "a00000000"], 404, /no text of article/],
  ["what is no id", () => ["1", "2"], 400, /./],
] as const)("%s is refused", async (_, pair, status, detail) => {
  const [a = "", b = ""] = pair();
  const answer = await compare(a, b);
  expect(answer.status).toBe(status);
  expect(Problem.parse(answer.body).detail).toMatch(detail);
});

test("what a person rules goes down the line, holds, shows as theirs, and can be taken back", async () => {
  const put = await desk.ask("PUT", ruling(mehr.articleId), { copyOf: null, note: "its own reporter" });
  expect(put.status, JSON.stringify(put.body)).toBe(200);
  const [due] = (await desk.store.articles.due("dedupe", new Date(Date.now() + 1000), 10)).jobs
    .map(({ job }) => job as DedupeJob)
    .filter(({ articleId }) => articleId === mehr.articleId);
  expect(due).toEqual({ ...mehr, run: mehr.run + 1 });
  const outcome = await dedupe(due as DedupeJob);
  expect(outcome).toMatchObject({
    outcome: "original",
    reason: "a person says that it is no copy: its own reporter",
    evidence: { by: "person" },
  });
  const shown = await detail(mehr.articleId);
  expect(shown).toMatchObject({ copyOf: null, copyRuling: { copyOf: null, note: "its own reporter" } });
  expect((await detail(irna.articleId)).copies).toEqual([]);
  expect((await compare(irna.articleId, mehr.articleId)).body.decided).toMatchObject({ by: "person" });

  expect((await desk.ask("DELETE", ruling(mehr.articleId))).status).toBe(204);
  await dedupe({ ...mehr, run: 3 });
  expect(await detail(mehr.articleId)).toMatchObject({ copyOf: irna.articleId, copyRuling: null });
  expect((await desk.ask("DELETE", ruling(mehr.articleId))).status).toBe(404);
});

test("a copy by a ruling stands under the other article; what cannot be is refused", async () => {
  const rule = (id: string, copyOf: string) => desk.ask("PUT", ruling(id), { copyOf });
  expect((await rule(other.articleId, mehr.articleId)).status).toBe(200);
  const outcome = await dedupe(other);
  expect(outcome).toMatchObject({ outcome: "copy", next: [{ copyOf: irna.articleId }] });
  expect(outcome.reason).toBe("a person says that TASS copied Mehr");
  expect((await detail(irna.articleId)).copies).toMatchObject([
    { articleId: mehr.articleId, ruled: false },
    { articleId: other.articleId, ruled: true, containment: null },
  ]);

  const refused = async (id: string, copyOf: string) => {
    const { status, body } = await rule(id, copyOf);
    return [status, Problem.parse(body).detail] as const;
  };
  expect(await refused(irna.articleId, irna.articleId)).toEqual([
    422,
    expect.stringMatching(/copy of itself/),
  ]);
  expect(await refused(mehr.articleId, other.articleId)).toEqual([
    422,
    expect.stringMatching(/earlier ruling .* Take that ruling back/),
  ]);
  expect(await refused(mehr.articleId, "a00000000")).toEqual([
    422,
    expect.stringMatching(/to be the original/),
  ]);
  expect(await refused("a00000000", mehr.articleId)).toEqual([404, expect.stringMatching(/no article/)]);
});
