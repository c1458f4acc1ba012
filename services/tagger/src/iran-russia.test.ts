import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadStoryPack } from "@throughline/story-pack";
import { describe, expect, test } from "vitest";
import { createTagger } from "./tagger.ts";

const folder = join(import.meta.dirname, "../../../seeds/iran-russia");
const pack = await loadStoryPack(folder);
const tagger = await createTagger(pack);
const { threshold } = pack.definition.relevance;

const seed = (file: string) => readFile(join(folder, "articles", file), "utf8");

/** The seeds' own text, without by-line, image remnant and sidebar: what the cleaner leaves of them. */
async function firstSeed() {
  const [title = "", ...lines] = (await seed("000_b04ab46384a84afd.txt")).split("\n");
  return { title, text: lines.join("\n").split("By Naila")[0] ?? "" };
}
async function secondSeed() {
  const own = (await seed("004_cf006b21e500fe03.txt")).split("CEPT University")[0] ?? "";
  const [title = "", , ...lines] = own.split("\n");
  return { title, text: lines.join("\n") };
}

describe("the seeds", () => {
  const everybody = ["local:abbas-araghchi", "local:ali-khamenei", "Q7747", "Q794", "Q159", "Q801", "Q30"];

  test("the first names its actors and is on the story", async () => {
    const { language, entities, relevance, countries } = tagger.tag(await firstSeed());
    expect(language).toBe("en");
    expect(entities.map(({ id }) => id)).toEqual(expect.arrayContaining([...everybody, "Q22686"]));
    expect(relevance.score).toBeGreaterThan(threshold);
    const actors = countries.filter(({ role }) => role === "actor").map(({ code }) => code);
    expect(actors.sort()).toEqual(["IL", "IR", "RU", "US"]);
    expect(countries).toContainEqual(expect.objectContaining({ code: "UA", role: "mentioned" }));
  });

  test("its one direct quotation is Araghchi's", async () => {
    expect(tagger.tag(await firstSeed()).quotes).toEqual([
      expect.objectContaining({
        speaker: { entityId: "local:abbas-araghchi", name: "Abbas Araghchi" },
        cue: "said",
      }),
    ]);
  });

  test("the second spells him differently and means the same; nothing of the sidebar is tagged", async () => {
    const { entities, relevance, mentions } = tagger.tag(await secondSeed());
    const ids = entities.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(everybody));
    expect(relevance.score).toBeGreaterThan(threshold);
    expect(mentions.filter(({ surface }) => surface === "Araghchi")).toHaveLength(2);
    for (const id of ["local:mojtaba-khamenei", "Q1058", "Q822", "Q79883"]) expect(ids).not.toContain(id);
  });
});

describe("one person in every script", () => {
  test.each([
    ["Araghtchi and Aragchi", "local:abbas-araghchi", "Abbas Araghtchi left. Abbas Aragchi came."],
    ["Russian", "local:abbas-araghchi", "Переговоры с Аббасом Аракчи и Аббасом Арагчи"],
    ["Persian", "local:abbas-araghchi", "عراقچی وارد مسکو شد"],
    ["Arabic", "local:abbas-araghchi", "وصل عراقجي إلى موسكو"],
    ["Khamenei with and without a joiner", "local:ali-khamenei", "آیت‌الله خامنه‌ای و خامنه ای"],
    ["Putin", "Q7747", "с Путиным у Путина"],
  ])("%s", (_name, id, text) => {
    const { mentions } = tagger.tag({ title: "", text });
    expect(mentions.filter(({ type }) => type === "person").map(({ entityId }) => entityId)).toEqual(
      expect.arrayContaining([id]),
    );
    expect(
      new Set(mentions.filter(({ type }) => type === "person").map(({ entityId }) => entityId)).size,
    ).toBe(1);
  });
});

