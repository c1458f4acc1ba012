import { describe, expect, test } from "vitest";
import { resolveDates } from "./resolve-dates.ts";

/** A Tuesday; 3 Tir 1404. */
const publishedAt = "2025-06-24T08:00:00Z";

type Case = [text: string, found: [text: string, from: string, to?: string][]];

const english: Case[] = [
  ["On June 23, Iran sent its minister.", [["June 23", "2025-06-23"]]],
  ["on the 23rd of June 2025 in Moscow", [["23rd of June 2025", "2025-06-23"]]],
  ["Signed on January 5, 2026, it says", [["January 5, 2026", "2026-01-05"]]],
  ["from June 21-23 in Oslo", [["June 21-23", "2025-06-21", "2025-06-23"]]],
  ["the talks of December 30", [["December 30", "2024-12-30"]]],
  ["in May 2018 it left the deal", [["May 2018", "2018-05-01", "2018-05-31"]]],
  [
    "He arrived on Monday and left yesterday.",
    [
      ["Monday", "2025-06-23"],
      ["yesterday", "2025-06-23"],
    ],
  ],
  [
    "He said on Tuesday that they will meet on Friday.",
    [
      ["Tuesday", "2025-06-24"],
      ["Friday", "2025-06-27"],
    ],
  ],
  [
    "last Tuesday and next Tuesday",
    [
      ["last Tuesday", "2025-06-17"],
      ["next Tuesday", "2025-07-01"],
    ],
  ],
  ["Last week he called for restraint", [["Last week", "2025-06-16", "2025-06-22"]]],
  [
    "on 2025-06-22 and 22.06.2025",
    [
      ["2025-06-22", "2025-06-22"],
      ["22.06.2025", "2025-06-22"],
    ],
  ],
  ["23/06/2025 is told, 05/06/2025 is not", [["23/06/2025", "2025-06-23"]]],
  ["They may march in may; June rose; on June 31 nothing", []],
];

const russian: Case[] = [
  ["Аракчи прибыл 23 июня в Москву", [["23 июня", "2025-06-23"]]],
  ["21–23 июня 2025 года в Осло", [["21–23 июня 2025 года", "2025-06-21", "2025-06-23"]]],
  ["в мае 2018 года", [["мае 2018 года", "2018-05-01", "2018-05-31"]]],
  [
    "Он прибыл в понедельник, а вчера уехал.",
    [
      ["понедельник", "2025-06-23"],
      ["вчера", "2025-06-23"],
    ],
  ],
  ["Встреча состоится в пятницу", [["пятницу", "2025-06-27"]]],
  [
    "На прошлой неделе и в прошлую среду",
    [
      ["На прошлой неделе", "2025-06-16", "2025-06-22"],
      ["прошлую среду", "2025-06-18"],
    ],
  ],
];

const persian: Case[] = [
  ["عراقچی ۲ تیر وارد مسکو شد", [["۲ تیر", "2025-06-23"]]],
  ["در ۲ تیر ۱۴۰۴ گفت", [["۲ تیر ۱۴۰۴", "2025-06-23"]]],
  [
    "در تاریخ ۱۴۰۴/۰۴/۰۲ و 23 ژوئن",
    [
      ["۱۴۰۴/۰۴/۰۲", "2025-06-23"],
      ["23 ژوئن", "2025-06-23"],
    ],
  ],
  ["در ۳۰ اسفند ۱۴۰۳ و 30 اسفند 1402", [["۳۰ اسفند ۱۴۰۳", "2025-03-20"]]],
  [
    "روز دوشنبه با نامه‌ای آمد و دیروز رفت",
    [
      ["دوشنبه", "2025-06-23"],
      ["دیروز", "2025-06-23"],
    ],
  ],
  ["سه‌شنبه آینده دیدار می‌کنند", [["سه‌شنبه آینده", "2025-07-01"]]],
  ["هفته گذشته", [["هفته گذشته", "2025-06-16", "2025-06-22"]]],
];

const arabic: Case[] = [
  ["وصل عراقجي في 23 يونيو إلى موسكو", [["23 يونيو", "2025-06-23"]]],
  ["في ٢٣ يونيو/حزيران ٢٠٢٥", [["٢٣ يونيو/حزيران ٢٠٢٥", "2025-06-23"]]],
  [
    "قال يوم الاثنين إنه غادر أمس",
    [
      ["الاثنين", "2025-06-23"],
      ["أمس", "2025-06-23"],
    ],
  ],
  ["الجمعة المقبل", [["الجمعة المقبل", "2025-06-27"]]],
  ["في ايار 2018", [["ايار 2018", "2018-05-01", "2018-05-31"]]],
];

describe.each([
  ["en", english],
  ["ru", russian],
  ["fa", persian],
  ["ar", arabic],
])("%s", (language, cases) => {
  test.each(cases)("%s", (text, expected) => {
    const found = resolveDates(text, { publishedAt, language });
    expect(found.map((date) => [date.text, date.from, date.to])).toEqual(
      expected.map(([said, from, to = from]) => [said, from, to]),
    );
    for (const { start, end, text: said } of found) expect(text.slice(start, end)).toBe(said);
  });
});

test("without a time of publication only full dates are told", () => {
  const text = "On June 23, on Monday and on June 23, 2025, and yesterday";
  expect(resolveDates(text, { language: "en" }).map((date) => date.text)).toEqual(["June 23, 2025"]);
});

test("a language without words has ISO dates", () => {
  expect(resolveDates("am 2025-06-23 und morgen", { publishedAt, language: "de" })).toHaveLength(1);
});
