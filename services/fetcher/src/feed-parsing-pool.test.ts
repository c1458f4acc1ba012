import { PermanentError } from "@throughline/contracts";
import { TookTooLong } from "@throughline/runtime";
import { afterEach, describe, expect, test } from "vitest";
import { createFeedParsingPool, type FeedParsingPool } from "./feed-parsing-pool.ts";
import { NotAFeed } from "./not-a-feed.ts";

const { signal } = new AbortController();
const item = `<item><title>One</title><guid>1</guid><description>${"&lt;p&gt;caf&eacute; ".repeat(200)}</description></item>`;
const feed = (items: number) =>
  Buffer.from(`<rss><channel><title>News</title>${item.repeat(items)}</channel></rss>`);

let pool: FeedParsingPool;
const parse = (body: Uint8Array) => pool.parse(body, { url: "https://example.org/feed" }, signal);
afterEach(() => pool.close());

describe("feeds are parsed in a thread", { timeout: 30_000 }, () => {
  test("which gives what parseFeed gives, a NotAFeed too", async () => {
    pool = createFeedParsingPool();
    const page = parse(Buffer.from("<!doctype html><title>Log in</title>")).catch((error) => error);
    expect(await parse(feed(1))).toMatchObject({ title: "News", entries: [{ id: "1", title: "One" }] });
    expect(await page).toMatchObject({ kind: "page", message: 'it is a page and no feed: "Log in"' });
    expect(await page).toBeInstanceOf(NotAFeed);
  });

  test("which is stopped when a document takes too long; the next feed finds a new one", async () => {
    pool = createFeedParsingPool({ timeoutMs: 400 });
    const error = await parse(feed(9000)).catch((error) => error);
    expect(error).toBeInstanceOf(TookTooLong);
    expect(error.message).toBe("the feed took longer than 0.4 s; its thread was stopped");
    expect(await parse(feed(1))).toMatchObject({ title: "News" });
  });

  test("which is stopped when a document takes too much memory", async () => {
    pool = createFeedParsingPool({ heapMb: 32, timeoutMs: 25_000 });
    const error = await parse(feed(9000)).catch((error) => error);
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.message).toBe("the feed needs more memory than the 32 MB of a thread");
    expect(await parse(feed(1))).toMatchObject({ title: "News" });
  });
});
