import type { CopyHit } from "@throughline/store";
import { expect, test } from "vitest";
import { newlyCommon } from "./standing-passages.ts";

const hit = (at: number, sample: number[]): CopyHit => {
  const id = `a${at}`;
  return { id, coreId: id, sample, sameText: false };
};
/** Shingles 1 and 2, and eight of its own. */
const own = (at: number) => [1, 2, ...Array.from({ length: 8 }, (_, index) => 100 * (at + 1) + index)];
const met = (hits: CopyHit[], common: number[] = []) => ({
  isKnown: false,
  isNamed: false,
  common: new Set(common),
  hits,
});
const newcomer = { id: "n", sample: own(50) };

test("a shingle of eight different articles is common, one of seven is not", () => {
  const seven = Array.from({ length: 7 }, (_, at) => hit(at, own(at)));
  expect(newlyCommon(newcomer, met(seven))).toEqual([1, 2]);
  expect(newlyCommon(newcomer, met(seven.slice(1)))).toEqual([]);
  expect(newlyCommon(newcomer, met(seven, [1]))).toEqual([2]);
});

test("copies of one another count once, however many", () => {
  const copies = Array.from({ length: 40 }, (_, at) => hit(at, own(7)));
  expect(newlyCommon(newcomer, met(copies))).toEqual([]);
  expect(newlyCommon({ id: "n", sample: own(7) }, met(copies))).toEqual([]);
});
