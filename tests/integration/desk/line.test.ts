import { Audit, DeadLetterList, Line, ReplayDiff, ReplayStarted, Status } from "@throughline/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

let desk: DeskUnderTest;
let time = Date.parse("2026-06-23T10:00:00Z");
beforeAll(async () => {
  desk = await startDeskUnderTest({}, { now: () => new Date(time) });
});
afterAll(() => desk.close());

const document = (name: string, text: string) => ({
  name,
  contentType: "text/plain",
  body: Buffer.from(text).toString("base64"),
});

async function replay(name: string, text: string) {
  const { status, body } = await desk.ask("POST", "/api/v1/replay", document(name, text));
  expect(status).toBe(202);
  return ReplayStarted.parse(body);
}

/** Ends an article's run at `clean`, as the cleaner would. */
async function endAtClean(articleId: string, run: number, reason: string) {
  await desk.store.ledger.advance({
    itemId: articleId,
    revision: 0,
    run,
    step: "clean",
    outcome: "notArticle",
    reason,
    evidence: { words: reason.length },
    codeVersion: "test",
    at: new Date(time),
    durationMs: 1,
    attempt: 1,
    nextStage: "ended",
    nextRevision: 0,
  });
}

async function bury(articleId: string) {
  await desk.store.ledger.bury({
    itemId: articleId,
    revision: 0,
    run: 1,
    step: "clean",
    job: { articleId, revision: 0, run: 1, snapshotId: "s1" },
    error: "the page is too large",
    stack: "Error: …",
    attempts: 1,
    at: new Date(time),
  });
  return `clean-${articleId}-0`;
}

describe("the line", () => {
  test("shows every step with its queue, backlog and outcomes", async () => {
    const { articleId } = await replay("line.txt", "Line\n\nText.");
    await endAtClean(articleId, 1, "too short");
    await replay("waiting.txt", "Waiting\n\nText.");
    time += 10_000;
    const line = Line.parse((await desk.ask("GET", "/api/v1/line")).body);
    expect(line).toMatchObject({ redis: "up", store: "up" });
    expect(line.steps.map(({ step }) => step)).toEqual(["poll", "fetch", "clean", "dedupe", "tag", "thread"]);
    const clean = line.steps[2];
    expect(clean).toMatchObject({ waiting: 2, active: 0, backlog: 1 });
    expect(clean?.oldestWaitMs).not.toBeNull();
    expect(clean?.outcomes).toEqual([
      { outcome: "cleaned", target: "dedupe", count: 0 },
      { outcome: "sameText", target: "end", count: 0 },
      { outcome: "notArticle", target: "end", count: 1 },
    ]);
  });

  test("the audit, the status, health and metrics answer", async () => {
    const audit = Audit.parse((await desk.ask("GET", "/api/v1/audit")).body);
    expect(audit).toMatchObject({ discovered: 2, ended: { notArticle: 1 }, inFlight: 1, balanced: true });
    const status = Status.parse((await desk.ask("GET", "/api/v1/status")).body);
    expect(status).toMatchObject({
      version: "1.2.3",
      mode: "standalone",
      articles: 2,
      redis: "up",
      store: "up",
    });
    expect(status.story.groups.map(({ id }) => id)).toEqual(["state", "independent"]);
    expect((await desk.ask("GET", "/healthz")).body).toEqual({ status: "ok", missing: [] });
    const metrics = await desk.ask("GET", "/metrics");
    expect(metrics.text).toContain('throughline_queue_jobs{step="clean",state="waiting"} 2');
  });

  test("the dashboards open, with their own files and answers", async () => {
    const page = await desk.ask("GET", "/queues/");
    expect(page.status).toBe(200);
    const script = /static\/js\/main\.\w+\.js/.exec(page.text)?.[0];
    expect((await desk.ask("GET", `/queues/${script}`)).status).toBe(200);
    const { body } = await desk.ask("GET", "/queues/api/queues");
    expect(body.queues.map(({ name }: { name: string }) => name)).toContain("thread");
  });

  test("OpenAPI describes every route of the API", async () => {
    const { body } = await desk.ask("GET", "/api/openapi.json");
    const paths = Object.keys(body.paths);
    for (const path of [
      "/api/v1/feeds",
      "/api/v1/articles/{id}",
      "/api/v1/line",
      "/api/v1/stream",
      "/healthz",
    ])
      expect(paths).toContain(path);
    expect(paths.some((path) => path.startsWith("/queues"))).toBe(false);
    expect(body.paths["/api/v1/feeds"].post.responses.default.content).toHaveProperty([
      "application/problem+json",
    ]);
    expect(body.paths["/api/v1/feeds"].post.requestBody.content["application/json"].schema.required).toEqual([
      "url",
    ]);
  });
});

