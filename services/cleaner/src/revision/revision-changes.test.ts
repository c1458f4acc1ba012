import { describe, expect, it } from "vitest";
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

  const facts =
    "Peskov called the strike legal. Western Syria gave Austria and Niger 4.8 billion dollars, 12% of it in 47 days.";
  it.each([
    ["a prefix", "legal", "illegal", "rewording"],
    ["two countries", "Austria", "Australia", "rewording"],
    ["one country in another's name", "Niger", "Nigeria", "rewording"],
    ["a compass point", "Western", "Eastern", "rewording"],
    ["a magnitude", "billion", "million", "numbersChanged"],
    ["a percent sign", "12%", "12", "numbersChanged"],
    ["a unit behind its number", "days", "weeks", "numbersChanged"],
    ["a number in words", "47", "forty-eight", "numbersChanged"],
    ["the same number in words", "47", "forty-seven", "rewording"],
    ["a decimal mark", "4.8", "4,8", "typo"],
    ["a minus", "12%", "-12%", "numbersChanged"],
    ["two letters swapped in a name", "Austria", "Austira", "typo"],
  ])("%s: %s to %s is %s", (_, before, after, kind) => {
    expect(changed((text) => text.replace(before, after), facts).map(([found]) => found)).toEqual([kind]);
  });

  it("a word that stands elsewhere in the text was no slip", () => {
    const trial = "The trial was on a trail in the hills. The second trial ended.";
    expect(changed((text) => text.replace("trail", "trial"), trial)).toEqual([["typo", "trail", "trial"]]);
    const trails = `${trial} Two men walked the trail.`;
    expect(changed((text) => text.replace("trail", "trial"), trails)).toEqual([
      ["rewording", "trail", "trial"],
    ]);
  });

  it("words of a script without spaces, not whole sentences", () => {
    const chinese =
      "俄罗斯总统普京与伊朗总统星期五在莫斯科签署条约。该文件共有47条。普京说：“这是一份突破性文件。”";
    const edits: [string, string, string][] = [
      ["47", "48", "numbersChanged"],
      ["星期五", "星期六", "rewording"],
      ["突破性", "重要", "quoteChanged"],
    ];
    for (const [before, after, kind] of edits)
      expect(changed((text) => text.replace(before, after), chinese, "zh")).toEqual([[kind, before, after]]);
  });

  it("quotes in single marks, but not where only a letter was mended", () => {
    const british = "The ministers' spokesman said: 'We don't value this message highly.'";
    expect(changed((text) => text.replace("message", "letter"), british)).toEqual([
      ["quoteChanged", "message", "letter"],
    ]);
    expect(changed((text) => text.replace("message", "mesage"), british)).toEqual([
      ["typo", "message", "mesage"],
    ]);
    const russian = "Песков заявил: «Мы ещё вернёмся к этому вопросу на встрече в Москве».";
    expect(changed((text) => text.replace("ещё", "еще"), russian, "ru")).toEqual([["typo", "ещё", "еще"]]);
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
    expect(found.counts).toEqual({ headlineChanged: 1, numbersChanged: 1 });
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
    const started = process.cpuUsage();
    const found = revisionChanges(version(write("alpha")), version(write("omega")));
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
    expect(found.changes.length).toBeLessThanOrEqual(101);
    expect(Object.values(found.counts).reduce((a, b) => a + b, 0)).toBeGreaterThan(3000);
  });
});
