import { describe, expect, it } from "vitest";
import { fieldOf } from "../candidates.ts";
import { agreed } from "./agree.ts";
import { labelChain } from "./chain.ts";
import { createNameFinder } from "./find-names.ts";
import { labels, type NameType, namesIn } from "./labels.ts";
import { createLexicon, lexiconKinds } from "./lexicon.ts";
import { packModel, unpackModel } from "./model-file.ts";
import { createNameModel } from "./name-model.ts";
import { nameTokens } from "./name-tokens.ts";
import { nearestNominative } from "./shown-name.ts";
import { strangerId } from "./stranger-id.ts";

const findNames = await createNameFinder();

const found = (text: string, language = "en") =>
  findNames([fieldOf("title", "", language), fieldOf("text", text, language)], [], []).map(
    ({ surface, type, entityId, kind }) => ({ surface, type, entityId, kind }),
  );

describe("names that no gazetteer lists", () => {
  it("are found with their types, and a last name alone means the full name above it", () => {
    const names = found(
      "Peter Lindqvist, who heads the harbour board in Gothenburg, met officials of the European Commission on Monday. Lindqvist said the talks went well.",
    );
    expect(names).toContainEqual({
      surface: "Peter Lindqvist",
      type: "person",
      entityId: "local:peter-lindqvist",
      kind: "name",
    });
    expect(names).toContainEqual(expect.objectContaining({ surface: "Gothenburg", type: "place" }));
    expect(names).toContainEqual(
      expect.objectContaining({ surface: "Lindqvist", entityId: "local:peter-lindqvist", kind: "lastName" }),
    );
  });

  it("are found in Russian, with one id for every case", () => {
    const names = found(
      "Сергей Воронцов выступил в Екатеринбурге. Журналисты спросили Сергея Воронцова о переговорах. Воронцов отказался отвечать.",
      "ru",
    );
    const people = names.filter(({ type }) => type === "person");
    expect(people.length).toBeGreaterThanOrEqual(2);
    expect(new Set(people.map(({ entityId }) => entityId)).size).toBe(1);
  });

  it("leave what the gazetteer has to the gazetteer", () => {
    const field = fieldOf("text", "Peter Lindqvist spoke in Gothenburg.", "en");
    const known = findNames([field], [], []).slice(0, 1);
    expect(findNames([field], known, []).some(({ start }) => start === known[0]?.start)).toBe(false);
  });

  it("are none in a language without a model, nor in an empty text", () => {
    expect(found("پیتر در تهران بود.", "fa")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  it("are none in a run of names without a comma, which is nobody's", () => {
    expect(found("Ivan Petrov Sidorov Johnson ".repeat(20))).toEqual([]);
  });

  it("do not hang on one sentence without end", () => {
    const started = performance.now();
    found("Peter Lindqvist ".repeat(20_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("a country's name in a person's", () => {
  it.each([
    ["is the person's", "Israel Adesanya won his fight in Las Vegas.", "Israel Adesanya"],
    ["but not before a common word", "Israel Vows to fight on in Las Vegas.", undefined],
    ["nor before a body of the country", "Israel Knesset votes on the bill in Jerusalem.", undefined],
    ["nor before two words", "Israel Adesanya Holdings fell in Las Vegas.", undefined],
  ])("%s", (_what, text, surface) => {
    expect(found(text).find(({ type }) => type === "person")?.surface).toBe(surface);
  });
});

describe("the names of one article agree", () => {
  const name = (surface: string, type: NameType, score: number) => ({
    surface,
    type,
    score,
    start: 0,
    end: 1,
  });

  it.each([
    [
      "a lone last name is the person's",
      [name("Megan Hester", "person", 0.9), name("Hester", "place", 0.6)],
      ["person", "person"],
    ],
    [
      "unless it is surely something else",
      [name("Jack London", "person", 0.9), name("London", "place", 0.99)],
      ["person", "place"],
    ],
    [
      "the likeliest type counts for all",
      [name("Bilka", "person", 0.4), name("Bilka", "organisation", 0.6)],
      ["organisation", "organisation"],
    ],
  ] as const)("%s", (_what, names, types) => {
    expect(agreed(names).map(({ type }) => type)).toEqual(types);
  });

  it("and a title alone is none", () => {
    expect(
      found("The letter to Mr. Lindqvist came late, said Mrs. Holm.").map(({ surface }) => surface),
    ).not.toContain("Mr.");
  });
});

describe("the id of a stranger", () => {
  it.each([
    ["Peter Lindqvist", "en", "local:peter-lindqvist"],
    ["José Peña", "en", "local:jose-pena"],
    ["Юрия Лужкова", "ru", "local:yuri-luzhkov"],
    ["Юрию Лужкову", "ru", "local:yuri-luzhkov"],
    ["Саакашвили", "ru", "local:saakashvili"],
    ["Льва Толстого", "ru", "local:lev-tolst"],
    ["Ольги Путиной", "ru", "local:olga-putin"],
    ["Олега Путина", "ru", "local:oleg-putin"],
    ["Ивана Маковского", "ru", "local:ivan-makovskii"],
    ["Ивана Макова", "ru", "local:ivan-makov"],
    ["Виктории Петровой", "ru", "local:viktoriya-petrov"],
    ["Московским зоопарком", "ru", "local:moskovskii-zoopark"],
    ["Минобороны", "ru", "local:minoborony"],
  ])("of %s (%s) is %s", (name, language, id) => {
    expect(strangerId(name, language)).toBe(id);
  });

  it("is a hash where it cannot be written in Latin letters", () => {
    expect(strangerId("習近平", "zh")).toMatch(/^local:x[0-9a-f]{16}$/);
  });
});

it.each([
  [["Юрия Лужкова", "Юрию Лужкову", "Юрий Лужков"], "Юрий Лужков"],
  [["Марией Захаровой", "Марию Захарову", "Мария Захарова"], "Мария Захарова"],
  [["Льву Толстому", "Лев Толстой"], "Лев Толстой"],
])("of %j the nearest to a nominative is shown", (forms, shown) => {
  expect(nearestNominative(forms)).toBe(shown);
});

describe("the model", () => {
  it("cuts possessives, initials and abbreviations as its training did", () => {
    expect(nameTokens("Putin's aide, Mr. J. R. Doe of the U.S. Treasury").map(({ text }) => text)).toEqual([
      "Putin",
      "'s",
      "aide",
      ",",
      "Mr.",
      "J.",
      "R.",
      "Doe",
      "of",
      "the",
      "U.S.",
      "Treasury",
    ]);
  });

  it("comes back from its file as it went in", () => {
    const lexicon = createLexicon();
    lexicon.add("gothenburg", lexiconKinds.place);
    const weights = {
      hashes: Uint32Array.of(4_000_000_000, 7),
      weights: Int8Array.from({ length: 2 * labels.length }, (_, at) => at - 5),
      scale: 0.02,
      transitions: Float64Array.from({ length: labels.length ** 2 }, (_, at) => at / 10),
      lexicon: lexicon.entries(),
    };
    const back = unpackModel(packModel(weights));
    expect([...back.hashes]).toEqual([7, 4_000_000_000]);
    const size = labels.length;
    expect([...back.weights]).toEqual([
      ...weights.weights.subarray(size),
      ...weights.weights.subarray(0, size),
    ]);
    expect(back.transitions).toEqual(weights.transitions);
    expect(back.lexicon).toEqual(weights.lexicon);
    expect(createNameModel(back).find("")).toEqual([]);
    expect(() => unpackModel(packModel(weights).subarray(0, 20))).toThrow();
  });

  it("gives the best path with chances that add up", () => {
    const chain = {
      states: [Float64Array.of(0, 0.5), Float64Array.of(1, 0)],
      transitions: Float64Array.of(0, 0, -1e9, 0),
    };
    // Label 0 never follows label 1, so that 10 is no path.
    expect(labelChain(chain)).toEqual([
      { label: 0, chance: 1 },
      { label: 0, chance: 1 },
    ]);
    const other = { ...chain, states: [Float64Array.of(0, 2), Float64Array.of(1, 0)] };
    const [first, second] = labelChain(other);
    expect([first?.label, second?.label]).toEqual([1, 1]);
    expect(first?.chance).toBeCloseTo(Math.exp(2) / (Math.E + 1 + Math.exp(2)));
  });

  it("an inside without a beginning starts a name", () => {
    expect(namesIn([2, 2, 0, 1, 4])).toEqual([
      { from: 0, to: 2, type: "person" },
      { from: 3, to: 4, type: "person" },
      { from: 4, to: 5, type: "organisation" },
    ]);
  });
});
