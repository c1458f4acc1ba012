import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../packages/cli/src/fixture-desk.ts";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

/** The `throughline` command against a real desk, which it finds by the file that the desk leaves. */

let desk: DeskUnderTest;
beforeAll(async () => {
  desk = await startDeskUnderTest();
});
afterAll(() => desk.close());

const throughline = (...words: string[]) =>
  run(words, { dataFolder: desk.folder, workingFolder: desk.folder, now: () => new Date() });

test("feeds: added once, listed, paused, resumed, exported, removed, imported", async () => {
  desk.newsstand.feed("/feed.xml", { title: "Newsstand", entries: [] });
  const url = desk.newsstand.url("/feed.xml");
  expect(await throughline("feeds", "add", url, "--title", "The Newsstand")).toMatchObject({
    code: 0,
    err: "",
  });
  expect(await throughline("feeds", "add", url)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^This feed is there already/),
  });
  expect((await throughline("feeds", "list")).out).toContain("Newsstand");
  expect(await throughline("feeds", "pause", "newsstand")).toMatchObject({ code: 0 });
  expect(await throughline("feeds", "poll", url)).toMatchObject({
    code: 1,
    err: expect.stringContaining("paused"),
  });
  expect(await throughline("feeds", "resume", url)).toMatchObject({ code: 0 });
  expect(await throughline("feeds", "export", "feeds.opml")).toMatchObject({
    code: 0,
    out: "1 feeds written to feeds.opml.\n",
  });
  expect(await readFile(join(desk.folder, "feeds.opml"), "utf8")).toContain(url);
  expect(await throughline("feeds", "remove", url)).toMatchObject({ code: 0 });
  expect((await throughline("feeds", "list")).out).toMatch(/^There are no feeds yet/);
  expect((await throughline("feeds", "import", "feeds.opml")).out).toContain("1 feeds: 1 added");
});

test("feeds: nothing behind an address is a refusal that names the option to add it all the same", async () => {
  const url = desk.newsstand.url("/nothing");
  expect(await throughline("feeds", "add", url)).toMatchObject({
    code: 1,
    err: expect.stringContaining("--force"),
  });
  expect(await throughline("feeds", "add", url, "--force")).toMatchObject({ code: 0 });
});

test("a document that is replayed: on the line, dead, retried, dropped, and its passport", async () => {
  await mkdir(join(desk.folder, "documents"));
  await writeFile(join(desk.folder, "documents", "envoys.txt"), "Envoys meet\n\nThey met.");
  const replay = () => throughline("replay", "documents", "--wait", "0.1", "--json");
  const { code, out } = await replay();
  const [document] = (JSON.parse(out) as { documents: { articleId: string; run: number; state: string }[] })
    .documents;
  expect([code, document]).toEqual([1, expect.objectContaining({ state: "unfinished", run: 1 })]);
  const articleId = document?.articleId ?? "";
  const item = { itemId: articleId, revision: 0, run: 1, step: "clean" as const };
  const job = { articleId, revision: 0, run: 1, snapshotId: "s1" };
  const bury = () =>
    desk.store.ledger.bury({ ...item, job, error: "too large", stack: "Error", attempts: 1, at: new Date() });

  expect((await throughline("audit")).out).toMatch(/on the line +1\n/);
  await bury();
  const id = `clean-${articleId}-0`;
  expect((await throughline("dead", "list")).out).toContain(id);
  expect((await throughline("dead", "show", id)).out).toContain("too large");
  expect((await throughline("trace", articleId)).out).toContain(`throughline dead show ${id}`);
  expect((await throughline("dead", "retry", id)).out).toBe(`Back on the line: ${id}\n`);
  expect(await throughline("dead", "retry", id)).toMatchObject({ code: 1 });
  await bury();
  expect((await throughline("dead", "drop", "--all")).out).toBe(`Dropped: ${id}\n`);
  expect((await throughline("trace", articleId)).out).toContain("ended as dropped");
  expect((await throughline("audit")).out).toContain("Balanced");
});

test("status, line and search read what the desk says", async () => {
  expect((await throughline("status")).out).toContain("A test story (test-story)");
  expect((await throughline("line")).out).toMatch(/^clean +\d/m);
  expect(await throughline("search", "nowhere-to-be-found")).toMatchObject({ code: 0 });
  expect(await throughline("trace", "https://example.org/unknown")).toMatchObject({ code: 1, out: "" });
});
