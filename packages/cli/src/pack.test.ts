import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadStoryPack } from "@throughline/story-pack";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "./fixture-desk.ts";
import { judgesOf } from "./judges.ts";

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "pack-command-")), "dam");
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

const makePack = (...more: string[]) =>
  run([
    "pack",
    "new",
    folder,
    "--name",
    "The dam on the Nile",
    "--words",
    "GERD=Renaissance Dam, Ethiopia, Египет=Egypt",
    "--feeds",
    "https://www.example.eg/rss, https://example.co.uk/feed",
    ...more,
  ]);

describe("pack new", () => {
  test("makes a pack that keeps to every check and tells what is on the story", async () => {
    const { code, out } = await makePack();
    expect(code).toBe(0);
    expect(out).toContain(`throughline pack check ${folder}`);
    expect((await run(["pack", "check", folder, "--strict"])).out).toMatch(
      /: no fault\n3 entities, 2 feeds, 2 publishers, 0 articles, 0 labels\n$/,
    );
    const pack = await loadStoryPack(folder);
    expect(pack.definition).toMatchObject({ id: "the-dam-on-the-nile", languages: ["en", "ru"] });
    expect(pack.feeds.map(({ country }) => country)).toEqual(["EG", "GB"]);
    const { tagger } = await judgesOf(pack);
    const relevance = (text: string) => tagger.tag({ title: "", text }).relevance.score;
    expect(relevance("Ethiopia said that the Renaissance Dam is full.")).toBeGreaterThan(0.5);
    expect(relevance("Египет закупил зерно.")).toBeLessThan(0.5);
  });

  test("points editors to the schema of each file", async () => {
    await makePack();
    const [first = ""] = (await readFile(join(folder, "story.yaml"), "utf8")).split("\n");
    const [, path = ""] = first.split("$schema=");
    const schema = JSON.parse(await readFile(join(folder, path), "utf8")) as { title: string };
    expect(schema.title).toBe("story.yaml of a story pack");
  });

  test("a folder that has something in it stays as it is", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "mine.txt"), "mine");
    expect(await makePack()).toMatchObject({ code: 1, err: `${folder} is not empty; name a new folder.\n` });
    expect(await readdir(folder)).toEqual(["mine.txt"]);
  });

  test("an address that is none is named", async () => {
    const { code, err } = await run([
      "pack",
      "new",
      folder,
      "--name",
      "A",
      "--words",
      "B",
      "--feeds",
      "example.org/rss",
    ]);
    expect({ code, err }).toEqual({
      code: 1,
      err: '"example.org/rss" is no web address of a feed; write one such as https://example.org/rss\n',
    });
  });
});

describe("pack check", () => {
  test("names what is wrong, and fails", async () => {
    await makePack();
    const story = join(folder, "story.yaml");
    await writeFile(story, (await readFile(story, "utf8")).replace("bias:", "bais:"));
    const { code, out } = await run(["pack", "check", folder]);
    expect(code).toBe(1);
    expect(out).toContain(
      'story.yaml:10:3: "relevance" has a key "bais" that no pack has; did you mean "bias"?',
    );
    const { out: json } = await run(["pack", "check", folder, "--json"]);
    expect(JSON.parse(json)).toMatchObject({
      usable: false,
      problems: [{ file: "story.yaml" }, { file: "story.yaml", line: 10, column: 3 }],
    });
  });

  test("a folder that is no pack is one clear message", async () => {
    expect(await run(["pack", "check", join(folder, "none")])).toMatchObject({
      code: 1,
      err: expect.stringContaining("story.yaml is missing; a story pack is a folder with"),
    });
  });
});

