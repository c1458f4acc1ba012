import type { FeedImport } from "../src/api/types.ts";

/** Feeds that are through with every look. */
const atATime = 40;
const results = ["added", "added", "added", "known", "added", "refused", "duplicate", "notUrl"] as const;
const reasons: Partial<Record<(typeof results)[number], string>> = {
  refused: "192.168.1.20 is refused: it is a private address (192.168.0.0/16).",
  duplicate: "It stands higher up, as number 4.",
  notUrl: '"ftp://old.example/rss" is neither an http nor an https URL.',
};

/** Imports that go forward a little whenever they are looked at. */
export function createMadeUpImports() {
  const imports: FeedImport[] = [];
  const look = (one: FeedImport): FeedImport => {
    for (const feed of one.results.filter(({ result }) => result === "waiting").slice(0, atATime)) {
      const at = one.results.indexOf(feed);
      feed.result = results[at % results.length] ?? "added";
      feed.reason = reasons[feed.result] ?? "";
      if (feed.result === "added" || feed.result === "known")
        feed.feedId = `f${String(at).padStart(20, "0")}`;
      if (feed.result !== "added") continue;
      feed.firstPoll = at % 11 === 0 ? "failing" : at % 3 === 0 ? "ok" : "waiting";
      if (feed.firstPoll === "failing") feed.failure = 'it is a page and no feed: "Not found"';
    }
    const count = (result: string) => one.results.filter((feed) => feed.result === result).length;
    const polls = (poll: string) => one.results.filter((feed) => feed.firstPoll === poll).length;
    for (const result of Object.keys(one.counts) as (keyof FeedImport["counts"])[])
      one.counts[result] = count(result);
    one.firstPolls = { waiting: polls("waiting"), ok: polls("ok"), failing: polls("failing") };
    if (one.counts.waiting === 0) one.finishedAt ??= new Date().toISOString();
    return one;
  };
  return {
    start(opml: string, name: string): FeedImport {
      const urls = [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map((match) => match[1] ?? "");
      const started: FeedImport = {
        id: `i${imports.length}`,
        name,
        startedAt: new Date().toISOString(),
        finishedAt: null,
        total: urls.length,
        counts: { waiting: urls.length, added: 0, known: 0, duplicate: 0, notUrl: 0, refused: 0 },
        firstPolls: { waiting: 0, ok: 0, failing: 0 },
        results: urls.map((url, at) => ({
          url,
          title: at % 4 === 1 ? "" : `News of ${new URL(url).hostname}`,
          result: "waiting",
          reason: "",
          feedId: null,
          firstPoll: null,
          failure: "",
        })),
      };
      imports.unshift(started);
      return look(started);
    },
    /** One import, or all of them without an id. */
    read(id: string | undefined): unknown {
      if (id === undefined) return { items: imports };
      const one = imports.find((each) => each.id === id);
      return one && look(one);
    },
  };
}