describe("dead letters", () => {
  test("are listed, shown, and retried with another payload of the same item only", async () => {
    const { articleId } = await replay("dead.txt", "Dead\n\nText.");
    const id = await bury(articleId);
    const { items } = DeadLetterList.parse((await desk.ask("GET", "/api/v1/dead")).body);
    expect(items.map((item) => [item.id, item.title, item.error])).toEqual([
      [id, "dead.txt", "the page is too large"],
    ]);
    expect((await desk.ask("GET", `/api/v1/dead/${id}`)).body.job).toEqual({
      articleId,
      revision: 0,
      run: 1,
      snapshotId: "s1",
    });
    const retry = (job?: object) => desk.ask("POST", `/api/v1/dead/${id}/retry`, job ? { job } : undefined);
    expect((await retry({ articleId })).status).toBe(422);
    expect((await retry({ articleId: "a0000", revision: 0, run: 1, snapshotId: "s2" })).body.detail).toMatch(
      /is about/,
    );
    expect((await retry({ articleId, revision: 0, run: 1, snapshotId: "s2" })).status).toBe(202);
    expect((await retry()).status).toBe(404);
    expect((await desk.ask("GET", "/api/v1/dead")).body.items).toEqual([]);
    expect(await desk.queues.byStep.clean.getJobState(id)).toBe("waiting");
  });

  test("a dropped one ends its article, and the account stays balanced", async () => {
    const { articleId } = await replay("drop.txt", "Drop\n\nText.");
    const id = await bury(articleId);
    expect((await desk.ask("POST", `/api/v1/dead/${id}/drop`)).status).toBe(204);
    expect((await desk.ask("POST", `/api/v1/dead/${id}/drop`)).body.detail).toMatch(
      /retried or dropped already/,
    );
    const { body } = await desk.ask("GET", `/api/v1/articles/${articleId}`);
    expect(body).toMatchObject({ stage: "ended", outcome: "dropped" });
    expect((await desk.ask("GET", "/api/v1/audit")).body).toMatchObject({
      balanced: true,
      ended: { dropped: 1 },
    });
  });

  test("one that is none is a 404", async () => {
    for (const [method, path] of [
      ["GET", ""],
      ["POST", "/retry"],
      ["POST", "/drop"],
    ] as const) {
      const { status, body } = await desk.ask(method, `/api/v1/dead/clean-a0000-0${path}`);
      expect(status).toBe(404);
      // Read on the page and at the command too, so it names no route.
      expect(body.detail).toMatch(/^There is no [^/]+ the list of dead letters shows those that are open\.$/);
    }
  });
});

describe("replays", () => {
  test("the same bytes again are the next run, and two runs can be compared", async () => {
    const first = await replay("one.txt", "Title\n\nThe text.");
    expect(first).toMatchObject({ run: 1, known: false });
    await endAtClean(first.articleId, 1, "no text");
    const second = await replay("renamed.txt", "Title\n\nThe text.");
    expect(second).toEqual({ articleId: first.articleId, run: 2, known: true });
    const diff = async () =>
      ReplayDiff.parse((await desk.ask("GET", `/api/v1/articles/${first.articleId}/replay/2`)).body);
    expect(await diff()).toMatchObject({ finished: false, outcome: null, changes: [] });
    await endAtClean(first.articleId, 2, "no text at all");
    expect(await diff()).toMatchObject({
      finished: true,
      outcome: "notArticle",
      changes: [
        { step: "clean", what: "reason", before: "no text", after: "no text at all" },
        { step: "clean", what: "words", before: "7", after: "14" },
      ],
    });
    const third = await desk.ask("POST", `/api/v1/articles/${first.articleId}/replay`);
    expect(third.body).toEqual({ articleId: first.articleId, run: 3, known: true });
  });

  test("a document with a URL is the article of that URL", async () => {
    const url = "https://example.org/story?utm_source=x#top";
    const { body } = await desk.ask("POST", "/api/v1/replay", {
      ...document("a.html", "<p>x"),
      contentType: "text/html",
      url,
      publisher: "IRNA",
      stateMedia: "yes",
    });
    for (const known of [url, "https://example.org/story", body.articleId]) {
      const traced = await desk.ask("GET", `/api/v1/trace?article=${encodeURIComponent(known)}`);
      expect(traced.body).toMatchObject({ id: body.articleId, publisher: { name: "IRNA", group: "state" } });
    }
  });

  test.each([
    ["POST", "/api/v1/replay", { name: "x", contentType: "image/png", body: "" }, 400],
    ["POST", "/api/v1/replay", { name: "x", contentType: "text/plain", body: "no base64!" }, 400],
    ["POST", "/api/v1/articles/a0000/replay", undefined, 404],
    ["GET", "/api/v1/articles/a0000/replay/2", undefined, 404],
    ["GET", "/api/v1/articles/a0000/replay/x", undefined, 400],
    ["GET", "/api/v1/trace?article=https://nowhere.example/", undefined, 404],
    ["GET", "/api/v1/trace", undefined, 400],
  ])("%s %s is refused", async (method, path, body, status) => {
    const answer = await desk.ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.detail.length).toBeGreaterThan(20);
  });
});
