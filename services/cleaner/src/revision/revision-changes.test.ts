import { describe, expect, it } from "vitest";
import { correctionNotice } from "./correction-notice.ts";
import { revisionChanges } from "./revision-changes.ts";

const version = (text: string, title = "Talks in Moscow", language = "en") => ({ title, text, language });

const talks =
  'The foreign ministers of Iran and Russia met in Moscow on Tuesday. They spoke for three hours about the letter. "We value this message highly," the Russian minister said. The talks will go on next week in Tehran.';

/** The kinds of what `edit` changes in the report on the talks, with the words before and after. */
function changed(edit: (text: string) => string, text = talks, language = "en") {
  const { changes } = revisionChanges(version(text, "T", language), version(edit(text), "T", language));
  return changes.map(({ kind, before, after }) => [kind, before, after]);
}

describe("what an edit changed", () => {
  it("is nothing where only spaces and the forms of quotation marks differ", () => {
    expect(
      changed((text) => text.replace('"We', "“We").replace(',"', ",”").replace(". They", ".  They")),
    ).toEqual([]);
  });

  it.each([
    ["a slip in a word", "ministers", "ministres", "typo"],
    ["a letter too many", "Moscow", "Mosccow", "typo"],
    ["another case", "foreign", "Foreign", "typo"],
    ["a mark", "Tuesday.", "Tuesday!", "typo"],
    ["another country of as many letters", "Iran", "Iraq", "rewording"],
    ["another word", "met", "held talks", "rewording"],
    ["a denial", "will go on", "will not go on", "added"],
    ["a word less", "next week ", "", "removed"],
    ["the words of a quote", "value this message", "welcome this letter", "quoteChanged"],
  ])("%s", (_, before, after, kind) => {
    expect(changed((text) => text.replace(before, after)).map(([found]) => found)).toEqual([kind]);
  });

  it("numbers, in any script", () => {
    const english = "The blast killed 12 people and hurt 40 others in the town, officials said.";
    expect(changed((text) => text.replace("12", "15"), english)).toEqual([["numbersChanged", "12", "15"]]);
    const persian = "در این انفجار ۱۲ نفر کشته و ۴۰ نفر دیگر زخمی شدند و شهر آرام است.";
    expect(changed((text) => text.replace("۱۲", "۱۵"), persian, "fa")).toEqual([
      ["numbersChanged", "۱۲", "۱۵"],
    ]);
    const sameDigits = changed((text) => text.replace("12", "۱۲"), english);
    expect(sameDigits.map(([kind]) => kind)).toEqual(["typo"]);
  });

  it("a sentence more, and one less", () => {
    const more = "A spokesman in Tehran declined to comment on the date.";
    expect(changed((text) => `${text} ${more}`)).toEqual([["added", "", more]]);
    expect(changed((text) => text.replace(/They spoke.*?letter\. /u, ""))).toEqual([
      ["removed", "They spoke for three hours about the letter.", ""],
    ]);
  });

  it("another sentence in the place of one is one removed and one added, not a jumble of words", () => {
    const other = "Oil prices rose sharply in early trading across Asian markets.";
    const kinds = changed((text) => text.replace(/They spoke.*?letter\./u, other));
    expect(kinds).toEqual([
      ["removed", "They spoke for three hours about the letter.", ""],
      ["added", "", other],
    ]);
  });

  it("a paragraph that stands elsewhere now was moved", () => {
    const paragraphs = [
      "First of all, the ministers met in Moscow on Tuesday evening.",
      "Oil prices rose in early trading across the markets of Asia.",
      "The president of France called for calm in a long address.",
    ];
    const [first, second, third] = paragraphs;
    const { changes } = revisionChanges(
      version(paragraphs.join("\n\n")),
      version([second, third, first].join("\n\n")),
    );
    expect(changes.map(({ kind, after }) => [kind, after])).toEqual([["moved", first]]);
  });

  it("the headline, counted with the rest", () => {
    const found = revisionChanges(
      version(talks, "Ministers meet"),
      version(talks.replace("three", "four"), "Ministers meet in Moscow"),
    );
    expect(found.counts).toEqual({ headlineChanged: 1, rewording: 1 });
    expect(found.changes[1]).toMatchObject({
      before: "three",
      after: "four",
      lead: "Iran and Russia met in Moscow on Tuesday. They spoke for ",
      tail: ' hours about the letter. "We value this message highly,"',
    });
  });

  it("of a long text written anew is bounded in time and size", () => {
    const write = (word: string) =>
      Array.from({ length: 3000 }, (_, n) => `The ${word} number ${n * 7} of ${word}s came ${word}ly.`).join(
        " ",
      );
    const started = performance.now();
    const found = revisionChanges(version(write("alpha")), version(write("omega")));
    expect(performance.now() - started).toBeLessThan(5000);
    expect(found.changes.length).toBeLessThanOrEqual(101);
    expect(Object.values(found.counts).reduce((a, b) => a + b, 0)).toBeGreaterThan(3000);
  });
});

describe("a correction notice", () => {
  it.each([
    ["en", "Correction: An earlier report gave the wrong date of the meeting."],
    ["en", "An earlier version of this article misstated the minister's title."],
    ["en", "This story has been corrected to show that the talks were on Tuesday."],
    ["en", "(Corrects spelling of name in second paragraph)"],
    ["ru", "Исправление: в первоначальном тексте была указана неверная дата."],
    ["ru", "В предыдущей версии материала неверно указана должность министра."],
    ["fa", "اصلاحیه: در متن نخست تاریخ دیدار نادرست بود."],
    ["ar", "تصحيح: ورد تاريخ اللقاء خطأ في النص الأول."],
    ["fr", "Une version antérieure de cet article donnait une mauvaise date."],
    ["de", "Korrektur: Das Datum des Treffens war falsch angegeben."],
  ])("in %s: %s", (language, notice) => {
    expect(correctionNotice(`${talks}\n\n${notice}`, language)).toBe(notice);
    expect(correctionNotice(`${notice}\n\n${talks}`, language)).toBe(notice);
  });

  it.each([
    "The ministry issued a correction to the figures of its rival on Monday.",
    "The correctional facility holds 300 people.",
    "Update: the talks have ended without a result.",
    "Earlier versions of the missile flew no more than 500 kilometres.",
  ])("is not: %s", (sentence) => {
    expect(correctionNotice(`${talks}\n\n${sentence}`, "en")).toBeNull();
  });
});
