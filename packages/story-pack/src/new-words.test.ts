import { expect, test } from "vitest";
import { newWords } from "./new-words.ts";

test.each([
  ["Egypt", ["en"], { id: "local:egypt", type: "place", country: "EG", aliases: { en: ["Egypt"] } }],
  ["Россия", ["ru"], { id: "local:russia", type: "place", country: "RU", aliases: { ru: ["Россия"] } }],
  ["ایران", ["fa"], { id: "local:iran", type: "place", country: "IR", aliases: { fa: ["ایران"] } }],
  ["Litio", ["es"], { id: "local:litio", type: "other", aliases: { es: ["Litio"] } }],
  [
    "لیتیوم=lithium",
    ["fa", "en"],
    { id: "local:lithium", name: "لیتیوم", aliases: { fa: ["لیتیوم"], en: ["lithium"] } },
  ],
])("%s of a story in %j", (word, languages, expected) => {
  expect(newWords([word], languages)).toMatchObject([expected]);
});

test("a word without Latin letters that is no country wants a spelling with them", () => {
  expect(() => newWords(["لیتیوم"], ["fa"])).toThrow('join one with "="');
});
