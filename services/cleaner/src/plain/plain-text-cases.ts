/** What a plain text must come to. Every text is invented. */
export type PlainTextCase = {
  name: string;
  given: string;
  title: string;
  authors?: string[];
  publishedAt?: string;
  language?: string;
  text: string;
  kind?: "notArticle";
};

const lines = (...parts: string[]) => parts.join("\n");
const paragraphs = (...parts: string[]) => parts.join("\n\n");

const en = [
  "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said.",
  "Ships that had waited outside the breakwater began to enter at dawn, in the order of their arrival.",
  "A spokesman for the drivers said the new contract would be put to a vote within a month.",
];
const ru = [
  "Порт Ларнау возобновил работу во вторник после девятидневной забастовки крановщиков, сообщило управление порта.",
  "Суда, ожидавшие за волноломом, начали входить в гавань на рассвете в порядке прибытия.",
  "Представитель крановщиков заявил, что новый договор вынесут на голосование в течение месяца.",
];
const fa = [
  "بندر لارنو روز سه‌شنبه پس از نه روز اعتصاب رانندگان جرثقیل بازگشایی شد، هیئت مدیره بندر اعلام کرد.",
  "کشتی‌هایی که بیرون از موج‌شکن منتظر بودند از سپیده‌دم به ترتیب ورود وارد بندر شدند.",
  "سخنگوی رانندگان گفت قرارداد تازه ظرف یک ماه به رأی گذاشته خواهد شد.",
];

