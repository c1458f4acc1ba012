import type { TaggedField } from "./candidates.ts";
import type { Stance } from "./cue-words.ts";
import type { Cue } from "./cues.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { sentenceBreak } from "./speaker-places.ts";

/** How far behind its verb a participle may say what was meant, in characters. */
const participleReach = 120;

/** "He said, denying the report", in four languages; at the beginning or after a comma, since "denying" may be what others do. */
const participles: readonly (readonly [Exclude<Stance, "said" | "unknown">, RegExp])[] = [
  [
    "denied",
    /(?:^|[,،])\s*(?:(?:flatly|strongly|again|firmly|categorically|also)\s)?(?:denying|rejecting|dismissing|refuting|опровергая|отвергая|отрицая|نافي[اً]+|رافض[اً]+)(?!\p{L})|(?:^|\s)(?:با|در)\s(?:رد|تکذیب)(?!\p{L})/iu,
  ],
  ["threatened", /(?:^|[,،])\s*(?:threatening|угрожая|пригрозив|مهدد[اً]+)(?!\p{L})/iu],
  ["promised", /(?:^|[,،])\s*(?:promising|pledging|vowing|пообещав|обещая|متعهد[اً]+)(?!\p{L})/iu],
];

/**
 * Words that are a denial by themselves, at the beginning of what is quoted: this, that or the reports, and that they are
 * not true.
 */
const flatDenials: readonly RegExp[] = [
  /^(?:no[,.]\s)?(?:this|that|it|(?:all|these|those|the|such)\s(?:\p{L}+\s)?(?:reports?|claims?|allegations?|rumou?rs?|accusations?|stor(?:y|ies)|news)|(?:reports?|claims|allegations|rumou?rs|accusations)(?:\s\p{L}+){0,3})\s(?:(?:is|are|was|were)\s(?:\p{L}+ly\s)?(?:not\s(?:\p{L}+ly\s)?(?:true|correct|accurate|the case)|untrue|false|fake|baseless|unfounded|groundless|fabricated|nonsense|(?:a\s)?lies?|fiction)|(?:isn|aren|wasn|weren)['’]t\strue|has\sno\sbasis|have\sno\sbasis)(?!\p{L})/iu,
  /^(?:нет,\s)?(?:(?:это|эт[аи]\s\p{L}+|так(?:ие|ая)\s\p{L}+|сообщения|слухи|информация|обвинения|утверждения)\s)(?:[—–-]\s)?(?:(?:абсолютн|полн|совершенн|откровенн)\p{L}+\s)?(?:не\s?правда|не\sтак(?!\p{L})|не\sсоответству\p{L}+\s(?:действительности|реальности)|ложь|ложн\p{L}+|фейк|вымысел|лживы|беспочвенн\p{L}+)/iu,
  /^(?:(?:این|چنین)\s(?:خبر|خبرها|گزارش|گزارش‌ها|ادعا|ادعاها|ادعاهای|موضوع|شایعات|اتهامات)(?:\s\p{L}+){0,2}|این)\s(?:صحت\sندارد|واقعیت\sندارد|حقیقت\sندارد|درست\sنیست|صحیح\sنیست|دروغ\sاست|کذب\sاست|کاملا\sدروغ\sاست|بی‌اساس\sاست|بی\sاساس\sاست)/u,
  /^(?:هذا|هذه\s\p{L}+|تلك\s\p{L}+|الأنباء|التقارير|الاتهامات)(?:\s\p{L}+){0,2}\s(?:غير\sصحيحة?|ليس(?:ت)?\sصحيح(?:ا|اً|ة)|كاذبة?|كذب|باطلة?|عار(?:ية)?\sعن\sالصحة|لا\sأساس\sل(?:ها|ه))/u,
];

/**
 * What a speaker does with words whose verb only says that they were said: a participle in the verb's sentence may make
 * them a denial, a threat or a promise.
 */
export function stanceOfClause({ text }: TaggedField, span: QuotedSpan, { word, stance }: Cue): Stance {
  if (stance !== "said") return stance;
  const limit = span.start > word.end ? span.start - 1 : span.paragraphEnd;
  const behind = text.slice(word.end, Math.min(limit, word.end + participleReach));
  const from = span.start > word.end ? span.paragraphStart : span.end;
  const ahead = text.slice(Math.max(from, word.start - participleReach), word.start);
  const clauses = [behind.slice(0, behind.search(sentenceBreak) + 1 || behind.length), lastSentence(ahead)];
  const meant = participles.find(([, pattern]) => clauses.some((clause) => pattern.test(clause)));
  return meant?.[0] ?? "said";
}

const lastSentence = (text: string) => text.split(/[.!?؟…»”"\n]\s/u).at(-1) ?? "";

/** "This is not true" denies by itself. */
export const isFlatDenial = (quoted: string): boolean => flatDenials.some((denial) => denial.test(quoted));
