import { setTimeout as sleep } from "node:timers/promises";
import { FeedImport, FeedImportList, FeedList, Problem } from "@throughline/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

let desk: DeskUnderTest;
beforeAll(async () => {
  desk = await startDeskUnderTest();
});
afterAll(() => desk.close());

const opmlOf = (body: string) =>
  `<?xml version="1.0"?><opml version="2.0" xmlns:feed="urn:throughline:feed"><body>${body}</body></opml>`;
const outline = (url: string, more = "") => `<outline type="rss" xmlUrl="${url}" ${more}/>`;

const post = (opml: string, { type = "text/x-opml", name = "" } = {}) =>
  desk.ask("POST", `/api/v1/feeds/imports?name=${name}`, opml, { "content-type": type });

/** Imports a list and waits until it is through. */
async function bring(opml: string, name = ""): Promise<FeedImport> {
  const started = await post(opml, { name });
  expect(started.status).toBe(202);
  const { id } = FeedImport.parse(started.body);
  expect(started.headers.get("location")).toBe(`/api/v1/feeds/imports/${id}`);
  return finished(id);
}

async function finished(id: string): Promise<FeedImport> {
  for (let tries = 0; tries < 200; tries += 1) {
    const now = FeedImport.parse((await desk.ask("GET", `/api/v1/feeds/imports/${id}`)).body);
    if (now.finishedAt !== null) return now;
    await sleep(50);
  }
  throw new Error("the import never ended");
}

const feedsHere = async () => FeedList.parse((await desk.ask("GET", "/api/v1/feeds")).body).items;

test("each feed of a list gets its result, whatever its outline is", async () => {
  const done = await bring(
    opmlOf(`<outline text="News"><outline text="Iran">
        ${outline("https://a.example/rss", 'text="A &amp; B" feed:country="IR" feed:stateMedia="perhaps"')}
        ${outline("http://a.example/rss/", 'text="A again"')}
      </outline></outline>
      ${outline("feed://b.example/rss?utm_source=reader")}
      ${outline("http://10.0.0.1/rss", 'text="Inside"')}
      ${outline("ftp://c.example/rss", 'text="Old"')}
      ${outline("", 'text="Nothing"')}
      ${outline("http://[::bad/", 'text="Broken"')}
      ${outline("http://name:word@d.example/rss", 'text="Login"')}
      <outline text="a note"/>`),
    "mine.opml",
  );
  expect(done.name).toBe("mine.opml");
  expect(done.results.map(({ url, result }) => [url, result])).toEqual([
    ["https://a.example/rss", "added"],
    ["http://a.example/rss/", "duplicate"],
    ["feed://b.example/rss?utm_source=reader", "added"],
    ["http://10.0.0.1/rss", "refused"],
    ["ftp://c.example/rss", "notUrl"],
    ["", "notUrl"],
    ["http://[::bad/", "notUrl"],
    ["http://name:word@d.example/rss", "notUrl"],
  ]);
  const reasons = done.results.map(({ reason }) => reason);
  expect(reasons[0]).toContain('stateMedia is "perhaps"');
  expect(reasons[1]).toBe("It stands higher up, as number 1.");
  expect(reasons[3]).toContain("10.0.0.1");
  expect(reasons[5]).toBe("Its address is missing.");
  expect(done.counts).toEqual({ waiting: 0, added: 2, known: 0, duplicate: 1, notUrl: 4, refused: 1 });
  const added = (await feedsHere()).find(({ url }) => url === "https://a.example/rss");
  expect(added).toMatchObject({ title: "A & B", country: "IR", folders: ["News", "Iran"], origin: "user" });
});

test("500 feeds are added without a request, each polled first at its own time", async () => {
  const urls = Array.from({ length: 500 }, (_, n) => `https://list${n % 50}.example/${n}/feed`);
  const before = desk.newsstand.requests.length;
  const at = Date.now();
  const started = FeedImport.parse((await post(opmlOf(urls.map((url) => outline(url)).join("")))).body);
  expect(started.total).toBe(500);
  const done = await finished(started.id);
  expect(done.counts.added).toBe(500);
  expect(done.firstPolls).toEqual({ waiting: 500, ok: 0, failing: 0 });
  expect(desk.newsstand.requests.length).toBe(before);
  const light = await desk.ask("GET", `/api/v1/feeds/imports/${done.id}?results=false`);
  expect(light.body).toMatchObject({ counts: { added: 500 }, results: [] });

  const ids = new Set(done.results.map(({ feedId }) => feedId));
  const due = (await feedsHere())
    .filter(({ id }) => ids.has(id))
    .map(({ nextPollAt }) => (Date.parse(nextPollAt ?? "") - at) / 1000);
  const inMinute = (minute: number) =>
    due.filter((seconds) => seconds >= minute * 60 && seconds < minute * 60 + 60).length;
  expect(due).toHaveLength(500);
  // 2 s for each: a thousand seconds in all, thirty in each minute on average.
  for (let minute = 0; minute < 16; minute += 1) expect(inMinute(minute)).toBeLessThan(60);

  const again = await bring(opmlOf(urls.map((url) => outline(url.replace("https:", "http:"))).join("")));
  expect(again.counts).toMatchObject({ added: 0, known: 500 });
  expect(again.results[0]?.reason).toBe(`It is here as ${urls[0]} and stays as it is.`);
  expect(again.results[0]?.feedId).toBe(done.results[0]?.feedId);
});

