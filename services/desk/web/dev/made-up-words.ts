/** Entities under the names that the made-up articles use, by language. The ids are Wikidata's. */
export const entities = [
  {
    id: "Q57320",
    name: "Ali Khamenei",
    type: "person",
    en: "Khamenei",
    ru: "Хаменеи",
    fa: "خامنه‌ای",
    ar: "خامنئي",
  },
  {
    id: "Q7747",
    name: "Vladimir Putin",
    type: "person",
    en: "Vladimir Putin",
    ru: "Путин",
    fa: "پوتین",
    ar: "بوتين",
  },
  {
    id: "Q318232",
    name: "Abbas Araghchi",
    type: "person",
    en: "Araghchi",
    ru: "Аракчи",
    fa: "عراقچی",
    ar: "عراقجي",
  },
  { id: "Q794", name: "Iran", type: "place", en: "Iran", ru: "Иран", fa: "ایران", ar: "إيران" },
  { id: "Q159", name: "Russia", type: "place", en: "Russia", ru: "Россия", fa: "روسیه", ar: "روسيا" },
  { id: "Q649", name: "Moscow", type: "place", en: "Moscow", ru: "Москва", fa: "مسکو", ar: "موسكو" },
  {
    id: "Q41176",
    name: "International Atomic Energy Agency",
    type: "organisation",
    en: "IAEA",
    ru: "МАГАТЭ",
    fa: "آژانس",
    ar: "الوكالة",
  },
] as const;

export type Language = "en" | "ru" | "fa" | "ar";

/** Sentences of made-up reports. They name entities as above and report nothing that happened. */
export const sentences: Record<Language, string[]> = {
  en: [
    "A letter from Khamenei was handed to Vladimir Putin in Moscow on Monday, two officials said.",
    "Araghchi said that Iran and Russia were coordinating their positions after the strikes.",
    "The Kremlin confirmed the meeting but would not say what the letter asked for.",
    "“We expect more than words,” a senior official in Tehran said of the support that Russia has given so far.",
    "Russia has offered to mediate, and says that its engineers at the Bushehr plant are safe.",
    "Inspectors of the IAEA have had no access to the site since Friday, the agency said.",
    "Araghchi leaves Moscow on Tuesday for further talks, which Iran describes as technical.",
    "Neither side gave details of what kind of help is being discussed, and analysts differ on how far Vladimir Putin is ready to go while the war in Ukraine ties down his forces.",
  ],
  ru: [
    "Письмо Хаменеи было передано президенту в понедельник, сообщили два источника.",
    "Аракчи заявил, что Иран и Россия согласуют позиции после ударов.",
    "В Кремле подтвердили встречу, но не раскрыли содержание письма.",
    "Россия готова выступить посредником, заявил Путин в ходе переговоров.",
    "МАГАТЭ сообщает, что инспекторы не имеют доступа к объекту с пятницы.",
    "«Мы ждём не только слов», — сказал высокопоставленный собеседник агентства в Тегеране.",
  ],
  fa: [
    "نامه خامنه‌ای روز دوشنبه در مسکو به پوتین تحویل داده شد.",
    "عراقچی گفت ایران و روسیه مواضع خود را هماهنگ می‌کنند.",
    "کرملین این دیدار را تأیید کرد اما از محتوای نامه چیزی نگفت.",
    "آژانس اعلام کرد بازرسان از روز جمعه به این مرکز دسترسی ندارند.",
    "یک مقام ارشد در تهران گفت: «انتظار ما بیش از سخن است.»",
  ],
  ar: [
    "سُلّمت رسالة خامنئي إلى بوتين في موسكو يوم الاثنين بحسب مسؤولين.",
    "قال عراقجي إن إيران و روسيا تنسقان مواقفهما بعد الضربات.",
    "أكد الكرملين اللقاء لكنه لم يكشف مضمون الرسالة.",
    "أعلنت الوكالة أن مفتشيها لم يتمكنوا من دخول الموقع منذ الجمعة.",
    "وعرضت روسيا الوساطة وقالت إن خبراءها في بوشهر بأمان.",
  ],
};

export const titles: Record<Language, string[]> = {
  en: [
    "Iran turns to Russia for support after strikes on its nuclear sites",
    "Araghchi carries a letter to the Kremlin",
    "Russia offers again to mediate between Iran and the West",
    "Inspectors wait at the gate: what the IAEA knows and what it does not know about the state of the enrichment halls after the strikes, and why the answer may take weeks",
    "Moscow and Tehran sign a protocol on the North–South corridor",
    "Caspian states postpone their summit",
    "Bushehr engineers stay, says Rosatom",
    "Tehran summons an ambassador",
  ],
  ru: [
    "Аракчи передал письмо Хаменеи в Москве",
    "Россия готова к посредничеству, заявили в Кремле",
    "МАГАТЭ не получило доступа к объектам",
    "Иран и Россия обсудили коридор Север — Юг и поставки зерна через порты Каспийского моря в обход прежних маршрутов",
  ],
  fa: [
    "عراقچی نامه رهبری را در مسکو تحویل داد",
    "روسیه برای میانجی‌گری اعلام آمادگی کرد",
    "گفت‌وگوی تلفنی درباره کریدور شمال–جنوب",
    "آژانس: بازرسان هنوز به تأسیسات دسترسی ندارند",
  ],
  ar: ["عراقجي يسلم رسالة في موسكو", "موسكو تعرض الوساطة من جديد", "الوكالة الدولية: لا وصول إلى المنشآت"],
};
