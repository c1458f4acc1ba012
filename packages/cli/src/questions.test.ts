import { describe, expect, test } from "vitest";
import { article, passportLine } from "./fixture-answers.ts";
import { type Answers, Reply, run, runAgainst } from "./fixture-desk.ts";

const against = (answers: Answers, ...words: string[]) => runAgainst(answers, words);

describe("trace", () => {
  test("tells the passport in the order of time", async () => {
    const detail = article({
      passport: [
        passportLine({ step: "thread", outcome: "threaded", at: "2026-06-23T11:59:03Z", evidence: {} }),
        passportLine(),
        passportLine({ run: 2, attempt: 3, runs: 2, at: "2026-06-24T08:00:00Z" }),
      ],
    });
    const { code, out, heard } = await against(
      { "GET /trace": detail },
      "trace",
      "https://example.org/envoys",
    );
    expect(code).toBe(0);
    expect(heard[0]?.query.get("article")).toBe("https://example.org/envoys");
    expect(out).toContain("Publisher  Example, by A. Writer");
    expect(out.indexOf("clean: cleaned")).toBeLessThan(out.indexOf("thread: threaded"));
    expect(out).toContain(
      "2026-06-23 11:59:01 UTC  clean: cleaned\n    412 words by readability\n    (revision 1, took 41 ms, by cleaner@0.1.0+abc)\n    method: readability\n    score: 0.93\n",
    );
    expect(out).toContain("Run 2\n\n2026-06-24 08:00:00 UTC  clean");
    expect(out).toContain("at try 3, ran 2 times");
    expect(out).toMatch(/Its way has ended as threaded: first report of its event\n$/);
  });

  test.each([
    ["on the line", { stage: "tag", outcome: null }, "It is on the line: tag is next."],
    [
      "dead",
      { stage: "tag", dead: { id: "tag-a0001-1", step: "tag" as const, error: "boom" } },
      "See `throughline dead show tag-a0001-1`.",
    ],
  ])("says where an article stands that is %s", async (_name, facts, words) => {
    const { out } = await against({ "GET /trace": article(facts) }, "trace", "a0001");
    expect(out).toContain(words);
  });
});

describe("why", () => {
  test("shows what two articles share and where they disagree", async () => {
    const place = (start: number, end: number, text: string) => ({ start, end, text });
    const compared = {
      a: { articleId: "a0002", revision: 1 },
      b: { articleId: "a0001", revision: 1 },
      later: "a",
      verdict: "A person says: the later one is a copy of the earlier one.",
      relation: "partial",
      rule: "same text with changed facts",
      containment: 0.804,
      reverseContainment: 0.5,
      matchedWords: 12,
      words: 15,
      otherWords: 24,
      passages: [{ words: 3, a: { start: 0, end: 16 }, b: { start: 4, end: 20 } }],
      agree: [{ kind: "name", a: place(0, 6, "Moscow"), b: place(4, 10, "Moscow") }],
      disagree: [{ kind: "number", a: place(20, 22, "15"), b: place(24, 26, "12") }],
      decided: { relation: "near", comparedWith: "a0001", by: "person", rule: "a person says so" },
      decidedOther: { relation: "original", comparedWith: null, by: "machine", rule: "nothing like it" },
    };
    const { code, out, heard } = await against(
      {
        "GET /trace": ({ query }: { query: URLSearchParams }) =>
          article({ id: query.get("article") ?? "", text: "Moscow talks end, 15 envoys leave" }),
        "GET /compare": compared,
      },
      "why",
      "a0001",
      "a0002",
    );
    expect(code).toBe(0);
    expect(heard.at(-1)?.query.toString()).toBe("a=a0001&b=a0002");
    expect(out).toMatch(/^A person says: .* of the earlier one\. The rule: same text with changed facts\./);
    expect(out).toContain("80% of the later one (15 words)");
    expect(out).toContain("Facts that disagree: 1\n  15, earlier 12\n");
    expect(out).toContain("near, of the other one: a person says so");
    expect(out).toContain("3 words: Moscow talks end");
  });
});