test("an import that a dying desk left behind goes on with another, and no result is lost", async () => {
  const items = Array.from({ length: 30 }, (_, n) => {
    const url = `https://left${n}.example/feed`;
    return { url, title: "", feed: { url, title: "", publisher: "x", folders: [], twins: [url], note: "" } };
  });
  await desk.store.feedImports.create("ileftbehind", "left.opml", items, new Date());
  await desk.store.feedImports.settleNext({ most: 10, now: new Date(), intervalSeconds: 60 });
  expect((await desk.store.feedImports.get("ileftbehind"))?.counts).toMatchObject({ added: 10, waiting: 20 });
  const another = await desk.serveAnother({});
  const done = await finished("ileftbehind");
  await another.stopDesk();
  expect(done.counts).toMatchObject({ added: 30, known: 0 });
});

test("what was imported comes out again with its title, address and folders", async () => {
  const list = opmlOf(`<outline text="Wire"><outline text="Agencies &amp; co">
      ${outline("https://round.example/a", 'text="Round A" htmlUrl="https://round.example/"')}</outline>
      ${outline("https://round.example/b", 'text="Round B"')}</outline>
      ${outline("https://round.example/c", 'text="Round C" category="/Wire/Agencies &amp; co, /World"')}`);
  await bring(list);
  const exported = await desk.ask("GET", "/api/v1/feeds/export");
  expect(exported.headers.get("content-type")).toContain("text/x-opml");
  const folder = /<outline text="Agencies &amp; co">[\s\S]*?<\/outline>/.exec(exported.text)?.[0];
  expect(folder).toContain('title="Round A" xmlUrl="https://round.example/a"');
  expect(folder).toContain('title="Round C" xmlUrl="https://round.example/c"');
  expect(exported.text.match(/<outline text="Wire">/g)).toHaveLength(1);
  const back = await bring(exported.text);
  expect(back.counts).toMatchObject({ added: 0, known: back.total });
});

test("the first poll of an imported feed shows in its import", async () => {
  const { id, results } = await bring(
    opmlOf(outline("https://p1.example/rss") + outline("https://p2.example/rss")),
  );
  const record = (feedId: string, last_error: string | null) =>
    desk.store.feeds.recordPoll({
      feedId,
      at: new Date(),
      outcome: last_error ? "failed" : "unchanged",
      reason: last_error ?? "",
      httpStatus: null,
      entries: 0,
      newEntries: 0,
      durationMs: 1,
      changes: { error_count: last_error ? 1 : 0, last_error },
    });
  await record(results[0]?.feedId ?? "", null);
  await record(results[1]?.feedId ?? "", "it is a page and no feed");
  const seen = await finished(id);
  expect(seen.firstPolls).toEqual({ waiting: 0, ok: 1, failing: 1 });
  expect(seen.results.map(({ firstPoll, failure }) => [firstPoll, failure])).toEqual([
    ["ok", ""],
    ["failing", "it is a page and no feed"],
  ]);
  const list = FeedImportList.parse((await desk.ask("GET", "/api/v1/feeds/imports")).body);
  expect(list.items[0]?.id).toBe(id);
});

test.each([
  ["HTML", "<html></html>", "text/xml", 422, /not an OPML document: line 1/],
  ["no feeds", '<opml version="2.0"><body/></opml>', "text/x-opml", 422, /no feeds/],
  ["nothing", "", "text/x-opml", 422, /no <opml>/],
  ["too many", opmlOf(outline("https://x.example/").repeat(5001)), "text/x-opml", 422, /at most 5000/],
  ["JSON", "{}", "application/json", 415, /OPML/],
  ["another type", "x", "image/png", 415, /openapi/],
])("%s is refused", async (_name, body, type, status, detail) => {
  const answer = await post(body, { type });
  expect(answer.status).toBe(status);
  expect(Problem.parse(answer.body).detail).toMatch(detail);
});

test("an import that is not there is 404", async () => {
  expect((await desk.ask("GET", "/api/v1/feeds/imports/inothere")).status).toBe(404);
});
