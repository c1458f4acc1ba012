import { describe, expect, it } from "vitest";
import { countsInWords, firstPollsInWords, importState } from "./import-words.ts";

const none = { waiting: 0, added: 0, known: 0, duplicate: 0, notUrl: 0, refused: 0 };
const summary = {
  id: "i1",
  name: "",
  startedAt: "2025-06-23T12:00:00Z",
  finishedAt: null,
  total: 500,
  counts: none,
  firstPolls: { waiting: 0, ok: 0, failing: 0 },
};

describe("an import in words", () => {
  it.each([
    [{}, ""],
    [{ waiting: 3 }, ""],
    [{ added: 480, known: 12, refused: 8 }, "480 added, 12 already here, 8 refused"],
    [{ notUrl: 1, duplicate: 2 }, "2 twice in the list, 1 not a URL"],
  ])("counts %j: %s", (counts, words) => {
    expect(countsInWords({ ...none, ...counts })).toBe(words);
  });

  it.each([
    [0, { waiting: 0, ok: 0, failing: 0 }, ""],
    [1, { waiting: 1, ok: 0, failing: 0 }, "1 waits"],
    [9, { waiting: 5, ok: 3, failing: 1 }, "3 answer with a feed, 1 fails, 5 wait"],
  ])("first polls of %d added, %j: %s", (added, firstPolls, words) => {
    expect(firstPollsInWords({ ...summary, counts: { ...none, added }, firstPolls })).toBe(words);
  });

  it("shows an added feed that fails as failing", () => {
    expect(importState({ result: "added", firstPoll: "failing" })).toBe("failing");
    expect(importState({ result: "added", firstPoll: "waiting" })).toBe("added");
    expect(importState({ result: "known", firstPoll: null })).toBe("known");
  });
});
