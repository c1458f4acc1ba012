import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "@throughline/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changeFile, samplePack } from "./fixture-folder.ts";
import { loadStoryPack } from "./index.ts";

let folder: string;
beforeEach(async () => {
  folder = await samplePack();
});
afterEach(() => rm(folder, { recursive: true }));
const change = (file: string, from: string, to: string) => changeFile(folder, file, from, to);

const fault = async () =>
  loadStoryPack(folder).then(
    () => "no error",
    (error) => {
      expect(error).toBeInstanceOf(SetupError);
      return (error as Error).message;
    },
  );

describe("loadStoryPack", () => {
  test("loads a pack of three files", async () => {
    const pack = await loadStoryPack(folder);
    expect(pack.definition).toMatchObject({ id: "sample", description: "", publisherGroups: [] });
    expect(pack.entities[0]).toMatchObject({ id: "local:place", roles: [], demonyms: {} });
    expect(pack).toMatchObject({ publishers: [], sites: [], articles: [] });
    expect(pack.feeds).toEqual([
      {
        url: "https://one.example/rss",
        title: "One",
        publisher: "One",
        country: "IR",
        language: "en",
        stateMedia: "yes",
      },
    ]);
    expect(pack.version).toMatch(/^[0-9a-f]{16}$/);
  });

  test("the version follows the files that decide, and no other", async () => {
    const { version } = await loadStoryPack(folder);
    await change("feeds.opml", "One", "Two");
    expect((await loadStoryPack(folder)).version).toBe(version);
    await change("gazetteer.yaml", "A. Person", "B. Person");
    expect((await loadStoryPack(folder)).version).not.toBe(version);
  });

  test.each([
    [
      "a wrong number",
      "story.yaml",
      "threshold: 0.5",
      "threshold: 5",
      'story.yaml:5:3: "relevance.threshold" is 5, which does not fit; at most 1 allowed',
    ],
    [
      "a misspelt key",
      "story.yaml",
      "bias:",
      "bais:",
      'story.yaml:6:3: "relevance" has a key "bais" that no pack has; did you mean "bias"?',
    ],
    ["a missing key", "story.yaml", "name: A sample\n", "", 'story.yaml:1:1: "name" is missing; add a text'],
    [
      "an unknown entity",
      "story.yaml",
      "local:place",
      "local:plaice",
      'story.yaml:10:13: the rule "the place is named" asks for "local:plaice", which the pack does not have; did you mean "local:place"?',
    ],
    ["bad YAML", "gazetteer.yaml", "entities:", "entities: [", "gazetteer.yaml:"],
    [
      "a bad id",
      "gazetteer.yaml",
      "id: Q42",
      "id: 42",
      'gazetteer.yaml:10:5: "entities.1.id" (Person) is 42, which does not fit; write a text',
    ],
    [
      "a misspelt key in a list",
      "gazetteer.yaml",
      "metonyms:",
      "metonym:",
      'gazetteer.yaml:8:5: "entities.0" (local:place) has a key "metonym" that no pack has; did you mean "metonyms"?',
    ],
    [
      "an unknown type",
      "gazetteer.yaml",
      "type: person",
      "type: human",
      'gazetteer.yaml:12:5: "entities.1.type" (Q42) is "human", which does not fit; write one of person, organisation',
    ],
    [
      "an id twice",
      "gazetteer.yaml",
      "Q42",
      "local:place",
      'gazetteer.yaml:10:5: "local:place" is, or was, the id of Place too; give each entity ids of its own',
    ],
    [
      "an alias of two",
      "gazetteer.yaml",
      "A. Person",
      "place",
      'gazetteer.yaml:13:21: "place" is one of the aliases of Place and of Person; make one of them longer',
    ],
    [
      "an alias twice",
      "gazetteer.yaml",
      "[A. Person]",
      "[A. Person, a. person]",
      'gazetteer.yaml:13:32: "a. person" stands twice among the aliases of Person; take one out',
    ],
    [
      "a feed without language",
      "feeds.opml",
      ' feed:language="en"',
      "",
      'feeds.opml:3:1: the feed https://one.example/rss has no language; add feed:language="…"',
    ],
    [
      "a feed's odd attribute",
      "feeds.opml",
      '"yes"',
      '"oh yes"',
      'feeds.opml:3:1: stateMedia is "oh yes", but must be one of no, yes, semi, state-funded, official; change or drop the attribute',
    ],
    [
      "an OPML that is none",
      "feeds.opml",
      "</body>",
      "</outline></body>",
      "feeds.opml:4:1: this is not OPML: this </outline> closes nothing; mend the outline",
    ],
  ])("%s is named with its line and its mend", async (_name, file, from, to, message) => {
    await change(file, from, to);
    expect(await fault()).toContain(message);
  });

  test("a missing file is one clear message", async () => {
    await rm(join(folder, "gazetteer.yaml"));
    expect(await fault()).toMatch(/gazetteer\.yaml is missing; a story pack is a folder with/);
  });

  test("one spelling may be a name of one entity and a metonym of another", async () => {
    await change("gazetteer.yaml", "The Palace", "A. Person");
    expect(await fault()).toBe("no error");
  });

  test("articles bring their sidecar's facts, and a sidecar without a file is a fault", async () => {
    await mkdir(join(folder, "articles"));
    await writeFile(join(folder, "articles/000.txt"), "A title\nA text.\n");
    await writeFile(join(folder, "articles.yaml"), "000.txt: { publisher: Caliber.Az }\n");
    const { articles } = await loadStoryPack(folder);
    expect(articles[0]).toEqual({
      file: "000.txt",
      path: join(folder, "articles", "000.txt"),
      contentType: "text/plain; charset=utf-8",
      publisher: "Caliber.Az",
    });
    await writeFile(join(folder, "articles.yaml"), "# two files\n001.txt: {}\n");
    expect(await fault()).toContain(
      'articles.yaml:2:1: articles/ has no file "001.txt"; did you mean "000.txt"?',
    );
  });
});
