import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { NewCorrection } from "@throughline/contracts";
import { type ConnectedLine, connectLine, createLogger } from "@throughline/runtime";
import { reconcile } from "@throughline/scheduler";
import type { LaterJob, Store } from "@throughline/store";
import { type WatchedPack, watchStoryPack } from "@throughline/story-pack";
import { openTestStore, startTestRedis } from "@throughline/testkit";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createArticleWorkers } from "../../packages/standalone/src/workers.ts";
import { applyPack } from "../../services/scheduler/src/apply-pack.ts";

const shipped = fileURLToPath(new URL("../../seeds/nile-dam", import.meta.url));
const now = new Date("2026-06-23T09:00:00Z");
const log = createLogger("test", "silent");

let folder: string;
let store: Store;
let pack: WatchedPack;
let line: ConnectedLine;
let redis: Awaited<ReturnType<typeof startTestRedis>>;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "retag-")), "pack");
  await cp(shipped, folder, { recursive: true });
  await edit("gazetteer.yaml", (text) => `${text}${envoy}`);
  [store, redis] = await Promise.all([openTestStore(), startTestRedis()]);
  pack = await watchStoryPack(folder, { log, everyMs: 60_000 });
  const { url: redisUrl, namespace } = redis;
  line = await connectLine({
    redisUrl,
    namespace,
    log,
    depth: 1_000,
    hostGapMs: 0,
    concurrency: 2,
    now: () => now,
  });
  line.startWorkers(createArticleWorkers({ store, pack, threads: 1 }), store.ledger);
});
afterAll(async () => {
  pack.stop();
  await line.close();
  await store.close();
  await redis.stop();
  await rm(join(folder, ".."), { recursive: true, force: true });
});

const envoy = `
  - id: local:sara-tesfaye
    name: Sara Tesfaye
    type: person
    country: ET
    aliases: { en: [Sara Tesfaye] }
`;
const dam =
  "Ethiopia and Egypt met in Cairo on Monday about the filling of the Grand Ethiopian Renaissance Dam on the Nile, the foreign ministry of Egypt said. The envoy Sara Tesfaye told reporters that the talks on the water of the river would go on, and that Sudan would join them in a month.";
const council =
  "The council of the town voted on Tuesday to repair the old bridge over the canal before winter. Sara Tesfaye, who builds bridges, said that the work would take a month and cost little, since the stones are there already.";

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
}

async function bring(name: string, title: string, text: string, minute: number): Promise<string> {
  const { job } = await store.articles.bring(
    { name, contentType: "text/plain", body: Buffer.from(`${title}\n${text}`) },
    new Date(now.getTime() + minute * 60_000),
  );
  await line.queues.enqueue("clean", [job]);
  await until(async () => (await store.articles.get(job.articleId))?.stage === "ended");
  return job.articleId;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isSo()); await sleep(20))
    if (Date.now() > end) throw new Error("it did not come to that within 30 s");
}

async function putOn(jobs: LaterJob[]): Promise<void> {
  for (const { step, job } of jobs) await line.queues.enqueue(step, [job]);
  await Promise.all(
    jobs.map(({ job }) => until(async () => (await store.articles.get(job.articleId))?.stage === "ended")),
  );
}

async function correct(articleId: string, given: NewCorrection) {
  const names = { entity_name: null, name: "Sara Tesfaye", type: "person" };
  const { correction, jobs } = await store.corrections.save(articleId, given, names, now);
  await putOn(jobs);
  return correction;
}

async function undo(articleId: string, id: string): Promise<void> {
  await putOn((await store.corrections.remove(articleId, id, now))?.jobs ?? []);
}

let asked = 0;

async function applied(meanwhile?: () => Promise<void>) {
  await pack.refresh();
  asked += 1;
  const { id } = await store.packApplications.start(pack.current().version, new Date(now.getTime() + asked));
  const needs = { store, queues: line.queues, now: () => now };
  await applyPack(needs);
  await meanwhile?.();
  await until(async () => {
    await applyPack(needs);
    return (await store.packApplications.get(id))?.ended_at !== null;
  });
  return store.packApplications.get(id);
}

const entityIds = async (id: string) =>
  (await store.taggings.latest(id))?.result.entities.map((entity) => entity.id) ?? [];
const ids: Record<"dam" | "copy" | "council", string> = { dam: "", copy: "", council: "" };

