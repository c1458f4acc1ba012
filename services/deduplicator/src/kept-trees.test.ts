import type { CopyRow } from "@throughline/store";
import { expect, test } from "vitest";
import { isForgotten, keptTogether } from "./kept-trees.ts";
import { readText } from "./word-sequence.ts";

const row = (id: string, given: Partial<CopyRow> = {}): CopyRow => ({
  id,
  at: new Date(id.charCodeAt(0) * 60_000),
  observedAt: new Date(0),
  coreId: "a",
  leansOn: null,
  nearness: 0,
  treeId: "a",
  comparedWith: id === "a" ? null : "a",
  originalId: "a",
  relation: id === "a" ? "original" : "near",
  strength: id === "a" ? 0 : 2.4,
  evidence: { rule: "nearly the same text" },
  textHash: id,
  words: new Uint16Array(),
  sample: [],
  publisher: "",
  creditedTo: "",
  source: "",
  says: "",
  urlHash: null,
  pointsTo: null,
  ...given,
});

const leaner = row("d", { coreId: "d", leansOn: "a", nearness: 0.4, relation: "partial" });
const ruled = row("c", { comparedWith: null, relation: "original", evidence: { rule: "", by: "person" } });

test.each<[string, CopyRow[], string[], string[]]>([
  [
    "all stay as they are",
    [row("a"), row("b"), leaner],
    [],
    ["a:a original", "b:a near<a", "d:d~a partial<a"],
  ],
  [
    "the first leaves: the next is the one the others are from",
    [row("a"), row("b"), row("c")],
    ["a"],
    ["b:b original", "c:b near<b"],
  ],
  [
    "what leant on the one that left leans on none",
    [row("a"), row("b"), leaner],
    ["a"],
    ["b:b original", "d:d original"],
  ],
  [
    "what a ruling had moved is again what it was",
    [row("a"), row("b"), ruled],
    [],
    ["a:a original", "b:a near<a", "c:a near<a"],
  ],
  ["nobody stays", [row("a")], ["a"], []],
])("%s", (_name, rows, leaving, expected) => {
  const kept = keptTogether(rows, new Set(leaving), new Map()).map(
    ({ id, coreId, leansOn, relation, comparedWith }) =>
      `${id}:${coreId}${leansOn === null ? "" : `~${leansOn}`} ${relation}${comparedWith === null ? "" : `<${comparedWith}`}`,
  );
  expect(kept).toEqual(expected);
});

test("a text that never had words is not a forgotten one", () => {
  expect(isForgotten(row("a"))).toBe(true);
  expect(isForgotten(row("a", { textHash: readText(" … ").textHash }))).toBe(false);
});
