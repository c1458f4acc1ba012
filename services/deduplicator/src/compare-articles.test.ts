import { expect, test } from "vitest";
import { compareArticles, sampledShinglesOf } from "./compare-articles.ts";

const report = `The foreign minister of Iran, Abbas Araghchi, arrived in Moscow on Monday with a letter for the Russian president. He is to be received in the Kremlin at noon, his spokesman said.
Diplomats in Vienna said that inspectors had lost sight of 408 kilograms of enriched uranium. The agency's board will meet on Wednesday in a special session to hear its director.
Russia has built the reactor at Bushehr, where some 250 of its specialists still work, and a second unit would be finished in 2028, as both sides had agreed.`;

test("a copy shows its passages where they stand in both texts", () => {
  const copy = `MOSCOW (Agency) — ${report}\nReporting by our own desk`;
  const found = compareArticles({ text: copy }, { text: report });
  expect(found).toMatchObject({
    relation: "near",
    rule: "nearly the same text",
    reverseContainment: 1,
    disagree: [],
  });
  expect(found.passages).toHaveLength(1);
  for (const { a, b } of found.passages) {
    expect(copy.slice(a.start, a.end)).toBe(report.slice(b.start, b.end));
  }
  expect(found.agree.slice(0, 2).map(({ kind, a }) => [kind, a.text])).toEqual([
    ["number", "408"],
    ["number", "250"],
  ]);
  expect(found.agree.map(({ a }) => a.text)).not.toContain("The");
  expect(found.agree.map(({ kind, a }) => [kind, a.text])).toContainEqual(["name", "Bushehr"]);
});

test("facts that disagree stand side by side", () => {
  const update = report
    .replace("408 kilograms", "390 kilograms")
    .replace("some 250", "some 190")
    .replace("2028", "2030")
    .replace("Wednesday", "Friday next");
  const found = compareArticles({ text: update }, { text: report });
  expect(found).toMatchObject({ relation: "partial", rule: "same text with changed facts" });
  expect(found.disagree.map(({ kind, a, b }) => [kind, a.text, b.text])).toEqual([
    ["number", "390", "408"],
    ["name", "Friday", "Wednesday"],
    ["number", "190", "250"],
    ["number", "2030", "2028"],
  ]);
});

test("the same text in other letters and quotes is exact", () => {
  const a = { text: "«Иран и Россия ведут переговоры о третьем коридоре»" };
  const b = { text: '"Иран и Россия ведут переговоры о третьем коридоре"' };
  expect(compareArticles(a, b)).toMatchObject({ relation: "exact", rule: "the same text", containment: 1 });
});

test("an empty text and another report have nothing in common", () => {
  for (const text of ["", "A court in the capital has sentenced two former officials of the port."]) {
    expect(compareArticles({ text }, { text: report })).toMatchObject({
      relation: "none",
      matchedWords: 0,
      passages: [],
      agree: [],
      disagree: [],
    });
  }
});

test("standing text that is known as such counts for nothing", () => {
  const [, second = ""] = report.split("\n");
  const text = `${second} The harbour opened again.`;
  const common = new Set(sampledShinglesOf(second));
  expect(compareArticles({ text }, { text: report }).passages).not.toEqual([]);
  expect(compareArticles({ text }, { text: report }, { common }).passages).toEqual([]);
});
