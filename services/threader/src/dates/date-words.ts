/** The words with which a language names days. Arabic and Persian words in their common spelling: see `spelt`. */
export type DateWords = {
  /** Months of the Gregorian calendar, January first, each in all its forms. */
  months: readonly (readonly string[])[];
  /** Months of the Jalali calendar, where the language uses it. */
  jalaliMonths?: readonly (readonly string[])[];
  /** Monday first. */
  weekdays: readonly (readonly string[])[];
  /** Words for days counted from the day of publication. */
  near: readonly { words: readonly string[]; days: number }[];
  /** Phrases for weeks counted from that of publication. */
  weeks: readonly { words: readonly string[]; weeks: number }[];
  /** Words beside a weekday that say which one is meant. */
  next: readonly string[];
  last: readonly string[];
  /** What, before a weekday in its sentence, says that it is still to come. */
  future: RegExp;
};

const list = (text: string): string[][] =>
  text.split(" ").map((forms) => forms.split("|").map((f) => f.replaceAll("_", " ")));
const words = (text: string): string[] => text.split("|");

export const dateWords: Record<string, DateWords> = {
  en: {
    months: list(
      "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep October|Oct November|Nov December|Dec",
    ),
    weekdays: list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    near: [
      { words: ["the day before yesterday"], days: -2 },
      { words: ["the day after tomorrow"], days: 2 },
      { words: ["yesterday"], days: -1 },
      { words: ["today", "this morning", "this afternoon", "this evening", "tonight"], days: 0 },
      { words: ["tomorrow"], days: 1 },
    ],
    weeks: [
      { words: ["last week"], weeks: -1 },
      { words: ["this week"], weeks: 0 },
      { words: ["next week"], weeks: 1 },
    ],
    next: ["next", "coming"],
    last: ["last", "past"],
    future: /\b(?:will|shall|to be|is due|are due|scheduled|plans? to|expected to|set to|going to)\b/iu,
  },
  ru: {
    months: list(
      "января|январе|январь февраля|феврале|февраль марта|марте|март апреля|апреле|апрель мая|мае|май июня|июне|июнь июля|июле|июль августа|августе|август сентября|сентябре|сентябрь октября|октябре|октябрь ноября|ноябре|ноябрь декабря|декабре|декабрь",
    ),
    weekdays: list(
      "понедельник|понедельника вторник|вторника среду|среда|среды четверг|четверга пятницу|пятница|пятницы субботу|суббота|субботы воскресенье|воскресенья",
    ),
    near: [
      { words: ["позавчера"], days: -2 },
      { words: ["послезавтра"], days: 2 },
      { words: ["вчера", "накануне"], days: -1 },
      { words: ["сегодня"], days: 0 },
      { words: ["завтра"], days: 1 },
    ],
    weeks: [
      { words: ["на прошлой неделе", "на минувшей неделе"], weeks: -1 },
      { words: ["на этой неделе", "на текущей неделе"], weeks: 0 },
      { words: ["на следующей неделе", "на будущей неделе"], weeks: 1 },
    ],
    next: words("следующий|следующую|следующее|будущий|ближайший|ближайшую"),
    last: words("прошлый|прошлую|прошлое|минувший|минувшую|минувшее"),
    future:
      /(?:будет|будут|состоится|состоятся|пройд[её]т|пройдут|встретится|прибудет|посетит|планиру|намерен|запланирован)/iu,
  },
  fa: {
    months: list("ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر"),
    jalaliMonths: list("فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    weekdays: list(
      "دوشنبه سه‌شنبه|سه_شنبه چهارشنبه|چهار‌شنبه پنجشنبه|پنج‌شنبه|پنج_شنبه جمعه شنبه یکشنبه|یک‌شنبه|یک_شنبه",
    ),
    near: [
      { words: ["پریروز"], days: -2 },
      { words: ["پس‌فردا", "پس فردا"], days: 2 },
      { words: ["دیروز"], days: -1 },
      { words: ["امروز", "امشب"], days: 0 },
      { words: ["فردا"], days: 1 },
    ],
    weeks: [
      { words: ["هفته گذشته", "هفته پیش"], weeks: -1 },
      { words: ["این هفته", "هفته جاری"], weeks: 0 },
      { words: ["هفته آینده", "هفته بعد"], weeks: 1 },
    ],
    next: words("آینده|بعد"),
    last: words("گذشته|پیش"),
    future: /(?:خواهد|خواهند|قرار است)/u,
  },
  ar: {
    months: list(
      "يناير|كانون_الثاني فبراير|شباط مارس|آذار أبريل|إبريل|نيسان مايو|أيار يونيو|حزيران يوليو|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني ديسمبر|كانون_الأول",
    ),
    weekdays: list("الاثنين|الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    near: [
      { words: ["أول أمس", "أول من أمس"], days: -2 },
      { words: ["بعد غد"], days: 2 },
      { words: ["أمس", "البارحة"], days: -1 },
      { words: ["اليوم"], days: 0 },
      { words: ["غدا", "غداً", "غدًا"], days: 1 },
    ],
    weeks: [
      { words: ["الأسبوع الماضي", "الأسبوع الفائت"], weeks: -1 },
      { words: ["هذا الأسبوع", "الأسبوع الجاري", "الأسبوع الحالي"], weeks: 0 },
      { words: ["الأسبوع المقبل", "الأسبوع القادم"], weeks: 1 },
    ],
    next: words("المقبل|القادم"),
    last: words("الماضي|الفائت"),
    future: /(?:سوف|سي\p{L}{2,}|ست\p{L}{2,}|المقرر|يعتزم|تعتزم)/u,
  },
};

const variants: Record<string, string> = {
  ی: "[یيى]",
  ي: "[یيى]",
  ک: "[کك]",
  ك: "[کك]",
  ا: "[اأإآٱ]",
  أ: "[اأإآٱ]",
  إ: "[اأإآٱ]",
  آ: "[اأإآٱ]",
  ئ: "[ئیي]",
  ة: "[ةه]",
  е: "[её]",
  "\u200c": "\u200c?",
  " ": "\\s+",
};

/** A pattern for a word in any of its spellings: Arabic and Persian letter forms, ё, joiners, space. */
export function spelt(word: string): string {
  return [...word].map((letter) => variants[letter] ?? letter).join("");
}

/** A pattern for any of the words, the longest first. */
export function anyOf(all: readonly string[]): string {
  const longestFirst = [...all].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(spelt).join("|")})`;
}
