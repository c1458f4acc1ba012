import { PackEntity } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import { createTagger } from "./tagger.ts";

const tagger = await createTagger(
  fixturePack(
    [
      {
        id: "local:lena-brandt",
        name: "Lena Brandt",
        type: "person",
        aliases: {
          en: ["Lena Brandt", "Brandt"],
          ru: ["Лена Брандт"],
          fa: ["لنا برانت"],
          ar: ["لينا برانت"],
        },
      },
      { id: "local:omar-said", name: "Omar Said", type: "person", aliases: { en: ["Omar Said", "Said"] } },
    ].map((entity) => PackEntity.parse(entity)),
  ),
);

describe("quotes", () => {
  test.each([
    ["behind it", "“We will go on,” Brandt said.", ["We will go on, | Lena Brandt | said | said"]],
    ["inverted", '"We will go on," said Brandt on Monday.', ["We will go on, | Lena Brandt | said | said"]],
    ["before it", "Brandt vowed: “We will go on.”", ["We will go on. | Lena Brandt | vowed | promised"]],
    [
      "that",
      "Said denied that “the ships had ever left port”.",
      ["the ships had ever left port | Omar Said | denied | denied"],
    ],
    [
      "goes on",
      "“We go on with it,” Brandt said. “Nobody will stop us this time.”",
      [
        "We go on with it, | Lena Brandt | said | said",
        "Nobody will stop us this time. | Lena Brandt | said | said",
      ],
    ],
    [
      "Russian",
      "«Мы будем продолжать», — заявила Брандт.",
      ["Мы будем продолжать | Lena Brandt | заявила | said"],
    ],
    ["Persian", "لنا برانت گفت: «ما ادامه خواهیم داد.»", ["ما ادامه خواهیم داد. | Lena Brandt | گفت | said"]],
    ["Arabic", 'وقالت لينا برانت: "سوف نواصل العمل".', ["سوف نواصل العمل | Lena Brandt | وقالت | said"]],
    ["a stranger", "“We will go on,” said Klara Holm.", ["We will go on, | Klara Holm | said | said"]],
    [
      "a pronoun with one person before it",
      "Lena Brandt came home. “We will go on,” she said.",
      ["We will go on, | Lena Brandt | said | said"],
    ],
    [
      "a pronoun with two",
      "Brandt met Omar Said. “We will go on,” he said.",
      ["We will go on, | - | said | said"],
    ],
    [
      "a pronoun with a stranger",
      "Brandt met Klara Holm. “We will go on,” she said.",
      ["We will go on, | - | said | said"],
    ],
    ["a term is no quotation", "Brandt praised the “strategic partnership” of both.", []],
    ["nobody says it", "The sign read “closed for the winter season”. It rained.", []],
    ["never closed", "“We will go on, Brandt said.", []],
  ])("%s", (_name, text, expected) => {
    const { quotes } = tagger.tag({ title: "", text });
    expect(quotes.map((q) => `${q.text} | ${q.speaker?.name ?? "-"} | ${q.cue} | ${q.stance}`)).toEqual(
      expected,
    );
    for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });
});
