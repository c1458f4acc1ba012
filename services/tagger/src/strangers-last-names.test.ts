import { PackEntity } from "@throughline/contracts";
import { expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import { createTagger } from "./tagger.ts";

const person = (id: string, ...aliases: string[]) =>
  PackEntity.parse({
    id,
    name: aliases[0],
    type: "person",
    aliases: { en: aliases, ru: ["Сергей Лавров", "Лавров"] },
  });

const country = (id: string, name: string) =>
  PackEntity.parse({ id, name, type: "place", aliases: { en: [name] } });

const tagger = await createTagger(
  fixturePack([
    person("Q1", "Sergei Lavrov", "Lavrov"),
    country("Q2", "Jordan"),
    country("Q3", "Georgia"),
    country("Q4", "China"),
  ]),
);
const idsIn = (text: string, title: string) => {
  const { mentions } = tagger.tag({ title, text });
  return mentions.filter(({ type }) => type === "person").map(({ entityId }) => entityId);
};
const stranger = "local:mikhail-lavrov";
const cup = "Mikhail Lavrov, a chess player from Kazan, won the cup on Sunday.";

test.each([
  ["means the stranger named in full above", `${cup} Lavrov said he was glad.`, "", [stranger, stranger]],
  ["in the title, too", cup, "Lavrov wins the cup", [stranger, stranger]],
  [
    "and in Russian cases",
    "Шахматист Михаил Лавров выиграл турнир в Казани. Организаторы поздравили Лаврова.",
    "",
    [stranger, stranger],
  ],
  [
    "but not where the pack's bearer is named in full",
    `${cup} It was Sergei Lavrov who gave it to him. Lavrov smiled.`,
    "",
    [stranger, "Q1", "Q1"],
  ],
  ["nor where his office is", `${cup} Minister Lavrov came. Lavrov smiled.`, "", [stranger, "Q1", "Q1"]],
  ["nor where the text speaks of him first", `Lavrov came to Kazan. ${cup}`, "", ["Q1", stranger]],
  [
    "nor where the full name is the bearer's by another spelling",
    "Sergej Lavrov came to the talks in Vienna. Lavrov said he was glad.",
    "",
    ["Q1", "Q1"],
  ],
  [
    "behind another language's form of the given name is the bearer's",
    "Sergej Lavrov kam gestern nach Wien, um mit den Ministern über die Lage zu sprechen.",
    "",
    ["Q1"],
  ],
])("a last name %s", (_what, text, title, ids) => {
  expect(idsIn(text, title)).toEqual(ids);
});

test.each([
  ["a person's", "Jordan Peterson gave a lecture in Toronto on Friday.", ["local:jordan-peterson"]],
  [
    "a person's last name",
    "Michael Jordan scored forty points. Jordan said he was glad.",
    ["local:michael-jordan", "local:michael-jordan"],
  ],
  [
    "and the country's where a word of place says so",
    "Michael Jordan scored forty points in Jordan.",
    ["local:michael-jordan", "Q2"],
  ],
  ["the country's in a ruler's", "King Abdullah of Jordan came.", ["local:abdullah", "Q2"]],
  ["the country's in a body of its own", "The China Customs Administration said so.", ["Q4"]],
  ["the American state's", "A storm hit Savannah, Georgia on Sunday.", []],
  ["the country's in a list", "They met in Armenia, Georgia and Iran.", ["Q3"]],
])("a country's name is %s", (_what, text, ids) => {
  const { mentions } = tagger.tag({ title: "", text });
  expect(mentions.map(({ entityId }) => entityId)).toEqual(expect.arrayContaining(ids));
  expect(mentions.filter(({ entityId }) => /^Q/.test(entityId))).toHaveLength(
    ids.filter((id) => /^Q/.test(id)).length,
  );
});
