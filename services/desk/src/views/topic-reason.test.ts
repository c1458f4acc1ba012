import type { Json } from "@throughline/contracts";
import { expect, test } from "vitest";
import { topicReason } from "./topic-reason.ts";

test.each<[string, Json, string]>([
  [
    "words and names, the most frequent first",
    { by: "words", words: { "diplomat*": 1, letter: 4 }, entities: { "Abbas Araghchi": 2 } },
    "letter (4 times), Abbas Araghchi (twice), diplomat…",
  ],
  ["words alone, as older tags have them", { by: "words", words: { talks: 1 } }, "talks"],
  ["a person", { by: "person", note: "it is about trade" }, "a person said so: it is about trade"],
  ["a person with a name", { by: "person/Mina", note: "" }, "Mina said so"],
  ["a person without a note", { by: "person" }, "a person said so"],
  ["no evidence", {}, ""],
])("%s", (_, evidence, reason) => {
  expect(topicReason(evidence)).toBe(reason);
});
