import { describe, expect, it } from "vitest";
import { type HeldPage, withNewest, withOlder } from "./held-page.ts";

const items = (ids: string) => ids.split("").map((id) => ({ id }));
const held = (ids: string, cursor: string | null = "c", marked = ""): HeldPage<{ id: string }> => ({
  items: items(ids),
  cursor,
  marked: new Set(marked),
});
const shape = (page: HeldPage<{ id: string }>) => [
  page.items.map((item) => item.id).join(""),
  page.cursor,
  [...page.marked].join(""),
];

describe("withNewest", () => {
  it.each([
    ["the first page", null, "ab", "", ["ab", "n", ""]],
    ["one on top", held("ab"), "nab", "n", ["nab", "c", "n"]],
    ["one that moved up", held("abcd"), "cab", "c", ["cabd", "c", "c"]],
    ["marks stay until opened", held("ab", "c", "a"), "nab", "n", ["nab", "c", "an"]],
    ["a page of new ones only: no gap is hidden", held("ab"), "xyz", "xyz", ["xyz", "n", "xyz"]],
  ] as [string, HeldPage<{ id: string }> | null, string, string, unknown[]][])(
    "%s",
    (_, before, ids, changed, expected) => {
      expect(
        shape(withNewest(before, { items: items(ids), nextCursor: "n" }, changed.split("").filter(Boolean))),
      ).toEqual(expected);
    },
  );
});

describe("withOlder", () => {
  it("adds below, each once, and goes on from there", () => {
    expect(shape(withOlder(held("ab"), { items: items("bcd"), nextCursor: null }))).toEqual([
      "abcd",
      null,
      "",
    ]);
  });
});
