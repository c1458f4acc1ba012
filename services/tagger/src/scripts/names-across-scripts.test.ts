import { describe, expect, test } from "vitest";
import { soundsOf } from "./letters.ts";
import { nameDistance } from "./name-distance.ts";
import { candidateDistance, createNameIndex, linkDistance } from "./name-index.ts";
import { skeletonsOf } from "./skeleton.ts";
import { arabic, latin } from "./spellings.ts";
import { spokenName } from "./spoken-name.ts";

const heard = (name: string) => {
  const spoken = spokenName(name);
  if (spoken === undefined) throw new Error(`${name} is not heard`);
  return spoken;
};
const between = (a: string, b: string) => nameDistance(heard(a), heard(b));

describe("one person's names in two scripts are near", () => {
  test.each([
    ["Abbas Araghchi", "Аббас Арагчи"],
    ["Abbas Araghchi", "عباس عراقجي"],
    ["Abbas Araghchi", "سیدعباس عراقچی"],
    ["Mohammad Bagher Ghalibaf", "محمدباقر قالیباف"],
    ["Hossein Amir-Abdollahian", "حسين أمير عبد اللهيان"],
    ["Vladimir Putin", "Владимира Владимировича Путина"],
    ["Volodymyr Zelenskyy", "Владимиром Зеленским"],
    ["Isaac Herzog", "Ицхак Герцог"],
    ["Ahmed al-Sharaa", "Ахмед аш-Шараа"],
    ["Badr Albusaidi", "بدر البوسعيدي"],
    ["Mohammed bin Zayed Al Nahyan", "محمد بن زايد"],
    ["Xi Jinping", "Си Цзиньпин"],
    ["JD Vance", "Джей Ди Вэнс"],
    ["Marine Le Pen", "مارین لوپن"],
    ["Sergey Lavrov", "Лавров Сергей"],
    ["Steve Witkoff", "استیو ویتکاف"],
  ])("%s, %s", (a, b) => {
    expect(between(a, b)).toBeLessThanOrEqual(linkDistance);
    expect(between(b, a)).toBeCloseTo(between(a, b), 1);
  });
});

describe("two people's names are not", () => {
  test.each([
    ["Ali Khamenei", "مجتبی خامنه‌ای"],
    ["Hassan Rouhani", "حسین روحانی"],
    ["Mahmoud Abbas", "محمد عباس"],
    ["Sergei Ivanov", "Андрей Иванов"],
    ["Mohammad Bagher Ghalibaf", "محمد باقری"],
    ["Mohammad Eslami", "محمد بن سلمان"],
    ["Ruhollah Khomeini", "آية الله علي خامنئي"],
    ["Ariel Sharon", "Rául Carrión"],
  ])("%s, %s", (a, b) => {
    expect(between(a, b)).toBeGreaterThan(linkDistance);
  });
});

test("an initial is a candidate at most, and a last name alone nobody", () => {
  const distance = between("Vladimir Putin", "В. Путин");
  expect(distance).toBeGreaterThan(linkDistance);
  expect(distance).toBeLessThanOrEqual(candidateDistance);
  expect(heard("Путин").full).toBe(false);
  expect(heard("آیت‌الله خامنه‌ای").full).toBe(false);
  expect(between("Putin", "Путин")).toBe(1);
});

test("a name of no known script, of two, or without end is not heard", () => {
  expect(spokenName("習近平")).toBeUndefined();
  expect(spokenName("Владимир Putin")).toBeUndefined();
  expect(spokenName("Peter ".repeat(1000))).toBeUndefined();
  expect(spokenName("")).toBeUndefined();
  expect(between(`Peter ${"a".repeat(10_000)}`, "Peter Lindqvist")).toBeGreaterThan(linkDistance);
});

test("skeletons keep the consonants that every script writes", () => {
  expect(skeletonsOf(soundsOf("araghchi", latin))).toContain("RKS");
  expect(skeletonsOf(soundsOf("عراقچی", arabic))).toEqual(["RKS"]);
});

describe("an index", () => {
  const index = createNameIndex([
    ["Abbas Araghchi", "araghchi"],
    ["Ali Larijani", "ali"],
    ["Sadeq Larijani", "sadeq"],
    ["Sergei Ivanov", "one"],
    ["Sergey Ivanov", "two"],
    ["Putin", "last name alone"],
  ] as const);

  test("finds the bearer with the spelling and the distance", () => {
    expect(index.nearest(heard("Али Лариджани"))).toMatchObject({ bearer: "ali", spelling: "Ali Larijani" });
    expect(index.nearest(heard("صادق لاریجانی"))?.bearer).toBe("sadeq");
  });

  test("says nobody where two are as near, or none is", () => {
    expect(index.nearest(heard("Сергей Иванов"))).toBeUndefined();
    expect(index.near(heard("Сергей Иванов"))).toHaveLength(2);
    expect(index.nearest(heard("Пётр Линдквист"))).toBeUndefined();
  });
});
