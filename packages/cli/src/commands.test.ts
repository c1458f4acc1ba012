import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Answers,
  article,
  feed,
  passportLine,
  problem,
  Reply,
  run,
  startFixtureDesk,
} from "./fixture-desk.ts";

type Desk = Awaited<ReturnType<typeof startFixtureDesk>>;

let desk: Desk;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-cli-"));
});
afterEach(async () => {
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

async function against(answers: Answers, ...words: string[]) {
  desk = await startFixtureDesk(answers);
  return run([...words, "--url", desk.url], { workingFolder: folder });
}

const feeds = {
  items: [
    feed(),
    feed({
      id: "f0002",
      url: "https://other.example/feed",
      title: "Other \u001b[31mNews",
      publisher: "Other",
    }),
    feed({
      id: "f0003",
      url: "https://silent.example/rss",
      title: "Silent",
      health: "failing",
      errorCount: 3,
      reason: "the server does not answer",
      lastPolledAt: null,
    }),
  ],
};

describe("feeds", () => {
  test("list shows each feed, the reason of a failing one, and no escape sequences", async () => {
    const { code, out } = await against({ "GET /feeds": feeds }, "feeds", "list");
    expect(code).toBe(0);
    expect(out).toContain("STATE    TITLE");
    expect(out).toMatch(/^ok +Example News +Example +IR +fa +7 +10 min ago +in 20 min +f0001$/m);
    expect(out).toContain("Silent: the server does not answer (3 times)");
    expect(out).not.toContain("\u001b");
  });

  test("list without feeds says how to add one", async () => {
    const { out } = await against({ "GET /feeds": { items: [] } }, "feeds", "list");
    expect(out).toContain("throughline feeds add");
  });

  test("list --failing --json gives machines what the desk says", async () => {
    const { out } = await against({ "GET /feeds": feeds }, "feeds", "list", "--failing", "--json");
    expect(JSON.parse(out).items).toEqual([feeds.items[2]]);
  });

  test("add sends what was given", async () => {
    const { code, out } = await against(
      { "POST /feeds": new Reply(201, { feed: feed(), choices: [] }) },
      ...["feeds", "add", "https://example.org", "--country", "IR", "--state-media", "semi", "--force"],
    );
    expect([code, out]).toEqual([0, 'Added "Example News" (https://example.org/rss). It is polled now.\n']);
    expect(desk.heard[0]?.query.get("force")).toBe("true");
    expect(JSON.parse(desk.heard[0]?.body ?? "")).toEqual({
      url: "https://example.org",
      country: "IR",
      stateMedia: "semi",
    });
  });

  test("add of a site with several feeds lists them and fails", async () => {
    const choices = [
      { url: "https://example.org/all", title: "All" },
      { url: "https://example.org/world", title: "World" },
    ];
    const { code, out } = await against(
      { "POST /feeds": { feed: null, choices } },
      "feeds",
      "add",
      "example.org",
    );
    expect(code).toBe(1);
    expect(out).toContain("https://example.org/world  World");
  });

  test.each([
    ["known", 409, 'This feed is there already, as "Example News".'],
    ["unreachable", 422, "The server does not answer. Check the address."],
  ])("add of a feed that is %s prints the desk's words", async (_name, status, detail) => {
    const { code, err, out } = await against(
      { "POST /feeds": problem(status, detail) },
      "feeds",
      "add",
      "x.example",
    );
    expect([code, err, out]).toEqual([1, `${detail}\n`, ""]);
  });

  test("what the desk says of its API is said of this command", async () => {
    const detail =
      "The name cannot be resolved. Check it, or send it with ?force=true to add it all the same.";
    const { err } = await against({ "POST /feeds": problem(422, detail) }, "feeds", "add", "x.example");
    expect(err).toBe(`${detail.replace("?force=true", "--force")}\n`);
  });

  test("add refuses another kind of state media without asking the desk", async () => {
    const { code, err } = await against({}, "feeds", "add", "x.example", "--state-media", "maybe");
    expect(code).toBe(1);
    expect(err).toContain("Allowed choices are no, yes, semi, state-funded, official");
    expect(desk.heard).toEqual([]);
  });

  test.each([
    ["its id", "f0002"],
    ["its address without the scheme", "other.example/feed/"],
    ["part of its title", "other"],
    ["part of its address", "r.example"],
  ])("pause finds a feed by %s", async (_name, words) => {
    const answers = { "GET /feeds": feeds, "PATCH /feeds/f0002": feed({ id: "f0002", title: "Other" }) };
    const { out } = await against(answers, "feeds", "pause", words);
    expect(out).toBe('Paused "Other".\n');
    expect(JSON.parse(desk.heard[1]?.body ?? "")).toEqual({ status: "paused" });
  });

  test.each([
    ["resume", "PATCH /feeds/f0001"],
    ["poll", "POST /feeds/f0001/poll"],
    ["remove", "DELETE /feeds/f0001"],
  ])("%s asks for %s", async (name, route) => {
    const answers = {
      "GET /feeds": feeds,
      "PATCH /feeds/f0001": feed(),
      "POST /feeds/f0001/poll": new Reply(202, feed()),
      "DELETE /feeds/f0001": new Reply(204, ""),
    };
    expect((await against(answers, "feeds", name, "f0001")).code).toBe(0);
    expect(desk.heard.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /feeds", route]);
  });

  test.each([
    ["nothing", "nowhere", "No feed has the id"],
    ["several", "news", '"news" fits 2 feeds'],
  ])("words that fit %s change nothing", async (_name, words, message) => {
    const { code, err } = await against({ "GET /feeds": feeds }, "feeds", "remove", words);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(desk.heard).toHaveLength(1);
  });

  test("import sends the file as it is, says what came of each feed, and fails when one is refused", async () => {
    await writeFile(join(folder, "list.opml"), "<opml>…</opml>");
    const results = [
      { url: "https://a.example/rss", title: "A", result: "added", reason: "It is polled." },
      { url: "ftp://b.example", title: "B", result: "refused", reason: "ftp is not fetched" },
    ];
    const { code, out } = await against(
      { "POST /feeds/import": { results } },
      "feeds",
      "import",
      "list.opml",
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^refused +B +ftp:\/\/b\.example +ftp is not fetched$/m);
    expect(out).toContain("2 feeds: 1 added, 0 known already, 1 refused.");
    expect(desk.heard[0]?.body).toBe("<opml>…</opml>");
  });

  test("import of a file that is not there names it and does not ask the desk", async () => {
    const { code, err } = await against({}, "feeds", "import", "no.opml");
    expect(code).toBe(1);
    expect(err).toBe(`There is no file ${join(folder, "no.opml")}.\n`);
  });

  test("export writes to the output or to a file", async () => {
    const opml = '<opml><outline xmlUrl="https://a.example"/></opml>';
    const first = await against({ "GET /feeds/export": opml }, "feeds", "export");
    expect(first.out).toBe(`${opml}\n`);
    const second = await run(["feeds", "export", "mine.opml", "--url", desk.url], { workingFolder: folder });
    expect(second.out).toBe("1 feeds written to mine.opml.\n");
    expect(await readFile(join(folder, "mine.opml"), "utf8")).toBe(opml);
  });
});

describe("trace", () => {
  test("tells the passport in the order of time", async () => {
    const detail = article({
      passport: [
        passportLine({ step: "thread", outcome: "threaded", at: "2026-06-23T11:59:03Z", evidence: {} }),
        passportLine(),
        passportLine({ run: 2, attempt: 3, runs: 2, at: "2026-06-24T08:00:00Z" }),
      ],
    });
    const { code, out } = await against({ "GET /trace": detail }, "trace", "https://example.org/envoys");
    expect(code).toBe(0);
    expect(desk.heard[0]?.query.get("article")).toBe("https://example.org/envoys");
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

describe("dead", () => {
  const letter = {
    id: "tag-a0001-1",
    step: "tag",
    itemId: "a0001",
    revision: 1,
    run: 1,
    title: "Envoys meet",
    job: { articleId: "a0001" },
    error: "boom",
    stack: "Error: boom\n\u001b[2J    at tag",
    attempts: 5,
    at: "2026-06-23T11:00:00Z",
  };
  const answers = {
    "GET /dead": { items: [letter, { ...letter, id: "tag-a0002-1" }] },
    "GET /dead/tag-a0001-1": letter,
    "POST /dead/tag-a0001-1/retry": new Reply(202, letter),
    "POST /dead/tag-a0002-1/retry": problem(404, "It may have been dropped already."),
    "POST /dead/tag-a0001-1/drop": new Reply(204, ""),
  };

  test("list and show", async () => {
    expect((await against(answers, "dead", "list")).out).toMatch(
      /1 h ago +tag +Envoys meet +boom +5 +tag-a0001-1/,
    );
    const { out } = await run(["dead", "show", "tag-a0001-1", "--url", desk.url]);
    expect(out).toContain("    at tag");
    expect(out).not.toContain("\u001b");
  });

  test("retry takes another payload", async () => {
    const { out } = await against(answers, "dead", "retry", "tag-a0001-1", "--job", '{"articleId":"a0001"}');
    expect(out).toBe("Back on the line: tag-a0001-1\n");
    expect(JSON.parse(desk.heard[0]?.body ?? "")).toEqual({ job: { articleId: "a0001" } });
  });

  test("retry --all goes on when one fails, and fails in the end", async () => {
    const { code, out } = await against(answers, "dead", "retry", "--all");
    expect(code).toBe(1);
    expect(out).toBe("Back on the line: tag-a0001-1\ntag-a0002-1: It may have been dropped already.\n");
  });

  test("drop", async () => {
    expect((await against(answers, "dead", "drop", "tag-a0001-1")).out).toBe("Dropped: tag-a0001-1\n");
  });

  test.each([
    ["neither an id nor --all", ["dead", "drop"], "Give the id of one dead letter, or --all."],
    ["both", ["dead", "drop", "tag-a0001-1", "--all"], "Give the id of one dead letter, or --all."],
    ["a payload that is no JSON", ["dead", "retry", "tag-a0001-1", "--job", "{"], "--job is not JSON"],
  ])("refuses %s", async (_name, words, message) => {
    const { code, err } = await against(answers, ...words);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(desk.heard).toEqual([]);
  });
});

describe("status, line and search", () => {
  const status = {
    version: "0.1.0+abc",
    mode: "standalone",
    startedAt: "2026-06-23T09:00:00Z",
    story: { id: "iran-russia", name: "Iran and Russia", groups: [] },
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
    await desk.close();
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
    const { out } = await against(
      { "GET /articles": { items: [article()], nextCursor: "x" } },
      ...["search", "envoys", "meet", "--language", "en", "--limit", "5"],
    );
    expect(Object.fromEntries(desk.heard[0]?.query ?? [])).toEqual({
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
