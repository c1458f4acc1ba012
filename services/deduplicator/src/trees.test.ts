import type { CopyStanding } from "@throughline/store";
import { expect, test } from "vitest";
import type { Edge } from "./edge.ts";
import { settle, unlinked } from "./trees.ts";

/** Articles a, b, c … one minute after the other, each alone. */
const alone = (ids: string): CopyStanding[] =>
  [...ids].map((id, minute) => {
    const { evidence, ...link } = unlinked;
    return {
      id,
      at: new Date(minute * 60_000),
      coreId: id,
      leansOn: null,
      nearness: 0,
      treeId: id,
      originalId: id,
      ...link,
    };
  });

/** "ba 0.8" is an edge from b to the earlier a, "cb~0.4" a weak one. */
const edge = (text: string): Edge => {
  const [later = "", earlier = "", kind = ""] = text;
  const nearness = Number(text.slice(3));
  return {
    later,
    earlier,
    nearness,
    strong: kind !== "~",
    link: { comparedWith: earlier, relation: "near", strength: 1 + nearness, evidence: { rule: text } },
  };
};

/** Originals of the articles after the edges counted, in the order of their ids. */
function originals(ids: string, edges: string[]): string {
  const standings = new Map(alone(ids).map((each) => [each.id, each]));
  for (const change of settle([...standings.values()], edges.map(edge))) standings.set(change.id, change);
  return [...standings.values()].map(({ originalId }) => originalId).join("");
}

test.each<[string, string, string[], string]>([
  ["nothing in common", "abc", [], "abc"],
  ["a copy", "ab", ["ba 0.9"], "aa"],
  ["strong relations join what they touch", "abcd", ["ba 0.9", "dc 0.9", "da 0.6"], "aaaa"],
  ["a weak one does not join two trees", "abcd", ["ba 0.9", "dc 0.9", "da~0.4"], "aacc"],
  ["a weak one ties an article that has nothing else", "abc", ["ba 0.9", "cb~0.4"], "aaa"],
  ["to the nearest only", "abcd", ["ba~0.9", "da~0.4", "dc~0.5"], "aacc"],
  ["unrelated ones count for nothing", "ab", ["ba~0"], "ab"],
])("%s", (_name, ids, edges, expected) => {
  expect(originals(ids, edges)).toBe(expected);
});

test("the order in which edges are found does not matter", () => {
  const edges = ["ba 0.9", "cb 0.6", "ed 0.8", "fd~0.4", "fa~0.3", "gc~0.5", "gf~0.5"];
  const expected = originals("abcdefg", edges);
  for (let turn = 1; turn < edges.length; turn++) {
    expect(originals("abcdefg", [...edges.slice(turn), ...edges.slice(0, turn)])).toBe(expected);
    expect(originals("abcdefg", [...edges.slice(0, turn).reverse(), ...edges.slice(turn)])).toBe(expected);
  }
});

test("an article stands under the strongest of the earlier ones, else under the original by way of others", () => {
  const changes = settle(alone("abcd"), [edge("da 0.5"), edge("db 0.7"), edge("ca 0.6"), edge("dc 0.7")]);
  const above = Object.fromEntries(changes.map(({ id, comparedWith }) => [id, comparedWith]));
  expect(above).toEqual({ b: "a", c: "a", d: "b" });
  expect(changes.find(({ id }) => id === "b")?.evidence).toMatchObject({
    rule: "a later report has text of both",
  });
});
