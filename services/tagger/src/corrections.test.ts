import type { StoryPack, TagCorrection } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import type { NameFinder } from "./name-finder.ts";
import { createTagger } from "./tagger.ts";

type Entity = StoryPack["entities"][number];
const entity = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({
  id,
  name,
  type: "person",
  roles: [],
  aliases: { en: [name] },
  demonyms: {},
  metonyms: {},
  ...more,
});

const ana = entity("Q1", "Ana Petrov", { country: "RU" });
const boris = entity("Q2", "Boris Petrov", { country: "BG", formerIds: ["local:boris-petrov"] });
const pack = fixturePack([ana, boris]);
pack.definition.topics = [{ code: "trade", label: "trade", words: { en: { export: 2, tariff: 2 } } }];
pack.definition.relevance = {
  threshold: 0.5,
  bias: -2,
  rules: [{ name: "Ana is named", weight: 4, all: ["Q1"] }],
};
const tagger = await createTagger(pack, { nameFinders: [] });

const title = "Petrov visits Sofia";
const text = "Ana Petrov said: “We shall export more.” Later Petrov left. The Blue House was silent.";

function correction(given: Partial<TagCorrection> & Pick<TagCorrection, "of">): TagCorrection {
  const none = { surface: null, entityId: null, is: null, topic: null, holds: null, name: null, type: null };
  return { ...none, by: "", note: "", ...given };
}
const tagged = (...corrections: TagCorrection[]) => tagger.tag({ title, text, language: "en", corrections });
const named = (result: ReturnType<typeof tagged>) =>
  result.mentions.map(({ surface, entityId, by }) => `${surface} ${entityId} ${by}`);

describe("a person's corrections", () => {
  test("an entity that is not meant is gone from mentions, entities, countries, quotes and relevance", () => {
    expect(tagged()).toMatchObject({ entities: [{ id: "Q1", count: 3 }], countries: [{ code: "RU" }] });
    const result = tagged(correction({ of: "mention", entityId: "Q1" }));
    expect(result).toMatchObject({ mentions: [], entities: [], countries: [], relevance: { score: 0.119 } });
    expect(result.quotes[0]?.speaker?.entityId).toBeUndefined();
  });

  test("only the words that are meant name another, and the quote's speaker follows", () => {
    const result = tagged(correction({ of: "mention", surface: "Ana Petrov", is: "Q2", by: "Mina" }));
    expect(named(result)).toEqual([
      "Petrov Q1 gazetteer/lastName/named below",
      "Ana Petrov Q2 person/Mina",
      "Petrov Q1 gazetteer/lastName/named above",
    ]);
    expect(result.quotes[0]?.speaker).toEqual({ entityId: "Q2", name: "Boris Petrov" });
    expect(result.countries.map(({ code }) => code).sort()).toEqual(["BG", "RU"]);
  });

  test("whoever is meant in place of another takes all of its places, under the id that it has now", () => {
    const result = tagged(correction({ of: "mention", entityId: "Q1", is: "local:boris-petrov" }));
    expect(result.entities).toMatchObject([{ id: "Q2", name: "Boris Petrov", count: 3 }]);
  });

  test("words that only stand within a longer name mean that name; where they stand alone, those places only", () => {
    const within = tagged(correction({ of: "mention", surface: "Ana", is: "Q2" }));
    expect(named(within)).toContain("Ana Petrov Q2 person");
    const alone = tagged(correction({ of: "mention", surface: "Petrov", is: "Q2" }));
    expect(named(alone)).toEqual(["Petrov Q2 person", "Ana Petrov Q1 gazetteer/name", "Petrov Q2 person"]);
    expect(named(tagged(correction({ of: "mention", surface: "An", is: "Q2" })))).toEqual(named(tagged()));
  });

  test("the correction that says more of what it means counts", () => {
    const result = tagged(
      correction({ of: "mention", entityId: "Q1" }),
      correction({ of: "mention", entityId: "Q1", surface: "petrov", is: "Q2" }),
    );
    expect(named(result)).toEqual(["Petrov Q2 person", "Petrov Q2 person"]);
  });

  test("words that the machine passed over become mentions, of an entity that no pack has, too", () => {
    const result = tagged(
      correction({
        of: "mention",
        surface: "Blue House",
        is: "local:blue-house",
        name: "The Blue House",
        type: "organisation",
      }),
    );
    expect(result.mentions.at(-1)).toMatchObject({
      surface: "Blue House",
      entityId: "local:blue-house",
      type: "organisation",
      score: 1,
      by: "person",
      start: text.indexOf("Blue House"),
    });
    expect(result.entities.at(-1)).toMatchObject({ name: "The Blue House", count: 1 });
  });

  test("they hold for a text that was edited, since they hold on to words", () => {
    const given = correction({ of: "mention", surface: "Petrov", is: "Q2" });
    const edited = tagger.tag({ title, text: `Update. ${text}`, language: "en", corrections: [given] });
    expect(named(edited).filter((line) => line.includes("Q2"))).toHaveLength(2);
  });

  test("a topic is added and taken out", () => {
    const about = correction({ of: "topic", topic: "trade", holds: true, note: "it is" });
    expect(tagged(about).topics).toEqual([
      { code: "trade", label: "trade", score: 1, evidence: { by: "person", note: "it is" } },
    ]);
    const trade = { title: "Export", text: "Export and tariff. Export again.", language: "en" };
    expect(tagger.tag(trade).topics).toHaveLength(1);
    const not = correction({ of: "topic", topic: "trade", holds: false });
    expect(tagger.tag({ ...trade, corrections: [not] }).topics).toEqual([]);
  });

  test.each([
    [true, 0.999],
    [false, 0.001],
  ])("a person's word on the story (%s) outweighs the rules, and the sum stays one", (holds, score) => {
    const { relevance } = tagged(correction({ of: "story", holds, by: "Mina", note: "see her letter" }));
    expect(relevance.score).toBe(score);
    const sum = relevance.contributions.reduce((total, { weight }) => total + weight, 0);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(score, 3);
    expect(relevance.contributions.at(-1)?.because).toBe(
      `Mina says that it is ${holds ? "on" : "off"} the story: see her letter`,
    );
  });
});

test("a name found under the id that an entity had before is tagged under the one that it has now", async () => {
  const finder = createFinder("local:boris-petrov");
  const withFinder = await createTagger(pack, { nameFinders: [finder] });
  const { mentions, entities } = withFinder.tag({ title: "", text: "Borya was there.", language: "en" });
  expect(mentions[0]).toMatchObject({ surface: "Borya", entityId: "Q2" });
  expect(entities[0]).toMatchObject({ id: "Q2", name: "Boris Petrov" });
});

function createFinder(id: string): NameFinder {
  return () => [
    {
      field: "text",
      start: 0,
      end: 5,
      from: 0,
      to: 1,
      surface: "Borya",
      type: "person",
      entityId: id,
      kind: "name",
      score: 0.9,
      by: "model/test",
      entity: entity(id, "Borya"),
    },
  ];
}