describe("papers and powers", () => {
  test.each([
    ["a paper's name names no city", "The Moscow Times and Tehran Times wrote about it.", []],
    [
      "a publisher that is a power stays one",
      "The Kremlin confirmed it; the United Nations did not.",
      ["Q159", "Q1065"],
    ],
    ["Kyiv's Persian name is no Arabic word", "كيف وصل عراقجي إلى موسكو؟", ["local:abbas-araghchi", "Q649"]],
  ])("%s", (_name, text, expected) => {
    const listed = tagger.tag({ title: "", text }).mentions.filter(({ by }) => by.startsWith("gazetteer"));
    expect(listed.map(({ entityId }) => entityId)).toEqual(expected);
  });
});

describe("relevance", () => {
  test.each([
    [
      "a Russian report",
      "Путин принял Аракчи в Кремле",
      "Президент России Владимир Путин принял министра иностранных дел Ирана Аббаса Аракчи. Стороны обсудили удары по ядерным объектам.",
    ],
    [
      "a Persian report",
      "عراقچی با پوتین دیدار کرد",
      "وزیر امور خارجه ایران در مسکو با رئیس‌جمهور روسیه دیدار کرد.",
    ],
    [
      "an Arabic report",
      "بوتين يستقبل عراقجي",
      "استقبل الرئيس الروسي فلاديمير بوتين وزير الخارجية الإيراني عباس عراقجي في موسكو.",
    ],
    [
      "trade routes",
      "Russia, Iran to speed up Rasht-Astara railway",
      "Russian officials said Tehran and Moscow agreed to finish the Rasht-Astara railway, part of the North-South corridor.",
    ],
    [
      "aircraft delivered",
      "Iran takes delivery of Su-35 fighters from Russia",
      "Iran has received two Su-35 fighters from Russia, an agency reported. The purchase was agreed in 2023.",
    ],
    [
      "a delivery denied",
      "Kremlin denies missile transfer",
      "Kremlin spokesman Dmitry Peskov said that Russia had not supplied S-400 systems to Iran.",
    ],
    [
      "aircraft delivered, in Russian",
      "Россия поставила Ирану истребители Су-35",
      "Россия передала Ирану первую партию истребителей Су-35, сообщил источник.",
    ],
    [
      "a treaty in small letters",
      "Ратификация договора",
      "Госдума ратифицировала договор о всеобъемлющем стратегическом партнёрстве с Ираном.",
    ],
    ["bank cards", "Карты «Мир» в Иране", "Карты «Мир» заработали в Иране, сообщили в посольстве России."],
  ])("%s is on the story", (_name, title, text) => {
    expect(tagger.tag({ title, text }).relevance.score).toBeGreaterThan(threshold);
  });

  test.each([
    [
      "sport",
      "City beat United in the derby",
      "The striker scored twice as City won the match. The coach praised his goalkeeper.",
    ],
    [
      "Iranian football",
      "Iran beat Uzbekistan in World Cup qualifier",
      "Iran won the match in Tehran with two goals and will play a friendly match against Russia in Moscow next month, the coach said.",
    ],
    [
      "local crime",
      "Man arrested after burglary",
      "Police arrested a suspect after a burglary in Leeds. The court heard that he denied theft.",
    ],
    [
      "Ukraine alone",
      "Russia launches 100 drones at Ukraine",
      "Ukraine's air force said Russia launched Iranian-designed Shahed drones and missiles at Kyiv. Zelensky called for more air defense; the Kremlin denied hitting civilians.",
    ],
    ["nothing at all", "", ""],
  ])("%s is off the story", (_name, title, text) => {
    expect(tagger.tag({ title, text }).relevance.score).toBeLessThan(threshold);
  });

  test("the contributions add up to the score", async () => {
    const { score, contributions } = tagger.tag(await firstSeed()).relevance;
    const sum = contributions.reduce((total, { weight }) => total + weight, 0);
    expect(score).toBeCloseTo(1 / (1 + Math.exp(-sum)), 3);
    expect(contributions.map(({ because }) => because)).toContain(
      "names Ali Khamenei (4 times); names Vladimir Putin (7 times)",
    );
  });
});