export const plainTextCases: PlainTextCase[] = [
  {
    name: "headline, paragraphs, by-line at the end",
    given: lines("Larnau port reopens after strike", ...en, "By Ines Okafor"),
    title: "Larnau port reopens after strike",
    authors: ["Ines Okafor"],
    text: paragraphs(...en),
  },
  {
    name: "a date on top, links to other articles and labels of advertisements between paragraphs are dropped",
    given: paragraphs(
      "Порт Ларнау возобновил работу",
      "4 марта 2031, 10:20",
      ru[0] ?? "",
      "Читайте также: Пешеходный мост открыли на севере",
      ru[1] ?? "",
      "Реклама",
      ru[2] ?? "",
    ),
    title: "Порт Ларнау возобновил работу",
    text: paragraphs(...ru),
  },
  {
    name: "a sentence that asks to read on and ends like one survives",
    given: paragraphs(
      "Larnau port reopens",
      en[0] ?? "",
      "See also: it was the third strike in a year.",
      en[1] ?? "",
    ),
    title: "Larnau port reopens",
    text: paragraphs(en[0] ?? "", "See also: it was the third strike in a year.", en[1] ?? ""),
  },
  {
    name: "by-line of two behind the headline, with a lower-case particle",
    given: lines("Larnau port reopens", "By Ines Okafor and Jan van der Meer", "", ...en),
    title: "Larnau port reopens",
    authors: ["Ines Okafor", "Jan van der Meer"],
    text: paragraphs(...en),
  },
  {
    name: "a sentence that starts with By is no by-line",
    given: lines("Larnau port reopens", ...en, "By Friday all of them had left."),
    title: "Larnau port reopens",
    text: paragraphs(...en, "By Friday all of them had left."),
  },
  {
    name: "true last paragraphs that are short survive, with and without a full stop",
    given: paragraphs("Larnau port reopens", ...en, "He did not elaborate.", "More to follow"),
    title: "Larnau port reopens",
    text: paragraphs(...en, "He did not elaborate.", "More to follow"),
  },
  {
    name: "a list inside the article survives",
    given: paragraphs(
      "Larnau port reopens",
      en[0] ?? "",
      "Longer pauses",
      "Higher pay",
      "A new crane",
      en[2] ?? "",
    ),
    title: "Larnau port reopens",
    text: paragraphs(en[0] ?? "", "Longer pauses", "Higher pay", "A new crane", en[2] ?? ""),
  },
  {
    name: "a list at the end that a colon announces survives",
    given: paragraphs(
      "Larnau port reopens",
      ...en,
      "The drivers had asked for three things:",
      "Longer pauses in the night shift",
      "Higher pay on Sundays and holidays",
      "A second crane for the eastern quay",
    ),
    title: "Larnau port reopens",
    text: paragraphs(
      ...en,
      "The drivers had asked for three things:",
      "Longer pauses in the night shift",
      "Higher pay on Sundays and holidays",
      "A second crane for the eastern quay",
    ),
  },
  {
    name: "a list at the end with list marks survives",
    given: paragraphs("Larnau port reopens", ...en, "- Longer pauses", "- Higher pay", "- A new crane"),
    title: "Larnau port reopens",
    text: paragraphs(...en, "- Longer pauses", "- Higher pay", "- A new crane"),
  },
  {
    name: "other headlines between blank lines, image remnants and rights are dropped from the end",
    given: paragraphs(
      "Larnau port reopens",
      "/harbour-dawn.webp?w=640&h=360",
      ...en,
      "Minister opens longest footbridge in the north",
      "Will the herring come back this spring?",
      "Six ways to cook a turnip, by a man who hates them",
      "Chess club wins title for “the last time”",
      "© 2031 The Larnau Herald. All rights reserved.",
      "Designed & developed by Quayside Pixels",
    ),
    title: "Larnau port reopens",
    text: paragraphs(...en),
  },
  {
    name: "a list that stands there twice without blank lines is dropped",
    given: lines(
      "Larnau port reopens",
      ...en,
      "Footbridge opens in the north",
      "Herring may come back this spring",
      "Chess club wins the title",
      "Footbridge opens in the north",
      "Herring may come back this spring",
      "Chess club wins the title",
    ),
    title: "Larnau port reopens",
    text: paragraphs(...en),
  },
  {
    name: "a first line that is a sentence gives the title and stays the first paragraph",
    given: lines(...en),
    title: en[0]?.replace(/\.$/, "") ?? "",
    text: paragraphs(...en),
  },
  {
    name: "a first line that the text repeats stands there once",
    given: lines(en[1] ?? "", ...en),
    title: en[1]?.replace(/\.$/, "") ?? "",
    text: paragraphs(...en),
  },
  {
    name: "wrapped by hand: lines are joined into paragraphs",
    given: lines(
      "Larnau port reopens",
      "",
      "The port of Larnau reopened on Tuesday after a nine-day",
      "strike by its crane drivers, the harbour board said in a",
      "note to shipping agents along the whole of the north coast.",
      "",
      "Ships that had waited outside the breakwater began to enter",
      "at dawn, in the order of their arrival.",
    ),
    title: "Larnau port reopens",
    text: paragraphs(
      "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said in a note to shipping agents along the whole of the north coast.",
      "Ships that had waited outside the breakwater began to enter at dawn, in the order of their arrival.",
    ),
  },
  {
    name: "ru: by-line, related headlines behind their heading, rights",
    given: lines(
      "Порт Ларнау возобновил работу",
      "Автор: Инна Окафорова",
      ...ru,
      "Читайте также:",
      "На севере открыли самый длинный мост",
      "© Вестник Ларнау, 2031. Все права защищены",
    ),
    title: "Порт Ларнау возобновил работу",
    authors: ["Инна Окафорова"],
    text: paragraphs(...ru),
  },
  {
    name: "ru: a quotation as the last paragraph survives",
    given: paragraphs("Порт Ларнау возобновил работу", ...ru, "«Мы никуда не уйдём», — сказал он"),
    title: "Порт Ларнау возобновил работу",
    text: paragraphs(...ru, "«Мы никуда не уйдём», — сказал он"),
  },
  {
    name: "fa: by-line, headlines standing alone, rights",
    given: paragraphs(
      "بازگشایی بندر لارنو پس از اعتصاب",
      "نویسنده: نرگس کریمی",
      ...fa,
      "افتتاح بلندترین پل عابر پیاده در شمال کشور",
      "بازگشت ماهی‌ها در بهار امسال",
      "قهرمانی باشگاه شطرنج شهر در مسابقات استانی",
      "تمامی حقوق این سایت برای روزنامه لارنو محفوظ است",
    ),
    title: "بازگشایی بندر لارنو پس از اعتصاب",
    authors: ["نرگس کریمی"],
    text: paragraphs(...fa),
  },
  {
    name: "fa: a short last paragraph survives",
    given: lines("بازگشایی بندر لارنو پس از اعتصاب", ...fa, "او توضیح بیشتری نداد."),
    title: "بازگشایی بندر لارنو پس از اعتصاب",
    text: paragraphs(...fa, "او توضیح بیشتری نداد."),
  },
  {
    name: "de: Von and a second name",
    given: lines(
      "Hafen Larnau wieder offen",
      "Von Greta Lindqvist und Otto Brandt",
      "Der Hafen von Larnau ist nach neun Tagen Streik der Kranführer wieder geöffnet, teilte die Hafenbehörde mit.",
    ),
    title: "Hafen Larnau wieder offen",
    authors: ["Greta Lindqvist", "Otto Brandt"],
    text: "Der Hafen von Larnau ist nach neun Tagen Streik der Kranführer wieder geöffnet, teilte die Hafenbehörde mit.",
  },
  {
    name: "editors' and agencies' marks are dropped",
    given: paragraphs(
      "Larnau port reopens",
      "March 4, 2031 6:04 PM UTC · Updated 2 hours ago",
      en[0] ?? "",
      "Advertisement · Scroll to continue",
      en[1] ?? "",
      "Our Standards: The Larnau Herald Trust Principles.",
      "--",
      "Sent from my phone",
    ),
    title: "Larnau port reopens",
    publishedAt: "2031-03-04T18:04:00Z",
    text: paragraphs(en[0] ?? "", en[1] ?? ""),
  },
  {
    name: "ru: a date, and where the picture is from",
    given: paragraphs("Порт Ларнау возобновил работу", "4 марта 2031, 18:04", ...ru, "Фото: Вестник Ларнау"),
    title: "Порт Ларнау возобновил работу",
    language: "ru",
    publishedAt: "2031-03-04T00:00:00Z",
    text: paragraphs(...ru),
  },
  {
    name: "fa: a date, the report's number, its end and its tags",
    given: lines(
      "بازگشایی بندر لارنو پس از اعتصاب",
      "۱۳ اسفند ۱۴۰۹ - ۱۸:۰۴",
      "کد خبر: ۸۵۷۲۳",
      ...fa,
      "انتهای پیام/",
      "برچسب‌ها: بندر، اعتصاب",
    ),
    title: "بازگشایی بندر لارنو پس از اعتصاب",
    language: "fa",
    publishedAt: "2031-03-04T00:00:00Z",
    text: paragraphs(...fa),
  },
  {
    name: "ar: a date and the source",
    given: paragraphs(
      "ميناء لارنو يعود إلى العمل",
      "4 مارس 2031",
      "عاد ميناء لارنو إلى العمل يوم الثلاثاء بعد إضراب دام تسعة أيام نفذه سائقو الرافعات، بحسب ما أعلنت إدارة الميناء.",
      "المصدر: وكالات",
    ),
    title: "ميناء لارنو يعود إلى العمل",
    language: "ar",
    publishedAt: "2031-03-04T00:00:00Z",
    text: "عاد ميناء لارنو إلى العمل يوم الثلاثاء بعد إضراب دام تسعة أيام نفذه سائقو الرافعات، بحسب ما أعلنت إدارة الميناء.",
  },
  {
    name: "zh: a date and who edited it",
    given: paragraphs(
      "拉尔瑙港口重新开放",
      "2031年03月04日 18:04 来源：拉尔瑙社",
      "港口管理局星期二表示，起重机司机举行为期九天的罢工之后，拉尔瑙港口重新开放。".repeat(3),
      "责任编辑：李华",
    ),
    title: "拉尔瑙港口重新开放",
    language: "zh",
    publishedAt: "2031-03-04T00:00:00Z",
    text: "港口管理局星期二表示，起重机司机举行为期九天的罢工之后，拉尔瑙港口重新开放。".repeat(3),
  },
  {
    name: "points that the text counts are no headlines",
    given: paragraphs(
      "Three things to know",
      ...en,
      "First, longer pauses in the night shift",
      "Second, higher pay on Sundays",
      "Third, a second crane",
    ),
    title: "Three things to know",
    text: paragraphs(
      ...en,
      "First, longer pauses in the night shift",
      "Second, higher pay on Sundays",
      "Third, a second crane",
    ),
  },
  {
    name: "of a first paragraph of several sentences, the first is the title",
    given:
      "The port of Larnau reopened on Tuesday. Ships began to enter at dawn. The board said that all of them would be in by noon.",
    title: "The port of Larnau reopened on Tuesday",
    text: "The port of Larnau reopened on Tuesday. Ships began to enter at dawn. The board said that all of them would be in by noon.",
  },
  {
    name: "a few words are no article",
    given: "Page not available",
    title: "Page not available",
    text: "Page not available",
    kind: "notArticle",
  },
  { name: "an empty text is no article", given: " \n\n", title: "", text: "", kind: "notArticle" },
];
