import { type Day, gregorian, jalali, jalaliYearOf, yearOf } from "./calendar.ts";
import { type DateRule, digits, type Found, numberOf, wholeWords } from "./date-rule.ts";
import { anyOf, type DateWords } from "./date-words.ts";

type Calendar = {
  day(year: number, month: number, day: number): Day | undefined;
  yearOf(day: Day): number;
};

const gregorianCalendar: Calendar = { day: gregorian, yearOf };
const jalaliCalendar: Calendar = { day: jalali, yearOf: jalaliYearOf };

const day = `${digits}{1,2}`;
const year = `${digits}{4}`;
const dash = "\\s?[-–—]\\s?";

/** Dates that name their month, in figures or in words. */
export function absoluteRules(language: string, words: DateWords | undefined): DateRule[] {
  const rules = [isoRule, ...numericRules(language)];
  if (!words) return rules;
  rules.push(...monthRules(language, words.months, gregorianCalendar));
  if (words.jalaliMonths) rules.push(...monthRules(language, words.jalaliMonths, jalaliCalendar));
  return rules;
}

const isoRule: DateRule = {
  pattern: wholeWords(`(${digits}{4})-(${digits}{2})-(${digits}{2})`),
  resolve: ([, y = "", m = "", d = ""]) => single(gregorian(numberOf(y), numberOf(m), numberOf(d))),
};

function numericRules(language: string): DateRule[] {
  const rules: DateRule[] = [
    {
      pattern: wholeWords(`(${day})([./])(${day})\\2(${year})`),
      resolve: ([, a = "", separator = "", b = "", y = ""]) =>
        dayAndMonth(numberOf(y), numberOf(a), numberOf(b), language !== "en" || separator === "."),
    },
  ];
  if (language === "fa") {
    rules.push({
      pattern: wholeWords(`(1[34]${digits}{2}|[۱١][۳۴٣٤]${digits}{2})[/-](${day})[/-](${day})`),
      resolve: ([, y = "", m = "", d = ""]) => single(jalali(numberOf(y), numberOf(m), numberOf(d))),
    });
  }
  return rules;
}

/** English writes day and month either way round: such a date counts only where one of them is no month. */
function dayAndMonth(y: number, a: number, b: number, dayFirst: boolean): Found | undefined {
  if (dayFirst || a > 12) return single(gregorian(y, b, a));
  return b > 12 ? single(gregorian(y, a, b)) : undefined;
}

function monthRules(language: string, months: DateWords["months"], calendar: Calendar): DateRule[] {
  const names = months.map((forms) => anyOf(forms));
  // Arabic papers give both of a month's names: "يونيو/حزيران".
  const month = `((?:${names.join("|")})(?:\\s?/\\s?(?:${names.join("|")}))?)`;
  const yearBehind = `(?:,?\\s+(?:(?:سال|عام|of)\\s+)?(${year})(?:\\s?(?:года|г\\.|г))?)?`;
  const ordinal = language === "en" ? "(?:st|nd|rd|th)?" : "";
  const of = language === "en" ? "(?:of\\s+)?" : "";
  const tell = (
    m: string,
    first: string,
    last: string | undefined,
    y: string | undefined,
    published: Day | undefined,
  ) => {
    const at = monthOf(names, m);
    const from = dated(calendar, at, numberOf(first), y, published);
    const to = last === undefined ? from : dated(calendar, at, numberOf(last), y, published);
    return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
  };
  const rules: DateRule[] = [
    {
      pattern: wholeWords(`(${day})${ordinal}(?:${dash}(${day})${ordinal})?\\s+${of}${month}${yearBehind}`),
      resolve: ([, first = "", last, m = "", y], { published }) => tell(m, first, last, y, published),
    },
    {
      pattern: wholeWords(`${month}\\s+(?:سال\\s+|عام\\s+|of\\s+)?(${year})(?:\\s+года)?`),
      resolve: ([, m = "", y = ""]) => wholeMonth(calendar, monthOf(names, m), numberOf(y)),
    },
  ];
  if (language === "en") {
    rules.push({
      pattern: wholeWords(`${month}\\.?\\s+(${day})${ordinal}(?:${dash}(${day})${ordinal})?${yearBehind}`),
      resolve: ([, m = "", first = "", last, y], { published }) => tell(m, first, last, y, published),
    });
  }
  return rules;
}

function monthOf(names: readonly string[], written: string): number {
  const first = written.split("/")[0]?.trim() ?? "";
  return names.findIndex((name) => new RegExp(`^${name}$`, "iu").test(first)) + 1;
}

/** Without a year, the year that brings the date nearest to publication. */
function dated(
  calendar: Calendar,
  month: number,
  dayOfMonth: number,
  y: string | undefined,
  published: Day | undefined,
): Day | undefined {
  if (y !== undefined) return calendar.day(numberOf(y), month, dayOfMonth);
  if (published === undefined) return undefined;
  const about = calendar.yearOf(published);
  return [about - 1, about, about + 1]
    .map((each) => calendar.day(each, month, dayOfMonth))
    .filter((each) => each !== undefined)
    .sort((a, b) => Math.abs(a - published) - Math.abs(b - published))[0];
}

function wholeMonth(calendar: Calendar, month: number, y: number): Found | undefined {
  const from = calendar.day(y, month, 1);
  const next = month === 12 ? calendar.day(y + 1, 1, 1) : calendar.day(y, month + 1, 1);
  return from !== undefined && next !== undefined ? { from, to: next - 1 } : undefined;
}

function single(found: Day | undefined): Found | undefined {
  return found === undefined ? undefined : { from: found, to: found };
}
