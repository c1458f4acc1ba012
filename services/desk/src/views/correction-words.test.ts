import { expect, test } from "vitest";
import { correctionInWords } from "./correction-words.ts";

const none = {
  holds: null,
  name: null,
  topic: null,
  surface: null,
  entityId: null,
  entityName: null,
  is: null,
};
const boris = { entityId: "Q2", entityName: "Boris Petrov" };
const ana = { is: "Q1", name: "Ana Petrov" };

test.each([
  [{ of: "story", holds: true }, "It is on the story."],
  [{ of: "story", holds: false }, "It is off the story."],
  [{ of: "topic", holds: true, topic: "1", name: "politics" }, "It is about politics."],
  [{ of: "topic", holds: false, topic: "1" }, "It is not about 1."],
  [{ of: "mention", surface: "Petrov", ...boris, ...ana }, "“Petrov” is Ana Petrov (Q1), not Boris Petrov."],
  [{ of: "mention", surface: "Petrov", ...ana }, "“Petrov” is Ana Petrov (Q1)."],
  [{ of: "mention", surface: "Petrov", ...boris }, "“Petrov” is not Boris Petrov."],
  [{ of: "mention", surface: "Petrov" }, "“Petrov” is no entity."],
  [{ of: "mention", ...boris, ...ana }, "What was tagged as Boris Petrov is Ana Petrov (Q1)."],
  [{ of: "mention", entityId: "Q2" }, "What was tagged as Q2 is no entity."],
] as const)("%j is said as a person would", (said, words) => {
  expect(correctionInWords({ ...none, ...said })).toBe(words);
});
