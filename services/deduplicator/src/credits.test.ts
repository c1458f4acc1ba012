import { Publisher } from "@throughline/contracts";
import { expect, test } from "vitest";
import { createCreditReader } from "./credits.ts";

const read = createCreditReader(
  [
    { name: "TASS", credits: ["TASS", "ТАСС", "تاس"] },
    { name: "Reuters", credits: ["Reuters", "رويترز", "رویترز"] },
    { name: "IRNA", credits: ["IRNA", "ایرنا", "إرنا"] },
    { name: "RIA Novosti", credits: ["РИА Новости"] },
    { name: "RT", credits: ["RT"] },
    { name: "AFP", credits: ["Agence France-Presse", "AFP"] },
    { name: "Caliber.Az", credits: ["Caliber.Az"] },
  ].map((each) => Publisher.parse(each)),
);

test.each<[string, string, string | undefined]>([
  ["MOSCOW, June 23 (Reuters) - Iran's foreign minister met the president.", "Site", "Reuters"],
  ["МОСКВА, 23 июня. /ТАСС/. Министр прибыл в столицу.", "Сайт", "TASS"],
  ["МОСКВА, 23 июн — РИА Новости. Министр прибыл в столицу.", "Сайт", "RIA Novosti"],
  ["Министр прибыл в Москву, сообщает ТАСС со ссылкой на посольство.", "Сайт", "TASS"],
  ["به گزارش خبرگزاری ایرنا، وزیر خارجه وارد مسکو شد.", "سایت", "IRNA"],
  ["نقلا عن وكالة رويترز، وصل الوزير إلى موسكو.", "موقع", "Reuters"],
  ["The minister arrived in Moscow, TASS reports.", "Site", "TASS"],
  ["According to Agence France-Presse, the minister arrived.", "Site", "AFP"],
  ["The minister arrived in Moscow.\n\nSource: TASS", "Site", "TASS"],
  ["The talks went on, Caliber.Az reports via foreign media.", "Caliber.Az", ""],
  ["The talks went on, Caliber.Az reports, citing TASS.", "Caliber.Az", "TASS"],
  ["МОСКВА, 23 июня. /ТАСС/. Министр прибыл в столицу.", "TASS", undefined],
  ["The part was sold. He starts the art of the deal, according to experts.", "Site", undefined],
  [
    `${"The minister spoke for long. ".repeat(20)}TASS reported a detail. ${"And more. ".repeat(30)}`,
    "Site",
    undefined,
  ],
])("%s (%s): %s", (text, own, expected) => {
  const credit = read(text, own);
  expect(credit?.publisher).toBe(expected);
  if (credit) expect(text.slice(credit.start, credit.end)).toContain(credit.text);
});
