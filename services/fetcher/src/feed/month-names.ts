/** Folded for comparison: lower case, without accents, dots and marks; Arabic and Persian letters alike. */
export function foldedWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\p{M}.\u0640\u200c-\u200f]/gu, "")
    .replace(/[يى]/g, "ی")
    .replaceAll("ك", "ک")
    .toLowerCase();
}

const english = "january february march april may june july august september october november december".split(
  " ",
);

/** Languages whose months are read, in the order in which they claim a word. */
const languages =
  "en ru uk fa ar ar-SY ar-MA de fr es it pt nl tr he el pl cs hu ro bg sv da nb fi id az kk".split(" ");

/** Forms that feeds use and Unicode's tables do not have. */
const others: Record<string, number> = {
  sept: 9,
  marz: 3,
  mrz: 3,
  mar: 3,
  juil: 7,
  juill: 7,
  aout: 8,
  авг: 8,
  сент: 9,
  сен: 9,
  нояб: 11,
  ноя: 11,
  фев: 2,
  февр: 2,
  янв: 1,
  дек: 12,
};

let months: Map<string, number> | undefined;

/** The month (1 to 12) that a word names in one of the languages that feeds use, if any. */
export function monthOf(word: string): number | undefined {
  const folded = foldedWord(word);
  const short = folded.slice(0, 3);
  const index = english.findIndex(
    (name) => name === folded || (name.startsWith(short) && folded.length === 3),
  );
  if (index >= 0) return index + 1;
  months ??= collectMonths();
  return months.get(folded);
}

/** From the names that Unicode's locale data gives, alone and beside a day (Slavic languages inflect them). */
function collectMonths(): Map<string, number> {
  const collected = new Map(Object.entries(others));
  const styles: Intl.DateTimeFormatOptions[] = [
    { month: "long" },
    { month: "short" },
    { month: "long", day: "numeric" },
    { month: "short", day: "numeric" },
  ];
  for (const language of languages) {
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
        ...style,
        timeZone: "UTC",
      });
      for (let month = 1; month <= 12; month += 1) {
        const part = format
          .formatToParts(new Date(Date.UTC(2021, month - 1, 9)))
          .find(({ type }) => type === "month");
        const name = foldedWord(part?.value ?? "").replaceAll(" ", "");
        if (/\p{L}{2}/u.test(name) && !collected.has(name)) collected.set(name, month);
      }
    }
  }
  return collected;
}