describe("pack test", () => {
  const labels = `articles:
  - id: filling
    language: en
    onStory: true
    publishedAt: "2025-09-09T10:00:00Z"
    event: opening
    text: "[[Ethiopia|local:ethiopia]] opened the [[Renaissance Dam|local:gerd]] on Tuesday. Thousands came to see it."
  - id: filling-again
    language: en
    onStory: true
    publishedAt: "2025-09-09T11:00:00Z"
    event: opening
    copyOf: filling
    text: "[[Ethiopia|local:ethiopia]] opened the [[Renaissance Dam|local:gerd]] on Tuesday. Thousands came to see it."
  - id: wheat
    language: en
    onStory: false
    publishedAt: "2025-09-10T11:00:00Z"
    text: Ethiopia Street sold wheat.
`;

  beforeEach(async () => {
    await makePack();
    await mkdir(join(folder, "labels"));
    await writeFile(join(folder, "labels/en.yaml"), labels);
  });

  test("scores the pack on its labels", async () => {
    const { code, out } = await run(["pack", "test", folder, "--mistakes"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^relevance: AUC +1\.000 .* 2 on the story, 1 off$/m);
    expect(out).toMatch(/^mentions, en: precision +0\.800 .*5 given$/m);
    expect(out).toMatch(/^mentions, en: recall +1\.000 .*4 marked$/m);
    expect(out).toMatch(/^wrong ids +0\.200 .*1 of 5$/m);
    expect(out).toMatch(/^same event: recall +1\.000 .*1 pairs labelled$/m);
    expect(out).toMatch(/^copies: recall +1\.000 .*1 labelled$/m);
    expect(out).toContain('wheat: "Ethiopia" is not marked as local:ethiopia (gazetteer/name)');
  });

  test("fails below the pack's own thresholds", async () => {
    await writeFile(join(folder, "labels/thresholds.yaml"), "relevanceAuc: 0.97\nwrongIds: 0.01\n");
    const { code, out } = await run(["pack", "test", folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/^relevance: AUC +1\.000 +>= 0\.97 +kept/m);
    expect(out).toMatch(/^wrong ids +0\.200 +<= 0\.01 +MISSED/m);
  });

  test.each(["iran-russia", "nile-dam"])(
    "the shipped %s keeps to its thresholds",
    async (story) => {
      const pack = join(import.meta.dirname, "../../../seeds", story);
      expect((await run(["pack", "check", pack, "--strict"])).code).toBe(0);
      const { code, out } = await run(["pack", "test", pack]);
      expect({ code, missed: out.match(/^.*MISSED.*$/gm) }).toEqual({ code: 0, missed: null });
    },
    20_000,
  );

  test("says what the selectors of a host are worth on the pack's pages", async () => {
    const prose =
      "Water reached the spillway on Tuesday for the first time since the gates were closed. ".repeat(4);
    const page = (path: string) =>
      `<link rel="canonical" href="https://www.nile.example/${path}"><main><p>${prose}</p><div class="tip"><p>${prose}</p></div></main>`;
    await mkdir(join(folder, "pages"));
    await writeFile(join(folder, "pages/a.html"), page("a"));
    await writeFile(join(folder, "pages/a.txt"), prose);
    await writeFile(join(folder, "pages/b.html"), page("b"));
    const sites =
      "sites:\n  - { host: nile.example, drop: [.tip] }\n  - { host: blue.example, drop: [.tip] }\n";
    await writeFile(join(folder, "sites.yaml"), sites);
    await writeFile(join(folder, "labels/thresholds.yaml"), "siteText: 0.9\n");
    const { code, out } = await run(["pack", "test", folder]);
    expect(out).toMatch(
      /^text of nile\.example: F1 +1\.000 +>= 0\.9 +kept +1 page; 0\.6\d\d without its selectors$/m,
    );
    expect(out).toMatch(/^text of nile\.example: nothing.* 1 page: 0 words gained, 60 dropped$/m);
    expect(out).toMatch(/^text of blue\.example +– +no page of it in pages\/$/m);
    expect(code).toBe(0);
  });

  test("a pack without labels is told so", async () => {
    await rm(join(folder, "labels"), { recursive: true });
    expect(await run(["pack", "test", folder])).toMatchObject({
      code: 1,
      err: expect.stringContaining("has nothing to test"),
    });
  });
});
