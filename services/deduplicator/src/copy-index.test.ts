import { describe, expect, test } from "vitest";
import { describeCopyIndex } from "./copy-index.cases.ts";
import { createCopyIndex } from "./index.ts";

describe("a copy index in memory", () => describeCopyIndex(async () => createCopyIndex()));

test("another version of the same publisher's report is told as one, what another house has of it is not", async () => {
  const index = createCopyIndex();
  const text =
    "The envoy left for Vienna on Tuesday with the answer of his government. He will meet the head of the agency at noon, and ministers of three states in the evening, his spokesman said. Inspectors may come back to two of the sites next week, if both sides sign what was agreed.";
  const add = (id: string, publisher: string, words: string, hour: number) =>
    index.add({ id, title: "", text: words, publisher, observedAt: `2025-06-23T0${hour}:00:00Z` });
  await add("a", "IRNA", text, 1);
  const version = await add("b", "IRNA", `${text} The signing was put off until Friday.`, 2);
  const copy = await add("c", "Mehr", `TEHRAN (IRNA) - ${text}`, 3);
  const same = await add("d", "IRNA", text, 4);
  expect([version, copy, same].map(({ relation }) => relation)).toEqual(["near", "near", "exact"]);
  expect([version, copy, same].map(({ evidence }) => evidence.revision !== undefined)).toEqual([
    true,
    false,
    false,
  ]);
});
