import { expect, test } from "vitest";
import { groupOf } from "./publisher.ts";

const groups = [
  { id: "iran-state", label: "Iranian state", mark: "I", stateMedia: true, countries: ["IR"] },
  { id: "state", label: "other state", mark: "S", stateMedia: true },
  { id: "iran", label: "Iranian", mark: "i", countries: ["IR"] },
  { id: "independent", label: "independent", mark: "N", stateMedia: false },
];

test.each([
  ["yes", "IR", "iran-state"],
  ["semi", "IR", "iran-state"],
  ["official", "RU", "state"],
  ["state-funded", "GB", "state"],
  ["no", "IR", "iran"],
  ["no", "US", "independent"],
])("state media %s of %s: %s", (state_media, country, expected) => {
  expect(groupOf({ publisher: "p", country, state_media }, groups)).toBe(expected);
});

test("one of whom nothing is known is in no group", () => {
  expect(groupOf({ publisher: "p", country: "", state_media: "no" }, groups)).toBe("");
});

test("a pack without a fitting group gives none", () => {
  expect(groupOf({ publisher: "p", country: "US", state_media: "no" }, groups.slice(0, 2))).toBe("");
});