describe("copy", () => {
  const desk = {
    "GET /trace": ({ query }: { query: URLSearchParams }) => article({ id: query.get("article") ?? "" }),
    "PUT /articles/a0002/copy-ruling": ({ body }: { body: string }) => ({
      note: "",
      ...JSON.parse(body),
      at: "2026-06-24T08:00:00.000Z",
    }),
    "DELETE /articles/a0002/copy-ruling": new Reply(204, null),
  };

  test.each([
    [["of", "a0002", "a0001"], { copyOf: "a0001" }, /\(a0002\) is a copy of .*\(a0001\)\. It goes/],
    [["none", "a0002", "--note", "own desk"], { copyOf: null, note: "own desk" }, /\(a0002\) is no copy/],
  ])("%j is put to the desk and told", async (words, body, told) => {
    const { code, out, heard } = await against(desk, "copy", ...words);
    expect(code).toBe(0);
    expect(JSON.parse(heard.at(-1)?.body ?? "")).toEqual(body);
    expect(out).toMatch(told);
  });

  test("undo takes it back", async () => {
    const { out, heard } = await against(desk, "copy", "undo", "a0002");
    expect(heard.at(-1)?.method).toBe("DELETE");
    expect(out).toContain("the machine decides");
  });
});

describe("audit", () => {
  const audit = {
    discovered: 100,
    ended: { threaded: 97, offStory: 2 },
    inFlight: 1,
    dead: 1,
    balanced: true,
    problems: [],
  };

  test("balanced: exit code 0", async () => {
    const { code, out } = await against({ "GET /audit": audit }, "audit");
    expect(code).toBe(0);
    expect(out).toMatch(/^ended as threaded +97$/m);
    expect(out).toContain("Balanced");
  });

  test("not balanced: exit code 1 and the problems", async () => {
    const problems = ["100 articles were discovered, 99 are accounted for"];
    const { code, out } = await against({ "GET /audit": { ...audit, balanced: false, problems } }, "audit");
    expect(code).toBe(1);
    expect(out).toContain(`Not balanced:\n  ${problems[0]}`);
  });
});

describe("status, line and search", () => {
  const status = {
    version: "0.1.0+abc",
    mode: "standalone",
    startedAt: "2026-06-23T09:00:00Z",
    story: {
      id: "iran-russia",
      name: "Iran and Russia",
      version: "0123456789abcdef",
      since: "2026-06-23T09:00:00Z",
      problem: null,
      groups: [],
    },
    feeds: { active: 31, paused: 1, disabled: 0, failing: 2 },
    articles: 120,
    events: 40,
    redis: "up",
    store: "up",
  };

  test("status in words; it fails when a part is down", async () => {
    const { code, out } = await against({ "GET /status": status }, "status");
    expect(code).toBe(0);
    expect(out).toContain("Throughline  0.1.0+abc, in one process, started 3 h ago");
    expect(out).toContain("Feeds        31 active, 2 of them failing, 1 paused");
    expect((await against({ "GET /status": { ...status, redis: "down" } }, "status")).code).toBe(1);
  });

  test("line shows queues and outcomes", async () => {
    const step = {
      step: "tag",
      waiting: 12,
      active: 2,
      delayed: 0,
      failed: 1,
      oldestWaitMs: 65_000,
      perMinute: 40,
      backlog: 14,
      outcomes: [{ outcome: "tagged", target: "thread", count: 80 }],
    };
    const { out } = await against({ "GET /line": { steps: [step], redis: "up", store: "up" } }, "line");
    expect(out).toMatch(/^tag +12 +2 +0 +1 +1 min +40 +14$/m);
    expect(out).toMatch(/^tag +tagged +thread +80$/m);
  });

  test("search sends words and filters, and says when there is more", async () => {
    const { out, heard } = await against(
      { "GET /articles": { items: [article()], nextCursor: "x" } },
      ...["search", "envoys", "meet", "--language", "en", "--limit", "5"],
    );
    expect(Object.fromEntries(heard[0]?.query ?? [])).toEqual({
      q: "envoys meet",
      language: "en",
      limit: "5",
    });
    expect(out).toMatch(/^1 min ago +Example +en +Envoys meet +a0001$/m);
    expect(out).toContain("There are more");
  });

  test("search for nothing asks for words", async () => {
    const { code, err } = await against({}, "search");
    expect([code, err]).toEqual([
      1,
      "Say what to search for: words, or a filter such as --entity. See --help.\n",
    ]);
  });
});

test("graph and settings need no desk", async () => {
  expect((await run(["graph"])).out).toMatch(/^flowchart LR\n {2}poll -->/);
  const { out } = await run(["settings"]);
  expect(out).toMatch(/^THROUGHLINE_PORT +3000 +whole number, 0 to 65535\n {4}Port of the desk/m);
  expect((await run(["settings", "--markdown"])).out).toContain("| `THROUGHLINE_PORT` | `3000` |");
});

test("an unknown command and a wrong option fail with a hint", async () => {
  expect(await run(["feds"])).toMatchObject({ code: 1, err: expect.stringContaining("Did you mean feeds?") });
  expect(await run(["search", "x", "--limit", "900"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("whole number from 1 to 200"),
  });
});
