import type { ThreadEvidence } from "@throughline/contracts";
import { expect, test } from "vitest";
import { reasonOf } from "./reason.ts";

const joined: ThreadEvidence = {
  rule: "near enough",
  nearest: "a1",
  similarity: 0.41,
  eventTitle: "Iran turns to Russia for support after major US military assault",
  eventReports: 3,
  shared: { entities: ["Araghchi", "Putin", "Moscow", "Iran"], words: ["letter"] },
  parts: { days: 0.4 },
};

test.each<[string, ThreadEvidence, string]>([
  [
    "joined",
    joined,
    "joined 'Iran turns to Russia for support after major US military…' (3 reports): shares Araghchi, Putin, Moscow within a day",
  ],
  [
    "joined by words, days later",
    {
      ...joined,
      eventReports: 1,
      eventTitle: "A letter",
      shared: { entities: [], words: ["letter", "kremlin"] },
      parts: { days: 1.4 },
    },
    "joined 'A letter' (1 report): shares letter, kremlin within 2 days",
  ],
  [
    "a copy",
    { rule: "goes where its original is", nearest: "a1", eventTitle: "A letter", eventReports: 2 },
    "'A letter' (2 reports): goes where its original is",
  ],
  [
    "founded beside others",
    { rule: "nothing near enough", nearest: "a1", similarity: 0.213, eventReports: 0 },
    "founded a new event: nothing in the last 14 days is near (best 0.21)",
  ],
  [
    "founded alone",
    { rule: "nothing to compare with", eventReports: 0 },
    "founded a new event: nothing of the last 14 days can be compared with it",
  ],
])("%s", (_name, evidence, expected) => {
  expect(reasonOf(evidence)).toBe(expected);
});
