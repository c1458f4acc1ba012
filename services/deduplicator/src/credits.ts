import type { Publisher } from "@throughline/contracts";

/** Whom a text names as its source. `publisher` is "" where it names none, as "foreign media" does. */
export type Credit = { publisher: string; text: string; start: number; end: number };

/** Reads whom an article's text says it is from; `own` is its own publisher, which it may name as well. */
export type CreditReader = (text: string, own: string) => Credit | undefined;

/** A report names its source in its first sentences or at its very end; further in, it cites one for a detail. */
const leadLength = 400;
const datelineLength = 120;
const tailLength = 160;

const cuesBefore = [
  "according to|citing|quoting|cited by|reported by|reports? via|via",
  "сообща[ею]т|сообщил[аои]?|переда[её]т|передают|передал[аои]?|пишет|пишут|со ссылкой на|по (?:данным|сообщению|информации)",
  "به گزارش|به نقل از",
  "نقلا? عن|نقلًا عن|نقلاً عن|بحسب|حسب|أفادت|ذكرت|وفقا? ل|وفقًا ل|وفقاً ل",
].join("|");
const cuesBehind =
  "reports?|reported|сообща[ею]т|сообщил[аои]?|переда[её]т|передал[аои]?|گزارش (?:داد|می.?دهد|کرد)";
const tailCues = "Source|Источник|منبع|المصدر";
/** Words between a cue and the name: "the news agency", "خبرگزاری". */
const between = '\\s*(?:[\\p{L}\\u200c]+\\s+){0,3}?["«“]?';
const abroad =
  "foreign (?:media|press)|(?:зарубежны[ехм]+|иностранны[ехм]+) (?:СМИ|медиа)|رسانه.?های خارجی|وسائل (?:إعلام|الإعلام) (?:ال)?أجنبية";

/**
 * Makes a reader that knows these publishers by the names under which texts credit them. Names are told apart by case,
 * since many are short words in capitals.
 */
export function createCreditReader(publishers: readonly Publisher[]): CreditReader {
  const publisherOf = new Map(
    publishers.flatMap(({ name, credits }) =>
      [name, ...credits].map((each) => [plainName(each), name] as const),
    ),
  );
  const names = [...publisherOf.keys()].sort((a, b) => b.length - a.length).map(pattern);
  const name = `(?<name>${[...names, abroad].join("|")})(?![\\p{L}\\p{N}])`;
  const dateline = new RegExp(`[(/\\[—–-]\\s*${name}\\s*[)/\\].:—–-]`, "gu");
  const lead = new RegExp(`(?<!\\p{L})(?:${cuesBefore})${between}${name}`, "giu");
  const behind = new RegExp(`(?<![\\p{L}\\p{N}])${name}["»”]?,?\\s+(?:${cuesBehind})(?!\\p{L})`, "gu");
  const tail = new RegExp(`(?<!\\p{L})(?:${tailCues})\\s*:\\s*${name}[.)\\s]*$`, "gu");
  return (text, own) => {
    const tailStart = Math.max(0, text.length - tailLength);
    const zones: [RegExp, string, number][] = [
      [dateline, text.slice(0, datelineLength), 0],
      [lead, text.slice(0, leadLength), 0],
      [behind, text.slice(0, leadLength), 0],
      [tail, text.slice(tailStart), tailStart],
    ];
    for (const [cue, zone, offset] of zones) {
      for (const match of zone.matchAll(cue)) {
        const named = plainName(match.groups?.name ?? "");
        const publisher = publisherOf.get(named) ?? "";
        const isName = publisher !== "" || new RegExp(`^(?:${abroad})$`, "iu").test(named);
        if (!isName || publisher === own) continue;
        const start = offset + match.index;
        return { publisher, text: match[0].trim(), start, end: start + match[0].length };
      }
    }
    return undefined;
  };
}

function plainName(name: string): string {
  return name.normalize("NFC").replaceAll("\u200c", " ").replace(/\s+/g, " ").trim();
}

/** A name as it may stand in a text: any space, or none of width, between its words. */
function pattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(" ", "[\\s\\u200c]+");
}
