import { expect, it } from "vitest";
import { quantities } from "./quantities.ts";
import { tokens } from "./tokens.ts";

it.each([
  ["en", "4.8 billion dollars", ["4800000000"]],
  ["en", "4,800 million", ["4800000000"]],
  ["en", "4.8bn", ["4800000000"]],
  ["en", "two hundred and five of forty-eight", ["205", "48"]],
  ["en", "300 miles in three weeks", ["3", "300", "mile", "week"]],
  ["en", "last week, a mile", []],
  ["en", "a 12-day trip of the G7", ["12", "day", "g7"]],
  ["en", "from -5% to 10-15 percent", ["%", "%", "-5", "10", "15"]],
  ["en", "millions of dollars, $3.50", ["$", "3.5", "e6"]],
  ["de", "4.800 Euro und 4,8 Prozent", ["%", "4.8", "4800"]],
  ["ru", "сорок восемь процентов из 12 000", ["%", "12000", "48"]],
  ["ru", "4,8 млрд", ["4800000000"]],
  ["fa", "چهل و هشت درصد، ۴٫۸ میلیارد", ["%", "48", "4800000000"]],
  ["ar", "أربعة وعشرون", ["24"]],
  ["zh", "二〇二五年四十八条，48亿元", ["2025", "48", "4800000000", "year"]],
])("amounts in %s: %s", (language, text, amounts) => {
  expect(quantities(tokens(text), undefined, language).amounts).toEqual(amounts);
});
