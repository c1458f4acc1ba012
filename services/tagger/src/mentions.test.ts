import { PackEntity } from "@throughline/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import { createTagger } from "./tagger.ts";

const entities = [
  {
    id: "local:norland",
    name: "Norland",
    type: "place",
    country: "NO",
    aliases: { en: ["Norland", "NL"], ru: ["Норландия"], fa: ["نورلند"], ar: ["نورلاند"] },
    demonyms: { en: ["Norlander"], ru: ["норландский", "норландец"], fa: ["نورلندی"] },
    metonyms: { en: ["Port Ada"], ru: ["Порт-Ада"] },
  },
  {
    id: "local:port-ada",
    name: "Port Ada",
    type: "place",
    country: "NO",
    aliases: { en: ["Port Ada"], ru: ["Порт-Ада"] },
  },
  {
    id: "local:ana-petrov",
    name: "Ana Petrov",
    type: "person",
    country: "NO",
    aliases: { en: ["Ana Petrov"], ru: ["Ана Петрова"], fa: ["آنا پتروف"] },
  },
  {
    id: "local:ivan-petrov",
    name: "Ivan Petrov",
    type: "person",
    aliases: { en: ["Ivan Petrov"], ru: ["Иван Петров"] },
  },
  {
    id: "local:omar-bin-said",
    name: "Omar bin Said",
    type: "person",
    country: "NO",
    aliases: { en: ["Omar bin Said"], ar: ["عمر بن سعيد"] },
  },
  {
    id: "local:hadi-al-rida",
    name: "Hadi al-Rida",
    type: "person",
    country: "NO",
    aliases: { en: ["Hadi al-Rida"] },
  },
  {
    id: "local:lena-brandt",
    name: "Lena Brandt",
    type: "person",
    aliases: { en: ["Lena Brandt", "Brandt"], ru: ["Лена Брандт"] },
  },
  {
    id: "local:sea-council",
    name: "Sea Council",
    type: "organisation",
    aliases: { en: ["Sea Council", "SC"], ru: ["Морской совет"], ar: ["مجلس البحر"] },
  },
  {
    id: "local:rig-line",
    name: "Rig line",
    type: "facility",
    aliases: { en: ["Rig – Rom"], ru: ["линия «Риг»"] },
  },
].map((entity) => PackEntity.parse(entity));

const tagger = await createTagger(
  fixturePack(entities, [
    { name: "The Norland Times", stateMedia: "no", agency: false, hosts: [], credits: ["Norland Times"] },
  ]),
  // The gazetteer alone.
  { nameFinders: [] },
);

const found = (text: string, title = "") =>
  tagger
    .tag({ title, text })
    .mentions.map(({ surface, entityId, kind }) => `${surface}=${entityId.slice(6)}/${kind}`);

