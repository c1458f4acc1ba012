import { describe, expect, it } from "vitest";
import type { CopyView } from "../api/types.ts";
import { copiedBy, copyInWords, foldTimeline } from "./report-timeline.ts";

const reports = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `a${i}` }));
const shape = (count: number, chosen?: string) =>
  foldTimeline(reports(count), chosen, { head: 2, tail: 6 })
    .map((s) => (s.kind === "folded" ? `(${s.count})` : s.reports.map((r) => r.id.slice(1)).join(" ")))
    .join(" ");

describe("foldTimeline", () => {
  it.each([
    [0, undefined, ""],
    [3, undefined, "0 1 2"],
    [9, undefined, "0 1 2 3 4 5 6 7 8"],
    [12, undefined, "0 1 (4) 6 7 8 9 10 11"],
    [20, "a7", "0 1 (5) 7 (6) 14 15 16 17 18 19"],
    [20, "a3", "0 1 2 3 (10) 14 15 16 17 18 19"],
    [20, "a0", "0 1 (12) 14 15 16 17 18 19"],
  ] as [number, string | undefined, string][])("%d reports, chosen %s", (count, chosen, expected) => {
    expect(shape(count, chosen)).toBe(expected);
  });
});

const copy = (name: string, over: Partial<CopyView> = {}): CopyView => ({
  articleId: "a1",
  title: "",
  publisher: { name, country: "IR", group: "" },
  observedAt: "2025-06-23T09:24:00Z",
  publishedAt: null,
  relation: "near",
  containment: 0.94,
  ruled: false,
  ...over,
});

describe("copies in words", () => {
  it("names two, counts more", () => {
    expect(copiedBy([])).toBe("");
    expect(copiedBy([copy("Mehr"), copy("TASS")])).toBe("copied by Mehr and TASS");
    expect(copiedBy([copy("Mehr"), copy("TASS"), copy("RIA")])).toBe("copied by 3");
  });

  it.each([
    ["near", 0.94, "Mehr copied, with small changes, IRNA 12 minutes later (94% of its text)"],
    ["exact", 1, "Mehr copied IRNA 12 minutes later"],
    ["partial", 0.4, "Mehr took part of its text from IRNA 12 minutes later (40% of its text)"],
  ] as const)("a %s copy", (relation, containment, words) => {
    const original = { publisher: "IRNA", at: "2025-06-23T09:12:00Z" };
    expect(copyInWords(copy("Mehr", { relation, containment }), original)).toBe(words);
  });
});
