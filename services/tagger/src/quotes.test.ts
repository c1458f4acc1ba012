import { PackEntity } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import { createTagger } from "./tagger.ts";

const tagger = await createTagger(
  fixturePack(
    [
      {
        id: "local:lena-brandt",
        name: "Lena Brandt",
        type: "person",
        aliases: {
          en: ["Lena Brandt", "Brandt"],
          ru: ["Лена Брандт"],
          fa: ["لنا برانت"],
          ar: ["لينا برانت"],
        },
      },
      {
        id: "local:omar-said",
        name: "Omar Said",
        type: "person",
        aliases: { en: ["Omar Said", "Said"], ru: ["Омар Иванов"], fa: ["عمر سعید"], ar: ["عمر سعيد"] },
      },
    ].map((entity) => PackEntity.parse(entity)),
  ),
);

describe("quotes", () => {
  test.each([
    ["behind it", "“We will go on,” Brandt said.", ["We will go on, | Lena Brandt | said | said"]],
    ["inverted", '"We will go on," said Brandt on Monday.', ["We will go on, | Lena Brandt | said | said"]],
    ["before it", "Brandt vowed: “We will go on.”", ["We will go on. | Lena Brandt | vowed | promised"]],
    [
      "that",
      "Said denied that “the ships had ever left port”.",
      ["the ships had ever left port | Omar Said | denied | denied"],
    ],
    [
      "goes on",
      "“We go on with it,” Brandt said. “Nobody will stop us this time.”",
      [
        "We go on with it, | Lena Brandt | said | said",
        "Nobody will stop us this time. | Lena Brandt | said | said",
      ],
    ],
    [
      "Russian",
      "«Мы будем продолжать», — заявила Брандт.",
      ["Мы будем продолжать | Lena Brandt | заявила | said"],
    ],
    ["Persian", "لنا برانت گفت: «ما ادامه خواهیم داد.»", ["ما ادامه خواهیم داد. | Lena Brandt | گفت | said"]],
    ["Arabic", 'وقالت لينا برانت: "سوف نواصل العمل".', ["سوف نواصل العمل | Lena Brandt | وقالت | said"]],
    ["a stranger", "“We will go on,” said Klara Holm.", ["We will go on, | Klara Holm | said | said"]],
    [
      "a pronoun with one person before it",
      "Lena Brandt came home. “We will go on,” she said.",
      ["We will go on, | Lena Brandt | said | said"],
    ],
    [
      "a pronoun with two, one of them a man",
      "Brandt met Omar Said. “We will go on,” he said.",
      ["We will go on, | Omar Said | said | said"],
    ],
    [
      "a pronoun with two, one of whom is speaking",
      "Lena Brandt told Klara Holm to wait. “We will go on,” she said.",
      ["We will go on, | Lena Brandt | said | said"],
    ],
    [
      "a pronoun over several sentences",
      "Lena Brandt came home. She was tired. The talks had lasted for days. “We will go on,” she said.",
      ["We will go on, | Lena Brandt | said | said"],
    ],
    [
      "a pronoun after somebody new",
      "Lena Brandt came home. A neighbour saw it. “She will go on,” she said.",
      ["She will go on, | - | said | said"],
    ],
    [
      "of the other gender",
      "Omar Said came home. “We will go on,” she said.",
      ["We will go on, | - | said | said"],
    ],
    [
      "a title",
      "“We will go on,” said Rep. Klara Holm of Ohio.",
      ["We will go on, | Klara Holm | said | said"],
    ],
    [
      "somebody described",
      "“We will go on,” a senior official told reporters.",
      ["We will go on, | a senior official | told | said"],
    ],
    [
      "the subject of what goes on",
      "Lena Brandt praised the crews, adding that “they have saved many lives”.",
      ["they have saved many lives | Lena Brandt | adding | said"],
    ],
    [
      "a signature",
      "“We will go on.” — Klara Holm, teacher\nNext.",
      ["We will go on. | Klara Holm | — | said"],
    ],
    [
      "over paragraphs",
      "“We will go on,” Brandt said. “Nobody will stop us this time.\n\n“Nobody ever has.”",
      [
        "We will go on, | Lena Brandt | said | said",
        "Nobody will stop us this time. | Lena Brandt | said | said",
        "Nobody ever has. | Lena Brandt | said | said",
      ],
    ],
    [
      "single marks",
      "‘It’s the teachers’ day,’ said Brandt. It isn't the pupils' one.",
      ["It’s the teachers’ day, | Lena Brandt | said | said"],
    ],
    ["a verb in a name", "Experts in the United States praised “the will of the people at home”.", []],
    [
      "Russian, the speaker within the marks",
      "«Мы будем продолжать, — сказала Лена Брандт. — Нас никто не остановит сегодня».",
      [
        "Мы будем продолжать, | Lena Brandt | сказала | said",
        "Нас никто не остановит сегодня | Lena Brandt | сказала | said",
      ],
    ],
    [
      "Russian, her words",
      "Лена Брандт прибыла домой. По её словам, «работа будет продолжена».",
      ["работа будет продолжена | Lena Brandt | словам | said"],
    ],
    [
      "Persian, the speaker first and again",
      "لنا برانت، سخنگوی شرکت، در نشست خبری گفت: «ما ادامه خواهیم داد.» وی افزود: «کار سخت است.»",
      ["ما ادامه خواهیم داد. | Lena Brandt | گفت | said", "کار سخت است. | Lena Brandt | افزود | said"],
    ],
    [
      "Persian, a stranger and again",
      "لنا برانت آمد. محمد علوی، کارشناس، گفت: «ما ادامه خواهیم داد.» وی افزود: «کار سخت است.»",
      ["ما ادامه خواهیم داد. | - | گفت | said", "کار سخت است. | - | افزود | said"],
    ],
    [
      "Arabic, the verb alone",
      'وصلت لينا برانت إلى المدينة. وأضافت في مؤتمر صحفي: "سوف نواصل العمل".',
      ["سوف نواصل العمل | Lena Brandt | وأضافت | said"],
    ],
    [
      "Arabic, a stranger and again",
      'وصلت لينا برانت. قال محمد علوي: "هذا الاتفاق هش". وأضاف: "علينا أن ننتظر".',
      ["هذا الاتفاق هش | - | قال | said", "علينا أن ننتظر | - | وأضاف | said"],
    ],
    [
      "a pronoun with a stranger",
      "Brandt met Klara Holm. “We will go on,” she said.",
      ["We will go on, | - | said | said"],
    ],
    [
      "a colon before it, the next sentence another's",
      'Brandt threatened: "We will close it." Omar Said vowed: "We will keep it open." Brandt denied that.',
      [
        "We will close it. | Lena Brandt | threatened | threatened",
        "We will keep it open. | Omar Said | vowed | promised",
      ],
    ],
    [
      "a comma before it, the next sentence a denial of it",
      "Brandt said, “We will close it if they attack.” Omar Said denied that they would.",
      ["We will close it if they attack. | Lena Brandt | said | said"],
    ],
    [
      "what goes on before a sentence of another's",
      "“We go on with it,” Brandt said. “Nobody will stop us this time.” Omar Said denied it.",
      [
        "We go on with it, | Lena Brandt | said | said",
        "Nobody will stop us this time. | Lena Brandt | said | said",
      ],
    ],
    [
      "with whom it is not said",
      "Lena Brandt, speaking after talks with Omar Said, said: “We will go on.” Brandt, asked about Omar Said, said: “We will go on with him.”",
      ["We will go on. | Lena Brandt | said | said", "We will go on with him. | Lena Brandt | said | said"],
    ],
    [
      "an aside before the verb",
      "Lena Brandt, flanked by Omar Said, told reporters: “We will go on.” Brandt, whom Omar Said met, said: “It is done.”",
      ["We will go on. | Lena Brandt | told | said", "It is done. | Lena Brandt | said | said"],
    ],
    [
      "to whom it is not said",
      "“We will go on,” the mayor told Omar Said.",
      ["We will go on, | the mayor | told | said"],
    ],
    [
      "Russian, with a title between",
      "Лена Брандт на встрече с министром обороны Омаром Ивановым заявила: «Мы продолжим».",
      ["Мы продолжим | Lena Brandt | заявила | said"],
    ],
    [
      "Russian, the one told in the dative",
      "«Мы продолжим», — сказала Омару Иванову Лена Брандт. По словам Омара Иванова, «все хорошо».",
      ["Мы продолжим | Lena Brandt | сказала | said", "все хорошо | Omar Said | словам | said"],
    ],
    [
      "Persian, in a meeting with another",
      "لنا برانت در دیدار با وزیر دفاع عمر سعید گفت: «ما ادامه می‌دهیم».",
      ["ما ادامه می‌دهیم | Lena Brandt | گفت | said"],
    ],
    [
      "Persian, in answer to another",
      "لنا برانت در پاسخ به عمر سعید گفت: «ما ادامه می‌دهیم».",
      ["ما ادامه می‌دهیم | Lena Brandt | گفت | said"],
    ],
    [
      "Arabic, the one met nearer",
      'لينا برانت، في مؤتمر صحفي مع نظيرها عمر سعيد، قالت: "سوف نواصل العمل".',
      ["سوف نواصل العمل | Lena Brandt | قالت | said"],
    ],
    [
      "a denial by a participle",
      "“We never sold them,” Brandt said, denying the report. Omar Said, rejecting it, said: “We never bought them.”",
      [
        "We never sold them, | Lena Brandt | said | denied",
        "We never bought them. | Omar Said | said | denied",
      ],
    ],
    [
      "a denial by its own words, and what goes on",
      "Lena Brandt came. “This is not true,” she said. “Everybody knows it by now.”",
      [
        "This is not true, | Lena Brandt | said | denied",
        "Everybody knows it by now. | Lena Brandt | said | said",
      ],
    ],
    [
      "Russian, denials",
      "«Это неправда», — заявила Брандт. «Мы их не продавали», — сказала Брандт, опровергая сообщения.",
      [
        "Это неправда | Lena Brandt | заявила | denied",
        "Мы их не продавали | Lena Brandt | сказала | denied",
      ],
    ],
    [
      "Persian, a denial",
      "لنا برانت گفت: «این خبر صحت ندارد».",
      ["این خبر صحت ندارد | Lena Brandt | گفت | denied"],
    ],
    [
      "Persian, by her words",
      "به گفته لنا برانت «کار سخت است».",
      ["کار سخت است | Lena Brandt | گفته | said"],
    ],
    [
      "Arabic, that",
      'قالت لينا برانت إن "المفاوضات مستمرة". وأضافت لينا برانت في اتصال مع عمر سعيد أن "العمل مستمر".',
      ["المفاوضات مستمرة | Lena Brandt | قالت | said", "العمل مستمر | Lena Brandt | وأضافت | said"],
    ],
    ["a name behind that is no quotation", "Лена Брандт заявила, что «Северный поток» будет достроен.", []],
    [
      "Persian, a colon before it and no full stop behind it",
      "لنا برانت گفت: «ما ادامه می‌دهیم» عمر سعید نیز تأکید کرد که کار سخت است.",
      ["ما ادامه می‌دهیم | Lena Brandt | گفت | said"],
    ],
    [
      "a pronoun after a title of any nation",
      "Kenyan President Lena Brandt told Klara Holm to wait. “We will go on,” she said.",
      ["We will go on, | Lena Brandt | said | said"],
    ],
    ["a term is no quotation", "Brandt praised the “strategic partnership” of both.", []],
    ["nobody says it", "The sign read “closed for the winter season”. It rained.", []],
    ["never closed", "“We will go on, Brandt said.", []],
  ])("%s", (_name, text, expected) => {
    const { quotes } = tagger.tag({ title: "", text });
    expect(quotes.map((q) => `${q.text} | ${q.speaker?.name ?? "-"} | ${q.cue} | ${q.stance}`)).toEqual(
      expected,
    );
    for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });
});
