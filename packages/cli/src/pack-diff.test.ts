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

function answers(version = pack.version): Answers {
  return {
    "GET /status": {
      version: "0.1.0",
      mode: "standalone",
      startedAt: "2026-06-23T09:00:00Z",
      story: { id: "nile-dam", name: "The dam", version, groups: [] },
      feeds: { active: 0, paused: 0, disabled: 0, failing: 0 },
      articles: 5,
      events: 1,
      redis: "up",
      store: "up",
    },
    "GET /articles": { items: stored, nextCursor: null },
    ...Object.fromEntries(stored.map((one) => [`GET /articles/${one.id}`, one])),
    "POST /articles/gained/replay": { articleId: "gained", run: 2, known: true },
    "POST /articles/lost/replay": problem(409, "This article has no snapshot yet."),
    "POST /articles/a0009/replay": { articleId: "a0009", run: 2, known: true },
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

  test("no more articles are compared than asked for", async () => {
    const { out } = await runAgainst(answers(), ["pack", "diff", folder, "--most", "1", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      compared: 1,
      changes: [{ change: "gained", copies: ["a0009"] }],
    });
  });

  test("--apply starts runs of the changed articles and of their copies, and tells what was refused", async () => {
    const { code, out, err, heard } = await runAgainst(answers(), ["pack", "diff", folder, "--apply"]);
    const posted = heard.filter(({ method }) => method === "POST").map(({ path }) => path);
    expect(posted).toEqual(["/articles/gained/replay", "/articles/lost/replay", "/articles/a0009/replay"]);
    expect(out).toContain("2 runs are on the line");
    expect({ code, err }).toEqual({ code: 1, err: "lost: This article has no snapshot yet.\n" });
  });

  test("--apply is refused by a desk that runs with another pack", async () => {
    const { code, err, heard } = await runAgainst(answers("another"), ["pack", "diff", folder, "--apply"]);
    expect(code).toBe(1);
    expect(err).toContain(`Start it again with THROUGHLINE_PACK=${folder}, then apply.`);
    expect(heard).toHaveLength(1);
  });
});
