import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { feed } from "./fixture-answers.ts";
import { type Answers, type Heard, problem, Reply, runAgainst } from "./fixture-desk.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-cli-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const against = (answers: Answers, ...words: string[]) =>
  runAgainst(answers, words, { workingFolder: folder });

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
    expect(out).toMatch(/^ok +Example News +Example +IR +fa +7 +40 +10 min ago +in 20 min +f0001$/m);
    expect(out).toMatch(/^failing +Silent .* f0003\n {9}the server does not answer \(3 times\)$/m);
    expect(out).not.toContain("\u001b");
  });

  test("list --failing shows those that have fallen silent, too", async () => {
    const silent = feed({ id: "f0009", health: "silent", reason: "it has brought nothing for 3 days" });
    const answers = { "GET /feeds": { items: [feed(), silent] } };
    const { out } = await against(answers, "feeds", "list", "--failing");
    expect(out).toMatch(/^silent .* f0009\n +it has brought nothing for 3 days$/m);
    expect(out).not.toContain("f0001");
    const none = await against({ "GET /feeds": { items: [feed()] } }, "feeds", "list", "--failing");
    expect(none.out).toBe("Every feed answers, and none has fallen silent.\n");
  });

  test("show tells a feed's pace, what it brings, when it is polled and why, its hub and its polls", async () => {
    const poll = {
      ...{
        at: "2026-06-23T11:50:00Z",
        outcome: "entries",
        reason: "1 of 40 entries is new",
        httpStatus: 200,
      },
      ...{ entries: 40, newEntries: 1, durationMs: 210 },
    };
    const push = {
      ...{ hub: "https://hub.example/", status: "active" as const, reason: "", pushes: 3 },
      ...{ expiresAt: "2026-06-25T12:00:00Z", lastPushAt: "2026-06-23T11:00:00Z" },
    };
    const answers = { "GET /feeds": feeds, "GET /feeds/f0001": feed({ push, polls: [poll] }) };
    const { out } = await against(answers, "feeds", "show", "f0001");
    expect(out).toMatch(/^Pace +40 entries a week$/m);
    expect(out).toMatch(/^Brings +160 entries in 28 days: 75% new here, 25% on the story, 5% copies$/m);
    expect(out).toMatch(
      /^Polled +10 min ago, next in 20 min; every 60 min \(40 entries in the last week\)$/m,
    );
    expect(out).toMatch(
      /^Hub +https:\/\/hub\.example\/ \(active\), 3 pushes, the last 1 h ago, until in 2 d$/m,
    );
    expect(out).toMatch(/^10 min ago +entries +1 +40 +200 +210 ms +1 of 40 entries is new$/m);
  });

  test.each([
    ["15", 15, 'Polled every 15 min: "Example News".\n'],
    ["own", null, 'Polled at its own pace: "Example News".\n'],
  ])("interval %s", async (words, intervalMinutes, said) => {
    const answers = { "GET /feeds": feeds, "PATCH /feeds/f0001": feed() };
    const { out, heard } = await against(answers, "feeds", "interval", "f0001", words);
    expect(out).toBe(said);
    expect(JSON.parse(heard[1]?.body ?? "")).toEqual({ intervalMinutes });
  });

  test.each(["0", "often", "", "9999"])("interval %j is refused without asking the desk", async (words) => {
    const { code, err, heard } = await against({}, "feeds", "interval", "f0001", words);
    expect(code).toBe(1);
    expect(err).toContain("from 1 to 1440, or `own`");
    expect(heard).toEqual([]);
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
    const { code, out, heard } = await against(
      { "POST /feeds": new Reply(201, { feed: feed(), choices: [] }) },
      ...["feeds", "add", "https://example.org", "--country", "IR", "--state-media", "semi", "--force"],
    );
    expect([code, out]).toEqual([0, 'Added "Example News" (https://example.org/rss). It is polled now.\n']);
    expect(heard[0]?.query.get("force")).toBe("true");
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({
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
    const { code, err, heard } = await against({}, "feeds", "add", "x.example", "--state-media", "maybe");
    expect(code).toBe(1);
    expect(err).toContain("Allowed choices are no, yes, semi, state-funded, official");
    expect(heard).toEqual([]);
  });

  test.each([
    ["its id", "f0002"],
    ["its address without the scheme", "other.example/feed/"],
    ["part of its title", "other"],
    ["part of its address", "r.example"],
  ])("pause finds a feed by %s", async (_name, words) => {
    const answers = { "GET /feeds": feeds, "PATCH /feeds/f0002": feed({ id: "f0002", title: "Other" }) };
    const { out, heard } = await against(answers, "feeds", "pause", words);
    expect(out).toBe('Paused "Other".\n');
    expect(JSON.parse(heard[1]?.body ?? "")).toEqual({ status: "paused" });
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
    const { code, heard } = await against(answers, "feeds", name, "f0001");
    expect(code).toBe(0);
    expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /feeds", route]);
  });

  test.each([
    ["nothing", "nowhere", "No feed has the id"],
    ["several", "news", '"news" fits 2 feeds'],
  ])("words that fit %s change nothing", async (_name, words, message) => {
    const { code, err, heard } = await against({ "GET /feeds": feeds }, "feeds", "remove", words);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(heard).toHaveLength(1);
  });

  const imported = (facts: object = {}) => ({
    id: "i0001",
    name: "list.opml",
    startedAt: "2026-06-23T11:59:00Z",
    finishedAt: "2026-06-23T11:59:02Z",
    total: 2,
    counts: { waiting: 0, added: 1, known: 0, duplicate: 0, notUrl: 1, refused: 0 },
    firstPolls: { waiting: 1, ok: 0, failing: 0 },
    results: [
      {
        url: "https://a.example/rss",
        title: "A",
        result: "added",
        reason: "",
        feedId: "f0001",
        firstPoll: "waiting",
        failure: "",
      },
      {
        url: "ftp://b.example",
        title: "B",
        result: "notUrl",
        reason: "It is neither http nor https.",
        feedId: null,
        firstPoll: null,
        failure: "",
      },
    ],
    ...facts,
  });

  test("import sends the file as it is, watches it, says what came of each feed, and fails when one is refused", async () => {
    await writeFile(join(folder, "list.opml"), "<opml>…</opml>");
    let looks = 0;
    const waiting = { waiting: 2, added: 0, known: 0, duplicate: 0, notUrl: 0, refused: 0 };
    const { code, out, err, heard } = await runAgainst(
      {
        "POST /feeds/imports": new Reply(202, imported({ finishedAt: null, counts: waiting, results: [] })),
        "GET /feeds/imports/i0001": ({ query }: Heard) => {
          looks += 1;
          return imported(query.get("results") === "false" ? { results: [] } : {});
        },
      },
      ["feeds", "import", "list.opml"],
      { workingFolder: folder, showProgress: true },
    );
    expect(code).toBe(1);
    expect(looks).toBe(2);
    expect(err).toContain("Importing list.opml: 0 of 2");
    expect(err.endsWith("\u001b[2K")).toBe(true);
    expect(out).toMatch(/^not a URL +B +ftp:\/\/b\.example +It is neither http nor https\.$/m);
    expect(out).toContain("2 feeds: 1 added, 1 not a URL.");
    expect(out).toContain("First polls: 0 well, 0 failing, 1 to come.");
    expect(heard[0]?.body).toBe("<opml>…</opml>");
    expect(heard[0]?.query.get("name")).toBe("list.opml");
  });

  test("an import whose desk goes away says that it goes on, and where to look", async () => {
    await writeFile(join(folder, "list.opml"), "<opml>…</opml>");
    const { code, err } = await against(
      {
        "POST /feeds/imports": new Reply(202, imported({ finishedAt: null, results: [] })),
        "GET /feeds/imports/i0001": problem(503, "The database does not answer."),
      },
      ...["feeds", "import", "list.opml"],
    );
    expect(code).toBe(1);
    expect(err).toContain("The database does not answer. The desk has the whole list");
    expect(err).toContain("throughline feeds imports i0001");
  });

  test("imports lists them, and shows one with what its first polls found", async () => {
    const results = imported().results.map((result) => ({ ...result, failure: "b.example answers 404" }));
    const answers = {
      "GET /feeds/imports": { items: [imported()] },
      "GET /feeds/imports/i0001": imported({ results, firstPolls: { waiting: 0, ok: 0, failing: 1 } }),
    };
    const list = await against(answers, "feeds", "imports");
    expect(list.out).toMatch(/1 min ago +i0001 +list\.opml +2 of 2: 1 added, 1 not a URL/);
    const one = await against(answers, "feeds", "imports", "i0001");
    expect(one.out).toMatch(/^added, fails +A +https:\/\/a\.example\/rss +b\.example answers 404$/m);
    expect(one.out).toContain("First polls: 0 well, 1 failing, 0 to come.\n");
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
    const dash = await against({ "GET /feeds/export": opml }, "feeds", "export", "-");
    expect([dash.out, await readdir(folder)]).toEqual([`${opml}\n`, []]);
    const second = await against({ "GET /feeds/export": opml }, "feeds", "export", "mine.opml");
    expect(second.out).toBe("1 feeds written to mine.opml.\n");
    expect(await readFile(join(folder, "mine.opml"), "utf8")).toBe(opml);
  });
});
