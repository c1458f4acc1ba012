import fc from "fast-check";
import { expect, test } from "vitest";
import { createAutomaton } from "./aho-corasick.ts";

test("overlapping patterns are all found, each with its place", () => {
  const patterns = ["a b", "b", "b c d", "c d", "x"].map((text) => ({
    tokens: text.split(" "),
    pattern: text,
  }));
  const found = createAutomaton(patterns).find("a b c d b".split(" "));
  expect(found.map(({ from, to, pattern }) => `${pattern}@${from}-${to}`)).toEqual([
    "a b@0-2",
    "b@1-2",
    "b c d@1-4",
    "c d@2-4",
    "b@4-5",
  ]);
});

test("finds what a search from every place finds", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 8 }),
      fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 }),
      (list, text) => {
        const patterns = [...new Set(list.map((tokens) => tokens.join(" ")))];
        const found = createAutomaton(
          patterns.map((pattern) => ({ tokens: pattern.split(" "), pattern })),
        ).find(text);
        const naive = text.flatMap((_, from) =>
          patterns.flatMap((pattern) => {
            const to = from + pattern.split(" ").length;
            return to <= text.length && text.slice(from, to).join(" ") === pattern ? [`${from}-${to}`] : [];
          }),
        );
        expect(found.map(({ from, to }) => `${from}-${to}`).sort()).toEqual(naive.sort());
      },
    ),
  );
});
