import type { ArticleDetail, NewCorrection } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { correctionPlaces } from "./correction-places.ts";

const title = "Петров в Иране";
const text = "Борис Петров прилетел. Слово Ирана. Петрова не было, а Сидоров был.";
const mention = (field: "title" | "text", surface: string, entityId: string, by = "gazetteer/name") => {
  const start = (field === "title" ? title : text).indexOf(surface);
  const place = { field, start, end: start + surface.length, surface };
  return { ...place, type: "person", entityId, kind: "name", score: 1, by };
};
const mentions: ArticleDetail["mentions"] = [
  mention("title", "Иране", "Q794"),
  mention("text", "Борис Петров", "Q2"),
  mention("text", "Ирана", "Q794"),
];
const untitled = { title: "", text, mentions: mentions.filter(({ field }) => field === "text") };

describe("the places that a correction names", () => {
  const cases: [string, Partial<Extract<NewCorrection, { of: "mention" }>>, object][] = [
    ["a mention's own words", { surface: "Борис Петров" }, { places: 1 }],
    ["an entity", { entityId: "Q794" }, { places: 2 }],
    ["an entity's words", { entityId: "Q794", surface: "Ирана" }, { places: 1 }],
    ["words that no mention has", { surface: "Сидоров" }, { places: 1 }],
    [
      "words that no mention has, which are nobody",
      { surface: "Сидоров", is: null },
      { places: 0, near: [] },
    ],
    ["words alone, though a longer name has them", { surface: "Петров" }, { places: 1 }],
    [
      "words that the article has in another case",
      { surface: "Иран" },
      { places: 0, near: ["Иране", "Ирана"] },
    ],
    ["nobody here", { surface: "Nobodyhere" }, { places: 0, near: [] }],
  ];
  test.each(cases)("%s", (_name, given, expected) => {
    const correction = { of: "mention" as const, is: "Q1", by: "", note: "", ...given };
    expect(correctionPlaces({ title, text, mentions }, correction)).toEqual(expected);
  });

  test("words that only a longer name has", () => {
    const correction = { of: "mention" as const, surface: "Петров", is: "Q1", by: "", note: "" };
    expect(correctionPlaces(untitled, correction)).toEqual({ places: 1 });
  });

  test("what a person named before is found under either name", () => {
    const corrected = { title, text, mentions: [mention("text", "Ирана", "Q1", "person/Mina")] };
    const correction = {
      of: "mention" as const,
      surface: "Ирана",
      entityId: "Q794",
      is: "Q1",
      by: "",
      note: "",
    };
    expect(correctionPlaces(corrected, correction)).toEqual({ places: 1 });
  });
});
