import type { Quote } from "@throughline/contracts";
import { fold } from "@throughline/text";
import { createWordList } from "./word-list.ts";

export type Stance = Quote["stance"];

/**
 * Verbs that attribute words to a speaker, by what they make of them. A warning is said, not threatened,
 * since inspectors and doctors warn too.
 */
const byStance: Record<Exclude<Stance, "unknown">, string> = {
  said:
    "said says saying say told tells added adds stated states stressed stresses emphasized emphasised emphasizes noted notes warned warns wrote writes " +
    "tweeted posted declared declares announced announces insisted insists claimed claims argued argues explained explains asked asks replied replies responded " +
    "remarked commented comments reiterated urged urges concluded continued recalled admitted acknowledged confirmed confirms asserted asserts suggested observed " +
    "according quoted " +
    "сказал* говорит говорил* заявил* заявля* отметил* отмеча* подчеркнул* подчеркива* добавил* добавля* сообщил* сообща* написал* пишет пояснил* поясня* ответил* отвеча* " +
    "предупредил* предупрежда* считает напомнил* уточнил* рассказал* цитирует передает словам призвал* указал* резюмировал* констатировал* спросил* " +
    "گفت گفته گفتند افزود تاکید اظهار نوشت خاطرنشان هشدار بیان تصریح گوید میگوید اعلام عنوان یادآور " +
    "قال قالت قالوا اضاف اضافت اکد اکدت صرح صرحت اعلن اعلنت اوضح اوضحت کتب کتبت شدد شددت اشار اشارت یقول تقول ذکر ذکرت حذر حذرت تابع تابعت اعتبر اعتبرت",
  denied:
    "denied denies rejected rejects dismissed dismisses refuted опроверг* отрицал* отрица* отверг* отверга* تکذیب رد نفی نفت رفض رفضت",
  threatened: "threatened threatens пригрозил* угрожал* угрожа* تهدید هدد هددت توعد توعدت",
  promised:
    "promised promises pledged pledges vowed vows пообещал* обещал* обеща* поклял* وعده قول تعهد تعهدت وعد وعدت",
};

const lists = (Object.entries(byStance) as [Stance, string][]).map(([stance, list]) => ({
  stance,
  has: createWordList(list),
}));

/** What kind of attribution a folded word makes; undefined for a word that makes none. */
export function stanceOfCue(folded: string): Stance | undefined {
  return lists.find(({ has }) => has(folded))?.stance;
}

/** Folded pronouns that stand for a speaker named before. */
export const pronouns: ReadonlySet<string> = new Set("he she они он она وی او هو هی".split(" ").map(fold));
