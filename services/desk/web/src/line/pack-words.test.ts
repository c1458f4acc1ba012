import { expect, test } from "vitest";
import type { PackApplication } from "../api/types.ts";
import { applicationInWords, troubleInWords } from "./pack-words.ts";

const none = { waiting: 0, gained: 0, lost: 0, retagged: 0, same: 0, otherPack: 0, failed: 0 };
const application: PackApplication = {
  id: "p1",
  packVersion: "1",
  startedAt: "2026-06-23T12:00:00Z",
  endedAt: null,
  total: 1500,
  counts: { ...none, waiting: 300, gained: 3, same: 1197 },
};

test("an application says how far it is, what came of it, and what went wrong", () => {
  expect(applicationInWords(application)).toBe(
    "1,200 of 1,500 tagged anew: 3 came onto the story, 1,197 as before.",
  );
  const begun = { ...application, counts: { ...none, waiting: 1500 } };
  expect(applicationInWords(begun)).toBe("0 of 1,500 tagged anew.");
  const ended = {
    ...application,
    endedAt: "2026-06-23T12:01:00Z",
    counts: { ...none, lost: 1499, failed: 1 },
  };
  expect(applicationInWords(ended)).toBe("Last time 1,500 of 1,500 were tagged anew: 1,499 left it.");
  expect(troubleInWords(ended)).toEqual(["1 failed; the dead letters say why."]);
  expect(troubleInWords({ ...ended, counts: { ...none, otherPack: 2 } })[0]).toContain("same folder");
});
