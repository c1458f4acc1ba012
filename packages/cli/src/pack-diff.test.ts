import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadStoryPack } from "@throughline/story-pack";
import { describe, expect, test } from "vitest";
import { article } from "./fixture-answers.ts";
import { type Answers, problem, runAgainst } from "./fixture-desk.ts";

const folder = join(import.meta.dirname, "../../../seeds/nile-dam");
const pack = await loadStoryPack(folder);

const entity = (id: string, name: string) => ({ id, name, type: "place", count: 1, salience: 0.5 });
const copy = {
  articleId: "a0009",
  title: "A copy",
  publisher: { name: "Example", country: "IR", group: "" },
  observedAt: "2026-06-23T12:00:00Z",
  publishedAt: null,
  relation: "exact" as const,
  containment: 1,
  ruled: false,
};
const stored = [
  article({
    id: "gained",
    title: "The Renaissance Dam is full",
    text: "Ethiopia said so.",
    outcome: "offStory",
    relevance: 0.2,
    entities: [entity("Q115", "Ethiopia")],
    copies: [copy],
  }),
  article({
    id: "lost",
    title: "Envoys met",
    text: "They met again.",
    entities: [entity("Q649", "Moscow")],
  }),
  article({ id: "same", title: "Nothing", text: "Of it.", outcome: "offStory", relevance: 0.05 }),
  article({ id: "a0009", copyOf: "gained" }),
  article({ id: "onTheLine", stage: "tag", outcome: null }),
];

function answers(): Answers {
  return {
    "GET /articles": { items: stored, nextCursor: null },
    ...Object.fromEntries(stored.map((one) => [`GET /articles/${one.id}`, one])),
  };
}

describe("pack diff", () => {
  test("tells what a pack would gain, lose and tag otherwise, and changes nothing", async () => {
    const { code, out, heard } = await runAgainst(answers(), ["pack", "diff", folder]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^gained +0\.20 > 0\.\d\d +The Renaissance Dam is full +\+Grand Ethiopian Renaissance Dam +gained$/m,
    );
    expect(out).toMatch(/^lost +0\.90 > 0\.05 +Envoys met +-Moscow +lost$/m);
    expect(out).toContain("on 3 articles: 1 gained, 1 lost, 0 retagged, 1 as they were\n");
    expect(heard.every(({ method }) => method === "GET")).toBe(true);
  });

  test("an entity under a new id is the same entity", async () => {
    const promoted = await mkdtemp(join(tmpdir(), "pack-"));
    await cp(folder, promoted, { recursive: true });
    const gazetteer = await readFile(join(promoted, "gazetteer.yaml"), "utf8");
    const line = "id: local:renaissance-dam,";
    expect(gazetteer).toContain(line);
    const now = gazetteer.replace(line, "id: Q1234567, formerIds: [local:renaissance-dam], source: seen,");
    await writeFile(join(promoted, "gazetteer.yaml"), now);
    const dam = entity("local:renaissance-dam", "Grand Ethiopian Renaissance Dam");
    const one = article({ ...stored[0], outcome: "threaded", entities: [entity("Q115", "Ethiopia"), dam] });
    const given = { "GET /articles": { items: [one], nextCursor: null }, [`GET /articles/${one.id}`]: one };
    const { out } = await runAgainst(given, ["pack", "diff", promoted]);
    await rm(promoted, { recursive: true });
    expect(out).toContain("Grand Ethiopian Renaissance Dam (local:renaissance-dam > Q1234567)");
    expect(out).toContain("0 retagged, 1 with new ids only, 0 as they were\n");
  });

  test("no more articles are compared than asked for", async () => {
    const { out } = await runAgainst(answers(), ["pack", "diff", folder, "--most", "1", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      compared: 1,
      changes: [{ change: "gained", copies: ["a0009"] }],
    });
  });

  test("what a person said of an article is no change of the pack's", async () => {
    const said = {
      id: "c0001",
      says: "It is off the story.",
      articleId: "gained",
      of: "story" as const,
      surface: null,
      entityId: null,
      entityName: null,
      is: null,
      topic: null,
      holds: false,
      name: null,
      type: null,
      by: "Mina",
      note: "",
      at: "2026-06-23T12:00:00Z",
    };
    const withSaid = {
      ...answers(),
      "GET /articles/gained": { ...stored[0], corrections: [said] },
    };
    const { out } = await runAgainst(withSaid, ["pack", "diff", folder, "--json"]);
    expect(JSON.parse(out).changes[0]).toMatchObject({ change: "retagged", relevance: { after: 0.001 } });
  });
});

const application = {
  id: "p0001",
  packVersion: pack.version,
  startedAt: "2026-06-23T12:00:00Z",
  endedAt: null as string | null,
  total: 4,
  counts: { waiting: 4, gained: 0, lost: 0, retagged: 0, same: 0, otherPack: 0, failed: 0 },
};
const done = {
  ...application,
  endedAt: "2026-06-23T12:01:00Z",
  counts: { ...application.counts, waiting: 0, gained: 1, lost: 1, same: 2 },
};

describe("pack apply", () => {
  test("names the version of the folder that is meant, waits for the end and tells what it did", async () => {
    const { code, out, heard } = await runAgainst(
      { "POST /pack/applications": application, "GET /pack/applications/p0001": done },
      ["pack", "apply", folder],
    );
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ version: pack.version });
    expect({ code, out }).toEqual({
      code: 0,
      out: `4 of 4 articles are tagged with version ${pack.version}: 1 came onto the story, 1 left it, 2 stayed as they were.\n`,
    });
  });

  test("what failed, or was tagged by another version, is told and fails", async () => {
    const counts = { ...done.counts, same: 0, failed: 1, otherPack: 1 };
    const { code, out } = await runAgainst({ "POST /pack/applications": { ...done, counts } }, [
      "pack",
      "apply",
    ]);
    expect(code).toBe(1);
    expect(out).toContain("1 failed for good: see throughline dead.\n1 were tagged with another version");
  });

  test("without waiting, or with nothing to do, it says how it stands", async () => {
    const started = await runAgainst({ "POST /pack/applications": application }, [
      "pack",
      "apply",
      "--no-wait",
    ]);
    expect(started.out).toContain(
      `0 of 4 articles are tagged with version ${pack.version}.\nIt goes on by itself`,
    );
    const nothing = await runAgainst({ "POST /pack/applications": { ...done, total: 0 } }, ["pack", "apply"]);
    expect(nothing.out).toContain("All stored articles have the tags");
  });

  test("a desk that runs with another pack refuses, and its words are told", async () => {
    const { code, err } = await runAgainst(
      { "POST /pack/applications": problem(409, "The desk runs with version 1.") },
      ["pack", "apply", folder],
    );
    expect({ code, err }).toEqual({ code: 1, err: "The desk runs with version 1.\n" });
  });
});
