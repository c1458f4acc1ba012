import { describe, expect, it } from "vitest";
import type { FeedView } from "../api/types.ts";
import { asUrl, feedState, inOrderOfNeed, pollingInWords } from "./feed-words.ts";

const now = Date.parse("2025-06-23T12:00:00Z");
const feed = (over: Partial<FeedView> = {}): FeedView => ({
  id: "f1",
  url: "https://example.org/rss",
  title: "Example",
  publisher: "Example",
  group: "",
  country: "IR",
  language: "fa",
  stateMedia: "yes",
  folders: [],
  status: "active",
  health: "ok",
  reason: "",
  errorCount: 0,
  format: "rss",
  lastPolledAt: "2025-06-23T11:56:00Z",
  lastNewAt: null,
  nextPollAt: "2025-06-23T12:12:00Z",
  interval: { minutes: 60, because: "40 entries in the last week", chosenMinutes: null },
  perWeek: 40,
  lastEntryAt: null,
  yield: { days: 28, entries: 160, fresh: 120, onStory: 40, copies: 8 },
  push: null,
  articles: 0,
  origin: "pack",
  watchEdits: true,
  ...over,
});

describe("feeds in words", () => {
  it.each([
    [{}, "Polled 4 min ago, next in 12 min"],
    [{ lastNewAt: "2025-06-23T09:00:00Z" }, "Polled 4 min ago, next in 12 min; last new 3 h ago"],
    [{ lastPolledAt: null }, "First polled in 12 min"],
    [{ status: "paused" }, "Polled 4 min ago"],
    [{ lastPolledAt: null, nextPollAt: null }, "Not polled yet"],
  ] as [Partial<FeedView>, string][])("%j", (over, words) => {
    expect(pollingInWords(feed(over), now)).toBe(words);
  });

  it("puts those in need first", () => {
    const list = [
      feed({ id: "b", title: "B" }),
      feed({ id: "p", status: "paused" }),
      feed({ id: "x", health: "failing" }),
      feed({ id: "a", title: "A" }),
    ];
    expect(inOrderOfNeed(list).map((f) => f.id)).toEqual(["x", "a", "b", "p"]);
    expect(feedState(feed({ status: "disabled", health: "failing" }))).toBe("off");
  });

  it.each([
    ["irna.ir", "https://irna.ir"],
    [" http://tass.ru/rss ", "http://tass.ru/rss"],
    ["localhost:8080/feed", "https://localhost:8080/feed"],
    ["two words", null],
    ["word", null],
    ["ftp://example.org", null],
    ["javascript:alert(1)", null],
    ["", null],
  ])("asUrl(%s)", (typed, url) => expect(asUrl(typed)).toBe(url));
});
