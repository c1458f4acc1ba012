import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { article } from "./fixture-answers.ts";
import { type Answers, type Heard, problem, Reply, runAgainst } from "./fixture-desk.ts";
import { documentsIn } from "./replay-documents.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-replay-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function files(...names: string[]) {
  for (const name of names) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), `text of ${name}`);
  }
}

describe("documentsIn", () => {
  test("takes a folder's documents by name and leaves others alone", async () => {
    await files("b.html", "a.txt", "c.HTM", "notes.md", "deep/d.txt");
    const documents = await documentsIn(".", folder);
    expect(documents.map(({ name, contentType }) => [name, contentType])).toEqual([
      ["a.txt", "text/plain"],
      ["b.html", "text/html"],
      ["c.HTM", "text/html"],
    ]);
  });

  test("takes the articles of a story pack", async () => {
    await files("story.yaml", "readme.txt", "articles/one.txt");
    expect((await documentsIn(folder, "/")).map(({ name }) => name)).toEqual(["one.txt"]);
  });

  test("takes one file", async () => {
    await files("a.txt");
    expect(await documentsIn("a.txt", folder)).toHaveLength(1);
  });

  test.each([
    ["a path that is not there", [], "nowhere", "There is no file or folder"],
    ["an empty folder", ["x.pdf"], ".", "There is nothing to replay in"],
    ["a file of another kind", ["x.pdf"], "x.pdf", "is not a document"],
    ["a pack without articles", ["story.yaml"], ".", "has no folder articles/"],
  ])("refuses %s", async (_name, names, path, message) => {
    await files(...names);
    await expect(documentsIn(path, folder)).rejects.toThrow(message);
  });
});

describe("throughline replay", () => {
  const replay = (answers: Answers, ...words: string[]) =>
    runAgainst(answers, ["replay", ".", ...words], { workingFolder: folder });

  const bodyOf = (heard: Heard) =>
    JSON.parse(heard.body) as { name: string; contentType: string; body: string };

  test("sends each document, waits until its run has ended, and prints what changed", async () => {
    await files("a.txt", "b.txt", "c.html");
    const ids: Record<string, string> = { "a.txt": "a000a", "b.txt": "a000b", "c.html": "a000c" };
    let asked = 0;
    const change = { step: "tag", what: "relevance", before: "0.9", after: "0.8" };
    const diff = { articleId: "a000a", title: "", run: 2, finished: true, outcome: "threaded", changes: [] };
    const { code, out, heard } = await replay({
      "POST /replay": (document: Heard) => {
        const { name } = bodyOf(document);
        return new Reply(202, {
          articleId: ids[name],
          run: name === "c.html" ? 1 : 2,
          known: name !== "c.html",
        });
      },
      "GET /articles/a000a": () => article({ run: 2, stage: ++asked < 3 ? "tag" : "ended" }),
      "GET /articles/a000b": article({ run: 2 }),
      "GET /articles/a000c": article({ run: 1, reason: "first report" }),
      "GET /articles/a000a/replay/2": diff,
      "GET /articles/a000b/replay/2": { ...diff, changes: [change] },
    });
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "a.txt: the same as before, threaded (a000a, run 2)",
        "b.txt: changed, threaded (a000b, run 2)",
        "    tag relevance: 0.9 -> 0.8",
        "c.html: ran for the first time, threaded (a000c, run 1)",
        "    first report",
        "",
        "3 documents: 1 ran for the first time, 1 the same as before, 1 changed.",
        "",
      ].join("\n"),
    );
    const sent = heard.filter(({ path }) => path === "/replay").map(bodyOf);
    expect(sent.map(({ body }) => Buffer.from(body, "base64").toString())).toContain("text of a.txt");
  });

  test("fails when a document is refused, dead or not ended, and still tells the rest", async () => {
    await files("a.txt", "b.txt", "c.txt", "d.txt");
    await writeFile(join(folder, "d.txt"), "");
    const { code, out } = await replay(
      {
        "POST /replay": (document: Heard) => {
          const { name } = bodyOf(document);
          if (name === "a.txt") return problem(413, "It is too large.");
          return new Reply(202, { articleId: name === "b.txt" ? "a000b" : "a000c", run: 1, known: false });
        },
        "GET /articles/a000b": article({
          stage: "tag",
          dead: { id: "tag-a000b-1", step: "tag", error: "boom" },
        }),
        "GET /articles/a000c": article({ stage: "clean" }),
      },
      ...["--wait", "0.2", "--json"],
    );
    expect(code).toBe(1);
    const { documents } = JSON.parse(out) as { documents: { state: string; reason: string }[] };
    expect(documents.map(({ state }) => state)).toEqual(["refused", "dead", "unfinished", "refused"]);
    expect(documents[3]?.reason).toMatch(/d\.txt is empty\.$/);
  });
});
