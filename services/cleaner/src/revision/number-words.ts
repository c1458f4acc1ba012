import { fold } from "@throughline/text";

/** Numbers written out, as "value forms…"; words that are articles, too, are left out. */
const table: Record<string, string> = {
  en: `0 zero; 1 one; 2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve;
    13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen; 19 nineteen; 20 twenty; 30 thirty;
    40 forty; 50 fifty; 60 sixty; 70 seventy; 80 eighty; 90 ninety; 100 hundred`,
  ru: `1 один одна одно одного одной; 2 два две двух двум двумя; 3 три трех трем тремя; 4 четыре четырех четырем;
    5 пять пяти пятью; 6 шесть шести шестью; 7 семь семи семью; 8 восемь восьми; 9 девять девяти;
    10 десять десяти десятью; 11 одиннадцать одиннадцати; 12 двенадцать двенадцати; 13 тринадцать тринадцати;
    14 четырнадцать четырнадцати; 15 пятнадцать пятнадцати; 16 шестнадцать шестнадцати;
    17 семнадцать семнадцати; 18 восемнадцать восемнадцати; 19 девятнадцать девятнадцати;
    20 двадцать двадцати; 30 тридцать тридцати; 40 сорок сорока; 50 пятьдесят пятидесяти;
    60 шестьдесят шестидесяти; 70 семьдесят семидесяти; 80 восемьдесят восьмидесяти; 90 девяносто девяноста;
    100 сто ста; 200 двести двухсот; 300 триста трехсот; 400 четыреста четырехсот; 500 пятьсот пятисот;
    600 шестьсот шестисот; 700 семьсот семисот; 800 восемьсот восьмисот; 900 девятьсот девятисот`,
  fa: `2 دو; 3 سه; 4 چهار; 5 پنج; 6 شش; 7 هفت; 8 هشت; 9 نه; 10 ده; 11 یازده; 12 دوازده; 13 سیزده; 14 چهارده;
    15 پانزده; 16 شانزده; 17 هفده; 18 هجده; 19 نوزده; 20 بیست; 30 سی; 40 چهل; 50 پنجاه; 60 شصت; 70 هفتاد;
    80 هشتاد; 90 نود; 100 صد یکصد; 200 دویست; 300 سیصد; 400 چهارصد; 500 پانصد; 600 ششصد; 700 هفتصد; 800 هشتصد`,
  ar: `3 ثلاثة ثلاث; 4 أربعة أربع; 5 خمسة خمس; 6 ستة; 7 سبعة سبع; 8 ثمانية ثماني; 9 تسعة تسع; 10 عشرة عشر;
    20 عشرون عشرين وعشرون وعشرين; 30 ثلاثون ثلاثين وثلاثون وثلاثين; 40 أربعون أربعين وأربعون وأربعين;
    50 خمسون خمسين وخمسون وخمسين; 60 ستون ستين وستون وستين; 70 سبعون سبعين; 80 ثمانون ثمانين;
    90 تسعون تسعين; 100 مئة مائة; 200 مئتان مئتين مائتان`,
  de: `2 zwei; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf; 12 zwölf; 13 dreizehn;
    14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn; 18 achtzehn; 19 neunzehn; 20 zwanzig; 30 dreißig;
    40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig; 90 neunzig; 100 hundert`,
  fr: `2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 9 neuf; 10 dix; 11 onze; 12 douze; 13 treize;
    14 quatorze; 15 quinze; 16 seize; 20 vingt; 30 trente; 40 quarante; 50 cinquante; 60 soixante; 100 cent`,
};

const hundred = 100;
const none = new Map<string, number>();
const known = new Map<string, Map<string, number>>();

/** The number words of a language, folded, with their values. */
export function numberWords(language: string): Map<string, number> {
  const base = language.split("-")[0] ?? "";
  const rows = table[base === "und" ? "en" : base];
  if (rows === undefined) return none;
  let words = known.get(base);
  if (!words) {
    words = new Map(
      rows.split(";").flatMap((row) => {
        const [value, ...forms] = row.trim().split(/\s+/u);
        return forms.map((form): [string, number] => [fold(form), Number(value)]);
      }),
    );
    known.set(base, words);
  }
  return words;
}

/** Two number words in a row as one number ("forty eight", "two hundred"), or undefined where they are two. */
export function joinedNumber(first: number, second: number): number | undefined {
  if (second === hundred && first < 10) return first * hundred;
  const roundTens = first >= 20 && first % 10 === 0 && second < 10;
  const roundHundreds = first >= hundred && first % hundred === 0 && second < hundred;
  const unitsFirst = first < 10 && second >= 20 && second < hundred && second % 10 === 0;
  return roundTens || roundHundreds || unitsFirst ? first + second : undefined;
}

const hanDigits = "〇一二三四五六七八九";
const hanPlaces = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** The value of a number that is written in Chinese numerals alone ("四十八", "二〇二五"), or undefined. */
export function hanNumber(word: string): number | undefined {
  if (!/^[〇一二两兩三四五六七八九十百千]+$/u.test(word)) return undefined;
  const characters = [...word.replace(/[两兩]/gu, "二")];
  if (!characters.some((character) => hanPlaces.has(character)))
    return Number(characters.map((character) => hanDigits.indexOf(character)).join(""));
  let [sum, digit] = [0, 0];
  for (const character of characters) {
    const place = hanPlaces.get(character);
    if (place === undefined) digit = hanDigits.indexOf(character);
    else {
      sum += (digit || 1) * place;
      digit = 0;
    }
  }
  return sum + digit;
}
