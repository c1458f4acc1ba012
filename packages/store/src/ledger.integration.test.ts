import type { PassportEntry } from "@throughline/contracts";
import { openTestStore } from "@throughline/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "./open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const at = new Date("2031-03-04T05:06:07Z");

async function bring(name: string) {
  const { job } = await store.articles.bring(
    { name, contentType: "text/plain", body: Buffer.from(name), url: `https://larnau.example/${name}` },
    at,
  );
  return job;
}

/** The line of an article that ends at `clean`. */
function line(itemId: string, changes: Partial<PassportEntry> = {}): PassportEntry {
  return {
    itemId,
    revision: 0,
    run: 1,
    step: "clean",
    outcome: "notArticle",
    reason: "too short",
    evidence: {},
    codeVersion: "test",
    at,
    durationMs: 1,
    attempt: 1,
    nextStage: "ended",
    nextRevision: 0,
    ...changes,
  };
}

/** All in one batch: what comes while the first line is being written makes the next one. */
async function inOneBatch(lines: PassportEntry[]) {
  const [, ...results] = await Promise.allSettled(
    [line("f0001", { step: "poll" }), ...lines].map(store.ledger.advance),
  );
  return results.map((result) => (result.status === "fulfilled" ? result.value : "rejected"));
}

describe("what a database refuses in a text", () => {
  test("is left out of a document that is brought", async () => {
    const { articleId } = await bring("a\0b");
    expect(await store.articles.get(articleId)).toMatchObject({
      title: "ab",
      url: "https://larnau.example/ab",
    });
  });

  test("is left out of passports and dead letters", async () => {
    const { articleId } = await bring("article");
    await store.ledger.bury({
      ...line(articleId),
      job: { articleId, snapshotId: "s\0" },
      error: "no\0 page",
      stack: "at \ud800",
      attempts: 1,
    });
    expect(await store.deadLetters.ofItem(articleId)).toMatchObject({
      job: { articleId, snapshotId: "s" },
      error: "no page",
      stack: "at \ufffd",
    });
    const entry = line(articleId, { reason: "no\0thing", evidence: { start: ["\0a\ud83d"] } });
    expect(await store.ledger.advance(entry)).toEqual({ first: true });
    expect(await store.passports.of(articleId)).toMatchObject([
      { reason: "nothing", evidence: { start: ["a\ufffd"] } },
    ]);
  });
});

describe("an article with a dead letter", () => {
  const bury = (articleId: string) =>
    store.ledger.bury({ ...line(articleId), job: { articleId }, error: "too large", stack: "", attempts: 1 });
  const due = async () => (await store.articles.due("clean", at, 10)).jobs.map(({ job }) => job);
  const standing = async () => {
    const { inFlight, dead } = await store.audit();
    return { backlog: (await store.articles.backlog()).clean ?? 0, inFlight, dead };
  };

  test("is left to a person where it died, and due again in its next run", async () => {
    const { articleId, snapshotId } = await bring("dead");
    await bury(articleId);
    expect(await due()).toEqual([]);
    expect(await standing()).toEqual({ backlog: 0, inFlight: 1, dead: 1 });
    await store.articles.startRun(articleId, at);
    expect(await due()).toEqual([{ articleId, revision: 0, run: 2, snapshotId }]);
    expect(await standing()).toEqual({ backlog: 1, inFlight: 1, dead: 0 });
    expect(await store.deadLetters.list()).toEqual([]);
    // A job of the first run may die late.
    await bury(articleId);
    expect(await due()).toMatchObject([{ run: 2 }]);
    expect(await standing()).toEqual({ backlog: 1, inFlight: 1, dead: 0 });
  });

  test("that passes the step after all has none any more", async () => {
    const { articleId } = await bring("passed");
    await bury(articleId);
    await store.ledger.advance(line(articleId, { run: 7 }));
    expect(await store.deadLetters.list()).toHaveLength(1);
    await store.ledger.advance(line(articleId, { outcome: "cleaned", nextStage: "dedupe", nextRevision: 1 }));
    expect(await store.deadLetters.list()).toEqual([]);
    expect((await store.articles.due("dedupe", at, 10)).jobs).toHaveLength(1);
  });
});

describe("advance", () => {
  test("of the lines of a batch, the one that the database refuses is rejected alone", async () => {
    const ids = await Promise.all(["a", "b", "c"].map(async (name) => (await bring(name)).articleId));
    const [a = "", b = "", c = ""] = ids;
    // An integer of the database has 32 bits.
    const refused = line(b, { nextRevision: 2 ** 40 });
    expect(await inOneBatch([line(a), refused, line(c)])).toEqual([
      { first: true },
      "rejected",
      { first: true },
    ]);
    const stages = await Promise.all(ids.map(async (id) => (await store.articles.get(id))?.stage));
    expect(stages).toEqual(["ended", "clean", "ended"]);
    expect(await store.passports.of(b)).toEqual([]);
  });

  test("an earlier run that ends beside the one that stands leaves its line and only counts", async () => {
    const { articleId } = await bring("two runs");
    await store.ledger.advance(line(articleId, { reason: "the first run" }));
    await store.articles.startRun(articleId, at);
    const results = await inOneBatch([
      line(articleId, { reason: "a late rerun" }),
      line(articleId, { run: 2, reason: "the second run" }),
    ]);
    expect(results).toEqual([{ first: false }, { first: true }]);
    expect(await store.passports.of(articleId)).toMatchObject([
      { run: 1, reason: "the first run", runs: 2 },
      { run: 2, reason: "the second run", runs: 1 },
    ]);
  });
});