describe("what a person says of an article's tags", () => {
  beforeAll(async () => {
    ids.dam = await bring("dam.txt", "Talks on the dam go on", dam, 0);
    ids.copy = await bring("copy.txt", "Talks on the dam go on", `${dam} `, 5);
    ids.council = await bring("council.txt", "Bridge to be repaired", council, 10);
    expect(await store.articles.get(ids.copy)).toMatchObject({ copy_of: ids.dam, outcome: "threaded" });
    expect((await store.articles.get(ids.council))?.outcome).toBe("offStory");
  });

  test("holds through tagging anew and a whole replay, its copy follows, and taking it back gives what was", async () => {
    const before = (await store.taggings.latest(ids.dam))?.result;
    expect(await entityIds(ids.dam)).toContain("local:sara-tesfaye");
    const notShe = await correct(ids.dam, {
      of: "mention",
      entityId: "local:sara-tesfaye",
      is: null,
      by: "Mina",
      note: "another one",
    });
    expect(await entityIds(ids.dam)).not.toContain("local:sara-tesfaye");
    expect(await entityIds(ids.copy)).not.toContain("local:sara-tesfaye");

    const replayed = await store.articles.startRun(ids.dam, now);
    if (!replayed) throw new Error("nothing to replay");
    await line.queues.enqueue("clean", [replayed]);
    await until(async () => (await store.articles.get(ids.dam))?.stage === "ended");
    expect(await entityIds(ids.dam)).not.toContain("local:sara-tesfaye");
    const line5 = (await store.passports.of(ids.dam)).findLast(({ step }) => step === "tag");
    expect(line5?.evidence).toMatchObject({ corrections: [notShe.id] });

    await undo(ids.dam, notShe.id);
    expect((await store.taggings.latest(ids.dam))?.result).toEqual(before);
  });

  test("brings an article onto the story and into an event, and takes one and its copies out of theirs", async () => {
    await correct(ids.council, { of: "story", onStory: true, by: "", note: "" });
    const on = await store.articles.get(ids.council);
    expect(on).toMatchObject({ outcome: "threaded", relevance: 0.999 });
    expect(on?.event_id).not.toBeNull();

    const off = await correct(ids.dam, { of: "story", onStory: false, by: "Mina", note: "" });
    for (const id of [ids.dam, ids.copy])
      expect(await store.articles.get(id)).toMatchObject({ outcome: "offStory", event_id: null });
    expect((await store.articles.get(ids.dam))?.reason).toBe("Mina says that it is off the story");

    await undo(ids.dam, off.id);
    for (const id of [ids.dam, ids.copy])
      expect(await store.articles.get(id)).toMatchObject({ outcome: "threaded" });
    expect(await store.audit()).toMatchObject({ balanced: true });
  });
});

describe("a story pack that has changed", () => {
  test("gives stored articles the confirmed id when it is applied, and says what that did, once", async () => {
    await correct(ids.dam, { of: "topic", topic: "made-up", about: true, by: "", note: "" });
    await edit("gazetteer.yaml", (text) =>
      text.replace(
        "id: local:sara-tesfaye",
        "id: Q424242\n    source: a made up one\n    formerIds: [local:sara-tesfaye]",
      ),
    );
    await pack.refresh();
    expect(await store.packApplications.outdated(pack.current().version)).toBe(2);
    const done = await applied();
    expect(done).toMatchObject({ total: 3, counts: { retagged: 3, waiting: 0, otherPack: 0, failed: 0 } });
    for (const id of Object.values(ids)) expect(await entityIds(id)).toContain("Q424242");
    expect((await store.taggings.latest(ids.dam))?.result.topics[0]).toMatchObject({ code: "made-up" });
    expect(await store.packApplications.outdated(pack.current().version)).toBe(0);
    expect(await applied()).toMatchObject({ total: 0 });
  });

  test("goes on where Redis is emptied in the middle of it", async () => {
    await edit("story.yaml", (text) => text.replace(/threshold: [\d.]+/u, "threshold: 0.9995"));
    const emptied = async () => {
      const client = new Redis(redis.url);
      const keys = await client.keys(`*${redis.namespace}*`);
      if (keys.length > 0) await client.del(...keys);
      client.disconnect();
      await until(async () => {
        await reconcile(
          {
            store,
            queues: line.queues,
            metrics: line.metrics,
            now: () => new Date(now.getTime() + 60_000),
            stuckSeconds: 1,
            depth: 100,
          },
          "missing",
        );
        return Object.keys(await store.articles.backlog()).length === 0;
      });
    };
    const done = await applied(emptied);
    expect(done).toMatchObject({ total: 3, counts: { lost: 2, same: 1, waiting: 0 } });
    expect((await store.articles.get(ids.council))?.outcome).toBe("threaded");
    expect(await store.audit()).toMatchObject({ balanced: true });
  });

  test("an application gives way to that of a newer version", async () => {
    const first = await store.packApplications.start("0001", now);
    expect(await store.packApplications.start("0001", now)).toEqual({ id: first.id, started: false });
    const second = await store.packApplications.start("0002", new Date(now.getTime() + 1));
    expect(second).toMatchObject({ started: true });
    expect(await store.packApplications.get(first.id)).toMatchObject({
      ended_at: new Date(now.getTime() + 1),
    });
  });
});
