import { describe, expect, it } from "vitest";
import { correctionNotice } from "./correction-notice.ts";

const talks =
  'The foreign ministers of Iran and Russia met in Moscow on Tuesday. They spoke for three hours about the letter. "We value this message highly," the Russian minister said.';

describe("a correction notice", () => {
  it.each([
    ["en", "Correction: An earlier report gave the wrong date of the meeting."],
    ["en", "Correction: The meeting was on Tuesday."],
    ["en", "An earlier version of this article misstated the minister's title."],
    ["en", "A correction was made on Jan. 18, 2025: An earlier version misstated a name."],
    ["en", "This story has been corrected to show that the talks were on Tuesday."],
    ["en", "This story has been updated to correct the spelling of a name."],
    ["en", "This article was amended on 18 January 2025. An earlier version said they met in Tehran."],
    ["en", "(This Jan. 17 story has been corrected to fix the year in paragraph 3)"],
    ["en", "(Corrects spelling of name in second paragraph)"],
    ["en", "CORRECTS: adds dropped word"],
    ["ru", "Исправление: в первоначальном тексте была указана неверная дата."],
    ["ru", "Исправлено: в первой версии новости неверно указано число статей."],
    ["ru", "В предыдущей версии материала неверно указана должность министра."],
    ["ru", "В тексте исправлена ошибка в имени министра."],
    ["ru", "Редакция приносит извинения за допущенную ошибку."],
    ["fa", "اصلاحیه: در متن نخست تاریخ دیدار نادرست بود."],
    ["ar", "تصحيح: ورد تاريخ اللقاء خطأ في النص الأول."],
    ["zh", "更正：此前版本误称条约有48条。"],
    ["fr", "Une version antérieure de cet article donnait une mauvaise date."],
    ["de", "Korrektur: Das Datum des Treffens war falsch angegeben."],
  ])("in %s: %s", (language, notice) => {
    expect(correctionNotice(`${talks}\n\n${notice}`, language)).toBe(notice);
    expect(correctionNotice(`${notice}\n\n${talks}`, language)).toBe(notice);
  });

  it("ends with its bracket or its sentence where the paragraph goes on with the article", () => {
    const notice = "(Corrects spelling of name)";
    expect(correctionNotice(`${notice} ${talks}`, "en")).toBe(notice);
    expect(correctionNotice(`Новость дополнена. В тексте исправлена ошибка. ${talks}`, "ru")).toBe(
      "В тексте исправлена ошибка.",
    );
  });

  it("at the foot of a long article", () => {
    const long = `${talks}\n\n`.repeat(30);
    expect(correctionNotice(`${long}• Correction: The talks were on Tuesday.`, "en")).toBe(
      "Correction: The talks were on Tuesday.",
    );
  });

  it.each([
    "The ministry issued a correction to the figures of its rival on Monday.",
    "The correctional facility holds 300 people.",
    "Update: the talks have ended without a result.",
    "Earlier versions of the missile flew no more than 500 kilometres.",
    "Correction: markets fell 10% in what analysts call a correction.",
    "Oil is due a correction - analysts say so.",
    '"We regret the error," a spokesman of the bank said.',
  ])("is not: %s", (sentence) => {
    expect(correctionNotice(`${talks}\n\n${sentence}`, "en")).toBeNull();
  });
});