describe("mentions", () => {
  test.each([
    ["a possessive ends before its 's", "Norland’s fleet sailed.", ["Norland=norland/name"]],
    [
      "demonyms, plural too",
      "Three Norlanders and a Norlander boat",
      ["Norlanders=norland/demonym", "Norlander=norland/demonym"],
    ],
    ["the longest name wins", "The Sea Council met.", ["Sea Council=sea-council/name"]],
    [
      "a hyphen joins no name to its neighbour",
      "the Norland-led Sea Council",
      ["Norland=norland/name", "Sea Council=sea-council/name"],
    ],
    ["a comma parts a name", "Sea, Council", []],
    ["a paragraph parts a name", "the Sea\n\nCouncil", []],
    ["a small letter is another word", "norland and sea council", []],
    ["an acronym keeps its case", "NL is no nl and no Nl", ["NL=norland/name"]],
    ["the place behind a preposition", "They met in Port Ada.", ["Port Ada=port-ada/name"]],
    ["the power elsewhere", "A deal that Port Ada rejects", ["Port Ada=norland/metonym"]],
    ["the city by what only a city has", "A prize at the Port Ada film festival", ["Port Ada=port-ada/name"]],
    ["the city that has a weather", "The weather of Port Ada is fine", ["Port Ada=port-ada/name"]],
    ["the city behind such a thing", "Crowds in the streets of Port Ada", ["Port Ada=port-ada/name"]],
    ["the city that one visits", "She visited Port Ada", ["Port Ada=port-ada/name"]],
    ["the city in a list of places", "Crowds met in Oslo, Port Ada and Rome", ["Port Ada=port-ada/name"]],
    ["the last of such a list", "Послы уехали из Осло, Рима и Порт-Ады", ["Порт-Ады=port-ada/name"]],
    ["a dash between spaces, if the alias has it", "The Rig — Rom line", ["Rig — Rom=rig-line/name"]],
    ["and no other mark in its place", "The Rig, Rom line", []],
    ["a quotation inside a name, to its end", "на линии «Риг» тихо", ["линии «Риг»=rig-line/name"]],
    ["no list, but a clause", "In Oslo, Port Ada said nothing", ["Port Ada=norland/metonym"]],
    ["the power that decides", "The decision is up to Port Ada", ["Port Ada=norland/metonym"]],
    ["a dateline is a place", "Port Ada, June 3 — It rained.", ["Port Ada=port-ada/name"]],
    ["a paper's name is no mention", "The Norland Times reported it.", []],
    [
      "Russian cases",
      "с Норландией, в Норландии, норландцев, норландскими",
      [
        "Норландией=norland/name",
        "Норландии=norland/name",
        "норландцев=norland/demonym",
        "норландскими=norland/demonym",
      ],
    ],
    [
      "Russian cases of names",
      "Встреча с Аной Петровой и Иваном Петровым",
      ["Аной Петровой=ana-petrov/name", "Иваном Петровым=ivan-petrov/name"],
    ],
    [
      "Russian names whose last word stands still",
      "решение Морского совета",
      ["Морского совета=sea-council/name"],
    ],
    [
      "Persian suffixes and joiners",
      "نورلندی‌ها در نورلند",
      ["نورلندی‌ها=norland/demonym", "نورلند=norland/name"],
    ],
    [
      "Arabic prefixes",
      "قال لنورلاند ومجلس البحر",
      ["لنورلاند=norland/name", "ومجلس البحر=sea-council/name"],
    ],
    ["a last name alone of an only bearer", "Minister Brandt left.", ["Brandt=lena-brandt/lastName"]],
    [
      "a last name with its particle, beside the country",
      "Norland: Sheikh bin Said left.",
      ["Norland=norland/name", "bin Said=omar-bin-said/lastName"],
    ],
    ["a last name that the pack does not list, without the country", "Sheikh bin Said left.", []],
    ["a last name that is a given name here", "Minister Brandt Holm left.", []],
    [
      "an article that may be left out",
      "Norland: al-Rida met Minister Rida.",
      ["Norland=norland/name", "al-Rida=hadi-al-rida/lastName", "Rida=hadi-al-rida/lastName"],
    ],
    ["a last name of two says nothing", "Minister Petrov left.", []],
    [
      "the one named above",
      "Ana Petrov came. Petrov left.",
      ["Ana Petrov=ana-petrov/name", "Petrov=ana-petrov/lastName"],
    ],
    [
      "the last one named above",
      "Ana Petrov met Ivan Petrov. Then Petrov left.",
      ["Ana Petrov=ana-petrov/name", "Ivan Petrov=ivan-petrov/name", "Petrov=ivan-petrov/lastName"],
    ],
    [
      "the one named further down",
      "Petrov left. Ana Petrov is minister.",
      ["Petrov=ana-petrov/lastName", "Ana Petrov=ana-petrov/name"],
    ],
    ["somebody else's given name before it", "Then Klara Brandt came.", []],
    ["the same among other names", "Minister Holm, Kirsa Brandt, an aide, and Ana Holm came.", []],
    ["the same in a sentence beside a headline", "Kirsa Brandt came. World News Today Online Daily", []],
    ["a common given name in a headline", "Karl Brandt Wins World Chess Award", []],
    ["a headline's own capitals", "Defiant Brandt Warns Other Ministers", ["Brandt=lena-brandt/lastName"]],
    [
      "accents of Latin letters, or none of them",
      "Léna Brandt, Óscar Holm and Łena Brandt",
      ["Léna Brandt=lena-brandt/name", "Łena Brandt=lena-brandt/name"],
    ],
    ["an initial of the bearer", "L. Brandt and K. Brandt", ["Brandt=lena-brandt/lastName"]],
    ["the younger of the name", "Lena Brandt Jr. came.", []],
  ])("%s", (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("a last name in the text means the full name in the title", () => {
    expect(found("Petrov left.", "Ivan Petrov resigns")).toEqual([
      "Ivan Petrov=ivan-petrov/name",
      "Petrov=ivan-petrov/lastName",
    ]);
  });

  test("offsets always cut the surface out of the text, and mentions never overlap", () => {
    const pieces = entities.flatMap((entity) => [
      ...Object.values(entity.aliases).flat(),
      ...Object.values(entity.demonyms).flat(),
      ...Object.values(entity.metonyms).flat(),
      "Petrov",
    ]);
    const piece = fc.oneof(
      fc.constantFrom(...pieces),
      fc.constantFrom(" ", "’s ", ". ", "\n\n", "-", "«", "\u200c", "\u00ad", "و", "\u064e", "ﬁ", "İ", "🙂"),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        const text = parts.join("");
        let end = 0;
        for (const mention of tagger.tag({ title: "", text }).mentions) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.surface);
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          end = mention.end;
        }
      }),
      { numRuns: 200 },
    );
  }, 20_000);

  test("the same article gives the same result to the byte", () => {
    const article = {
      title: "Norland’s Brandt",
      text: "“We go on with it,” Brandt said in Port Ada. Норландия.",
    };
    expect(JSON.stringify(tagger.tag(article))).toBe(JSON.stringify(tagger.tag(article)));
  });
});

test.each([
  ["The Port Ada Times wrote of it.", 0],
  ["«Порт-Ада таймс» пишет об этом.", 0],
  ["Students of Port Ada State University met.", 0],
  ["Spartak Port Ada won.", 0],
  ["The Port Ada Pro League starts.", 0],
  ["Port Ada times its answer.", 1],
  ["It rained in Port Ada. Today it is dry.", 1],
])("a place that is part of a longer name is not named: %s", async (text, count) => {
  const tagger = await createTagger(fixturePack(entities), { nameFinders: [] });
  expect(tagger.tag({ title: "", text }).mentions).toHaveLength(count);
});
