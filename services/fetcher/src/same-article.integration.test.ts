import type { PassportEntry } from "@throughline/contracts";
import type { NewsstandHandler } from "@throughline/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FetcherBench, startFetcherBench } from "../bench/real-parts.ts";

let bench: FetcherBench;
beforeAll(async () => {
  bench = await startFetcherBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.fresh());
afterEach(() => bench.clear());

const title = "Talks go on in Geneva";
const page = (canonical = "") => ({
  html: `<!doctype html><head><title>${title}</title>${
    canonical && `<link rel="canonical" href="${canonical}">`
  }</head><article><p>The ministers met.</p></article>`,
});
const redirect =
  (location: string, status = 302): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(status, { location }).end();
const at = (path: string) => bench.newsstand.url(path);
const discovered = (path: string, entry = {}) => bench.discovered(at(path), { title, ...entry });
const article = async (id: string) => {
  const row = await bench.store.articles.get(id);
  if (!row) throw new Error(`there is no article ${id}`);
  return row;
};

/** Fetches as the shell does: the outcome stands in the passport and moves the article. */
async function fetched(id: string) {
  const outcome = await bench.fetch(id);
  const entry: PassportEntry = {
    itemId: id,
    revision: 0,
    run: 1,
    step: "fetch",
    outcome: outcome.outcome,
    reason: outcome.reason,
    evidence: outcome.evidence ?? {},
    codeVersion: "test",
    at: bench.now,
    durationMs: 1,
    attempt: 1,
    nextStage: outcome.outcome === "fetched" ? "clean" : "ended",
    nextRevision: 0,
  };
  await bench.store.ledger.advance(entry);
  return outcome;
}

describe("one article under five URLs is one article", () => {
  test("where the URLs tell: tracking, AMP, print, a slash, an aggregator", async () => {
    const inside = encodeURIComponent(at("/2026/11/talks-go-on"));
    const ids = [
      await discovered("/2026/11/talks-go-on?utm_source=rss"),
      await discovered("/2026/11/talks-go-on/amp/"),
      await discovered("/2026/11/talks-go-on?print=1"),
      await discovered("/2026/11/talks-go-on/"),
      await bench.discovered(`https://news.google.com/url?url=${inside}`, { title }),
    ];
    expect(new Set(ids).size).toBe(1);
    expect(await bench.store.audit()).toMatchObject({ discovered: 1, inFlight: 1, balanced: true });
  });

  test("where only the fetch tells: shorteners, permanent moves, canonical links, og:url", async () => {
    const shortener = at("/s/1");
    bench.newsstand.page("/2026/talks-4711", page());
    bench.newsstand.on("/s/1", redirect(at("/s/2"), 301));
    bench.newsstand.on("/s/2", redirect(at("/2026/talks-4711?utm_campaign=x")));
    bench.newsstand.on("/old/4711", redirect(at("/2026/talks-4711"), 308));
    bench.newsstand.page("/print.php?id=4711", page(at("/2026/talks-4711")));
    bench.newsstand.page("/m/4711", {
      html: `<meta property="og:url" content="${at("/2026/talks-4711#top")}"><p>The ministers met.`,
    });
    const first = await discovered("/s/1");
    expect((await fetched(first)).outcome).toBe("fetched");
    expect(await article(first)).toMatchObject({ url: shortener, canonical_url: at("/2026/talks-4711") });
    for (const path of ["/old/4711", "/print.php?id=4711", "/m/4711"]) {
      const id = await discovered(path);
      expect(await fetched(id)).toMatchObject({
        outcome: "sameArticle",
        evidence: { mergedInto: first, url: at("/2026/talks-4711"), from: at(path) },
      });
      expect(await bench.store.articles.find(at(path))).toMatchObject({ id: first });
    }
    expect(await bench.store.audit()).toMatchObject({
      discovered: 4,
      ended: { sameArticle: 3 },
      inFlight: 1,
      balanced: true,
      problems: [],
    });
    const sources = bench.store.db.selectFrom("entries").select("entry_id").where("article_id", "=", first);
    expect(await sources.execute()).toHaveLength(4);
    // A target that is known is not asked for again.
    expect(bench.newsstand.requests.filter(({ path }) => path.startsWith("/2026/"))).toHaveLength(1);
  });
});

test("a later entry under any known URL finds the survivor and adds nothing", async () => {
  bench.newsstand.page("/2026/talks-4711", page());
  bench.newsstand.on("/old/4711", redirect(at("/2026/talks-4711"), 301));
  const survivor = await discovered("/2026/talks-4711");
  await fetched(survivor);
  await fetched(await discovered("/old/4711"));
  const again = { entryId: "from another feed" };
  expect(await discovered("/old/4711?utm_source=x", again)).toBe(survivor);
  expect((await bench.store.audit()).discovered).toBe(2);
});

test("two fetchers that meet at the same moment agree on one article", async () => {
  bench.newsstand.page("/2026/talks-4711", page());
  const ids = [];
  for (let n = 0; n < 6; n += 1) {
    bench.newsstand.page(`/p${n}/4711-talks-go-on`, page(at("/2026/talks-4711")));
    ids.push(await discovered(`/p${n}/4711-talks-go-on`));
  }
  const key = at("/2026/talks-4711").replace("http://", "");
  const settled = await Promise.all(
    ids.map((articleId) =>
      bench.store.articles.settleUrl({ articleId, url: at("/2026/talks-4711"), key, agrees: () => true }),
    ),
  );
  expect(settled.filter(({ as }) => as === "own")).toHaveLength(1);
  const winner = settled.find(({ as }) => as === "own")?.article.id;
  expect(new Set(settled.map(({ article: { id } }) => id))).toEqual(new Set([winner]));
  const outcomes = [];
  for (const id of ids) outcomes.push((await fetched(id)).outcome);
  expect(outcomes.filter((outcome) => outcome === "sameArticle")).toHaveLength(5);
  expect(await bench.store.audit()).toMatchObject({ discovered: 6, inFlight: 1, balanced: true });
});

test("two articles that each name the other are merged once, not into each other", async () => {
  bench.newsstand.page("/a/4711", page("/b/4711"));
  bench.newsstand.page("/b/4711", page("/a/4711"));
  const [a, b] = [await discovered("/a/4711"), await discovered("/b/4711")];
  expect((await fetched(a)).outcome).toBe("sameArticle");
  expect((await fetched(b)).outcome).toBe("fetched");
  expect(await article(b)).toMatchObject({ merged_into: null });
});

test("a fetch that died behind its merge ends the same way", async () => {
  bench.newsstand.page("/2026/talks-4711", page());
  bench.newsstand.on("/old/4711", redirect(at("/2026/talks-4711"), 301));
  await discovered("/2026/talks-4711");
  const id = await discovered("/old/4711");
  const { reason, evidence } = await bench.fetch(id);
  const asked = bench.newsstand.requests.length;
  expect(await bench.fetch(id)).toMatchObject({
    outcome: "sameArticle",
    reason,
    evidence: { mergedInto: evidence?.mergedInto },
  });
  expect(bench.newsstand.requests).toHaveLength(asked);
});

test.each<[string, () => void]>([
  ["redirects", () => bench.newsstand.on("/old/4711", redirect(at("/2026/talks-4711"), 301))],
  ["names itself", () => bench.newsstand.page("/old/4711", page(at("/2026/talks-4711")))],
])("a rerun behind the first text, whose page now %s, does not merge its article", async (_how, changed) => {
  bench.newsstand.page("/old/4711", page());
  bench.newsstand.page("/2026/talks-4711", page());
  const [id, other] = [await discovered("/old/4711"), await discovered("/2026/talks-4711")];
  expect([(await fetched(id)).outcome, (await fetched(other)).outcome]).toEqual(["fetched", "fetched"]);
  await bench.store.db.updateTable("articles").set({ revision: 1 }).where("id", "=", id).execute();
  changed();
  expect((await bench.fetch(id)).outcome).toBe("fetched");
  expect(await article(id)).toMatchObject({ merged_into: null, canonical_url: at("/old/4711") });
});

describe("what is not believed", () => {
  test("a canonical link that all pages of a site share", async () => {
    bench.newsstand.page("/x/1001", page("/x/template"));
    bench.newsstand.page("/x/1002", page("/x/template"));
    const first = await discovered("/x/1001", { title: "Talks go on in Geneva" });
    const second = await discovered("/x/1002", { title: "A bridge was opened near Perm" });
    expect((await fetched(first)).outcome).toBe("fetched");
    expect((await fetched(second)).outcome).toBe("fetched");
    expect((await article(second)).merged_into).toBeNull();
  });

  test.each(["/", "/news/", "/signin?from=4711"])("a redirect to %s renames nothing", async (target) => {
    bench.newsstand.on("/news/4711", redirect(at(target)));
    bench.newsstand.page(target, page());
    const id = await discovered("/news/4711");
    expect((await fetched(id)).outcome).toBe("fetched");
    expect((await article(id)).canonical_url).toBe(at("/news/4711"));
  });
});

test("an article that got no page gives way to one that has it", async () => {
  bench.newsstand.on("/2026/talks-4711", (_request, response) => void response.writeHead(403).end());
  bench.newsstand.page("/amp-edition/4711", page(at("/2026/talks-4711")));
  const refused = await discovered("/2026/talks-4711");
  expect((await fetched(refused)).outcome).toBe("refused");
  const id = await discovered("/amp-edition/4711");
  expect((await fetched(id)).outcome).toBe("fetched");
  expect(await discovered("/2026/talks-4711", { entryId: "again" })).toBe(id);
  expect((await bench.store.audit()).balanced).toBe(true);
});

test("the same bytes under two articles are stored once", async () => {
  const html = page().html;
  bench.newsstand.page("/one/1001", { html });
  bench.newsstand.page("/two/1002", { html });
  const ids = [await discovered("/one/1001"), await discovered("/two/1002")];
  for (const id of ids) expect((await fetched(id)).outcome).toBe("fetched");
  const [one, two] = await Promise.all(
    ids.map(async (id) => bench.store.snapshots.load((await article(id)).snapshot_id ?? "")),
  );
  expect([one?.id === two?.id, one?.bodyHash === two?.bodyHash]).toEqual([false, true]);
  expect(await bench.store.db.selectFrom("bodies").select("size").execute()).toEqual([{ size: html.length }]);
});
