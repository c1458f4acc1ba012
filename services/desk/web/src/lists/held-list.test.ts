import { describe, expect, it } from "vitest";
import { seenBoundary, stableOrder, waiting, waitingInWords } from "./held-list.ts";

const item = (id: string, size = 1, at = "2025-06-23T10:00:00Z") => ({ id, size, at });

describe("waiting", () => {
  it.each([
    ["nothing new", [item("a"), item("b")], [item("a"), item("b")], [], []],
    ["one above", [item("a")], [item("b"), item("a")], ["b"], []],
    ["one that moved up with two more", [item("a"), item("b", 3)], [item("b", 5), item("a")], [], [["b", 2]]],
    ["one that fell out of the page", [item("a"), item("b")], [item("a")], [], []],
    ["the first arrivals of an empty list", [], [item("a")], ["a"], []],
    [
      "an older one is not new",
      [item("a", 1, "2025-06-23T10:00:00Z")],
      [item("a"), item("z", 1, "2025-06-20T10:00:00Z")],
      [],
      [],
    ],
    ["a shrunken one (after a split) is left alone", [item("a", 5)], [item("a", 2)], [], []],
  ] as [string, ReturnType<typeof item>[], ReturnType<typeof item>[], string[], [string, number][]][])(
    "%s",
    (_, shown, newest, added, grown) => {
      const result = waiting(shown, newest);
      expect(result.added).toEqual(added);
      expect([...result.grown]).toEqual(grown);
    },
  );

  it("never names what is shown as added, whatever the order", () => {
    const shown = ["a", "b", "c"].map((id) => item(id));
    for (const order of [
      ["c", "b", "a"],
      ["b", "x", "a"],
      ["y", "c"],
    ]) {
      const result = waiting(
        shown,
        order.map((id) => item(id)),
      );
      expect(result.added.filter((id) => shown.some((s) => s.id === id))).toEqual([]);
    }
  });
});

describe("in words", () => {
  it.each([
    [[], [], ""],
    [["a"], [], "1 new event"],
    [["a", "b"], [["c", 1]], "2 new events, 1 with more reports"],
    [[], [["c", 4]], "1 event with more reports"],
  ] as [string[], [string, number][], string][])("%j %j", (added, grown, words) => {
    expect(waitingInWords({ added, grown: new Map(grown) }, "event")).toBe(words);
  });
});

describe("seenBoundary", () => {
  it.each([
    [["5", "4", "2"], "3", 2],
    [["5", "4"], "3", -1],
    [["2", "1"], "3", -1],
    [["5"], null, -1],
  ] as [string[], string | null, number][])("%j seen at %s", (times, seen, index) => {
    expect(seenBoundary(times, seen)).toBe(index);
  });
});

describe("stableOrder", () => {
  it.each([
    [[], ["a", "b"], ["a", "b"]],
    [
      ["a", "b"],
      ["b", "a"],
      ["a", "b"],
    ],
    [
      ["a", "b", "c"],
      ["c", "n", "a"],
      ["n", "a", "c"],
    ],
  ])("%j then %j", (before, now, order) => expect(stableOrder(before, now)).toEqual(order));
});
