import type { CopyDecision } from "@throughline/contracts";
import { expect, test } from "vitest";
import { reasonOf, type Told } from "./reason.ts";

const irna: Told = {
  publisher: "IRNA",
  url: "https://irna.example/1",
  publishedAt: new Date("2025-06-23T09:12:00Z"),
  observedAt: new Date("2025-06-23T09:30:00Z"),
};
const mehr: Told = {
  publisher: "Mehr",
  url: "https://mehr.example/2",
  publishedAt: new Date("2025-06-23T09:24:00Z"),
  observedAt: new Date("2025-06-23T11:30:00Z"),
};
const decision = (relation: CopyDecision["relation"], rule = "a part of the other"): CopyDecision => ({
  originalId: "a1",
  relation,
  evidence: { rule, comparedWith: "a1", containment: 0.94, reverseContainment: 0.31 },
});

test.each<[string, CopyDecision, Told, Told | undefined, string]>([
  ["a copy", decision("near"), mehr, irna, "Mehr copied IRNA 12 minutes later (94% of its text)"],
  [
    "what a person ruled, with their note",
    {
      originalId: "a1",
      relation: "near",
      evidence: {
        by: "person",
        rule: "a person says that it is a copy",
        comparedWith: "a1",
        note: "same desk",
      },
    },
    mehr,
    irna,
    "a person says that Mehr copied IRNA: same desk",
  ],
  [
    "an update of one's own report",
    {
      originalId: "a1",
      relation: "near",
      evidence: { ...decision("near", "nearly the same text").evidence, revision: "a later text" },
    },
    { ...mehr, publisher: "IRNA" },
    irna,
    "IRNA brought its own report again, 12 minutes later, with another text (94% of it stands in the earlier one): nearly the same text",
  ],
  [
    "an exact copy",
    decision("exact"),
    mehr,
    irna,
    "Mehr carries IRNA's text word for word, 12 minutes later",
  ],
  [
    "a part",
    decision("partial"),
    mehr,
    irna,
    "Mehr has 94% of its text from IRNA's report, 12 minutes later, with 31% of that one: a part of the other",
  ],
  [
    "without claimed times, by the observed ones",
    decision("near"),
    { ...mehr, publishedAt: null },
    irna,
    "Mehr copied IRNA 2 hours later (94% of its text)",
  ],
  [
    "claims that contradict the order do not count",
    decision("near"),
    { ...mehr, publishedAt: new Date("2025-06-20T00:00:00Z") },
    irna,
    "Mehr copied IRNA 2 hours later (94% of its text)",
  ],
  [
    "without a publisher, by the host",
    decision("exact"),
    { ...mehr, publisher: "", url: "https://www.example.org/x" },
    irna,
    "example.org carries IRNA's text word for word, 12 minutes later",
  ],
  [
    "an original with a neighbour",
    decision("original", "same form, other facts"),
    mehr,
    irna,
    "no copy: IRNA's report is nearest (94% of this text stands in it): same form, other facts",
  ],
  [
    "a part by way of a later report",
    {
      originalId: "a1",
      relation: "partial",
      evidence: { rule: "a later report has text of both", comparedWith: "a1" },
    },
    mehr,
    irna,
    "Mehr stands with IRNA's report, 12 minutes later: a later report has text of both",
  ],
  [
    "an original alone",
    { originalId: "a2", relation: "original", evidence: { rule: "nothing like it is known" } },
    mehr,
    undefined,
    "nothing like it is known",
  ],
])("%s", (_name, given, article, other, expected) => {
  expect(reasonOf(given, article, other)).toBe(expected);
});
