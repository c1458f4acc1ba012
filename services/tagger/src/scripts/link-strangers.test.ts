import { PackEntity } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { fixturePack } from "../fixture-pack.ts";
import { createTagger } from "../tagger.ts";

const person = (id: string, name: string) => PackEntity.parse({ id, name, type: "person", country: "IR" });

const tagger = await createTagger(
  fixturePack([
    person("Q1", "Abbas Araghchi"),
    person("Q2", "Masoud Pezeshkian"),
    person("Q3", "Vladimir Putin"),
    person("Q4", "Lindsey Graham"),
  ]),
);

const namesIn = (text: string, language: string) =>
  tagger
    .tag({ title: "", text, language })
    .mentions.map(({ surface, entityId, kind, by }) => [surface, entityId, kind, by]);

describe("people of whom the pack lists an English spelling only", () => {
  test("are known in a Russian text, and by their last names below", () => {
    const text =
      "Министр иностранных дел Ирана Аббас Арагчи прибыл в Москву во вторник. Арагчи встретится с главой делегации.";
    const names = namesIn(text, "ru");
    expect(names).toContainEqual(["Аббас Арагчи", "Q1", "name", "acrossScripts"]);
    expect(names).toContainEqual(["Арагчи", "Q1", "lastName", "acrossScripts"]);
  });

  test("are known in a Persian and in an Arabic text", () => {
    expect(namesIn("رئیس جمهور ایران مسعود پزشکیان روز سه‌شنبه در تهران سخنرانی کرد.", "fa")).toEqual([
      ["مسعود پزشکیان", "Q2", "name", "acrossScripts"],
    ]);
    expect(namesIn("وصل الرئيس الروسي فلاديمير بوتين إلى طهران يوم الثلاثاء لإجراء محادثات.", "ar")).toEqual([
      ["فلاديمير بوتين", "Q3", "name", "acrossScripts"],
    ]);
  });

  test("come with the spelling that they are like, and how far from it", () => {
    const { mentions } = tagger.tag({
      title: "",
      text: "Переговоры провёл Масуд Пезешкиан, сообщило агентство.",
      language: "ru",
    });
    const [mention] = mentions.filter(({ entityId }) => entityId === "Q2");
    expect(mention?.evidence?.spelling).toBe("Masoud Pezeshkian");
    expect(mention?.evidence?.distance).toBeLessThanOrEqual(0.3);
    expect(mention?.score).toBeLessThanOrEqual(1 - (mention?.evidence?.distance ?? 1));
  });
});

test("what is near, but not near enough, stays a stranger's and is a candidate", () => {
  const result = tagger.tag({
    title: "",
    text: "Сенатор Линдси Грэм выступил в Вашингтоне. Линдси Грэм призвал к переговорам.",
    language: "ru",
  });
  const ids = new Set(
    result.mentions.filter(({ type }) => type === "person").map(({ entityId }) => entityId),
  );
  expect([...ids]).toEqual([expect.stringMatching(/^local:/)]);
  expect(result.nameCandidates).toEqual([
    {
      strangerId: [...ids][0],
      surface: "Линдси Грэм",
      language: "ru",
      entityId: "Q4",
      spelling: "Lindsey Graham",
      distance: expect.closeTo(0.35, 1),
    },
  ]);
});

test("a last name alone, and a name of nobody in the pack, are left alone", () => {
  for (const [text, language] of [
    ["Пётр Линдквист выступил в Гётеборге. Песков отказался отвечать.", "ru"],
    ["محمد سالم در نشست شرکت کرد و گفت که همکاری ادامه دارد.", "fa"],
  ] as const)
    expect(namesIn(text, language).filter(([, id]) => id?.startsWith("Q"))).toEqual([]);
  expect(tagger.tag({ title: "", text: "Пётр Линдквист выступил." }).nameCandidates).toBeUndefined();
});
