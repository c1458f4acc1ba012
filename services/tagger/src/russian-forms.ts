/**
 * Russian case endings, over-generated: a form that no one writes costs nothing, a missing one costs a
 * mention. Each table gives, for a nominative ending, the endings of genitive, dative, accusative,
 * instrumental and prepositional; several may serve one case. After the declension classes of Zaliznyak's
 * grammatical dictionary, for names only. Words are folded (lower case, ё as е).
 */
type Cases = readonly [string, string, string, string, string];

const declensions: { ending: RegExp; keep: number; cases: Cases[] }[] = [
  // Adjectives and adjectival surnames: иранский, Пескова-like feminines are below.
  {
    ending: /([кнжшщч]ий|ый|ой)$/u,
    keep: 2,
    cases: [
      ["ого", "ому", "ого", "ым", "ом"],
      ["ого", "ому", "ого", "им", "ом"],
      ["его", "ему", "его", "им", "ем"],
    ],
  },
  { ending: /(ая)$/u, keep: 2, cases: [["ой", "ой", "ую", "ой", "ой"]] },
  { ending: /(яя)$/u, keep: 2, cases: [["ей", "ей", "юю", "ей", "ей"]] },
  {
    ending: /(ое)$/u,
    keep: 2,
    cases: [
      ["ого", "ому", "ое", "ым", "ом"],
      ["ого", "ому", "ое", "им", "ом"],
    ],
  },
  {
    ending: /(ые|ие)$/u,
    keep: 2,
    cases: [
      ["ых", "ым", "ых", "ыми", "ых"],
      ["их", "им", "их", "ими", "их"],
    ],
  },
  {
    ending: /[оеё]в$|ин$/u,
    keep: 0,
    cases: [
      ["а", "у", "а", "ым", "е"],
      ["а", "у", "а", "ом", "е"],
    ],
  },
  {
    ending: /[оеё]ва$|ина$/u,
    keep: 1,
    cases: [
      ["ой", "ой", "у", "ой", "ой"],
      ["ы", "е", "у", "ой", "е"],
    ],
  },
  { ending: /ия$/u, keep: 1, cases: [["и", "и", "ю", "ей", "и"]] },
  { ending: /ие$/u, keep: 1, cases: [["я", "ю", "е", "ем", "и"]] },
  { ending: /я$/u, keep: 1, cases: [["и", "е", "ю", "ей", "е"]] },
  {
    ending: /а$/u,
    keep: 1,
    cases: [
      ["ы", "е", "у", "ой", "е"],
      ["и", "е", "у", "ой", "е"],
      ["и", "е", "у", "ей", "е"],
    ],
  },
  { ending: /о$/u, keep: 1, cases: [["а", "у", "о", "ом", "е"]] },
  {
    ending: /ец$/u,
    keep: 2,
    cases: [
      ["ца", "цу", "ца", "цем", "це"],
      ["йца", "йцу", "йца", "йцем", "йце"],
    ],
  },
  {
    ending: /ь$/u,
    keep: 1,
    cases: [
      ["я", "ю", "я", "ем", "е"],
      ["и", "и", "ь", "ью", "и"],
    ],
  },
  {
    ending: /й$/u,
    keep: 1,
    cases: [
      ["я", "ю", "я", "ем", "е"],
      ["я", "ю", "я", "ем", "и"],
    ],
  },
  {
    ending: /[бвгджзклмнпрстфхцчшщ]$/u,
    keep: 0,
    cases: [
      ["а", "у", "а", "ом", "е"],
      ["а", "у", "а", "ем", "е"],
    ],
  },
];

const wholeAdjective = ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"];
const hardAdjective = ["ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми"];

/** The forms of one word in each of the five oblique cases; an indeclinable word keeps its one form. */
function casesOf(word: string): string[][] {
  const declension = declensions.find(({ ending }) => ending.test(word));
  const forms: string[][] = [[], [], [], [], []];
  if (declension === undefined || word.length < 3) return forms.map(() => [word]);
  const stem = word.slice(0, word.length - declension.keep);
  for (const cases of declension.cases)
    for (const [at, ending] of cases.entries()) forms[at]?.push(stem + ending);
  // Foreign names in a vowel or of a woman are often left alone.
  return forms.map((of) => [...new Set([...of, word])]);
}

/**
 * Every case form of a name of one or more folded words. A name's first words may be declined and the rest
 * stand in the genitive already ("министерство обороны России"), so each beginning is declined by itself too.
 */
export function russianNameForms(words: readonly string[]): string[][] {
  const cases = words.map(casesOf);
  const found = new Map<string, string[]>([[words.join(" "), [...words]]]);
  for (let declined = 1; declined <= words.length; declined++) {
    for (let at = 0; at < 5; at++) {
      let phrases: string[][] = [[]];
      for (const [place, word] of words.entries()) {
        const forms = place < declined ? (cases[place]?.[at] ?? [word]) : [word];
        phrases = phrases.flatMap((phrase) => forms.map((form) => [...phrase, form]));
        if (phrases.length > 64) phrases.length = 64;
      }
      for (const phrase of phrases) found.set(phrase.join(" "), phrase);
    }
  }
  return [...found.values()];
}

/** Every form of a demonym: adjectives in all genders, numbers and cases; people in both numbers. */
export function russianDemonymForms(words: readonly string[]): string[][] {
  const last = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  return [...new Set([last, ...demonymForms(last)])].map((form) => [...before, form]);
}

function demonymForms(word: string): string[] {
  const endings = (stem: string, list: string) =>
    list.split(" ").map((ending) => stem + (ending === "-" ? "" : ending));
  if (/(ск|цк)ий$/u.test(word)) return wholeAdjective.map((ending) => word.slice(0, -2) + ending);
  if (/ый$/u.test(word)) return hardAdjective.map((ending) => word.slice(0, -2) + ending);
  if (/ец$/u.test(word)) {
    const stem = word.slice(0, -2);
    const joint = /[аеиоуыэюя]$/u.test(stem) ? "й" : "";
    return endings(`${stem}${joint}`, "ца цу цем цом це цы цев цам цами цах");
  }
  if (/(ян|ан)ин$/u.test(word)) {
    const stem = word.slice(0, -2);
    return [...endings(word, "а у ом е"), ...endings(stem, "е - ам ами ах")];
  }
  if (/ка$/u.test(word)) return endings(word.slice(0, -1), "и е у ой ам ами ах");
  if (/[кнрт]$/u.test(word)) return endings(word, "а у ом е и ы ов ам ами ах");
  return casesOf(word).flat();
}
