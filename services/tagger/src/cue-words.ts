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
    "according quoted called calls described describes demanded demands joked jokes quipped shouted shouts yelled yells chanted complained complains lamented " +
    "mused boasted countered counters conceded cautioned cautions alleged alleges accused begged pleaded whispered cried recounted remembered predicted predicts " +
    "wondered vented retorted testified proclaimed contended contends maintained maintains believes opined tweets writes reported thinks thought " +
    "adding telling asking warning arguing noting stressing insisting claiming explaining calling writing tweeting declaring stating recalling shouting yelling chanting joking " +
    "сказал* говорит говорил* заявил* заявля* отметил* отмеча* подчеркнул* подчеркива* добавил* добавля* сообщил* сообща* написал* пишет пояснил* поясня* ответил* отвеча* " +
    "предупредил* предупрежда* считает напомнил* уточнил* рассказал* цитирует передает словам призвал* указал* резюмировал* констатировал* спросил* " +
    "گفت گفته گفتند افزود تاکید اظهار نوشت خاطرنشان هشدار بیان تصریح گوید میگوید اعلام عنوان یادآور " +
    "قال قالت قالوا اضاف اضافت اکد اکدت صرح صرحت اعلن اعلنت اوضح اوضحت کتب کتبت شدد شددت بحسب وفقا اشار اشارت یقول تقول ذکر ذکرت حذر حذرت تابع تابعت اعتبر اعتبرت",
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

/** Folded pronouns that stand for a speaker named before; Persian ones tell no gender. */
const pronouns: ReadonlyMap<string, "male" | "female" | "any"> = new Map(
  Object.entries({ male: "he он его هو", female: "she она ее هی", any: "وی او ایشان" } as const).flatMap(
    ([gender, list]) =>
      list.split(" ").map((word) => [fold(word), gender as "male" | "female" | "any"] as const),
  ),
);

export const genderOfPronoun = (folded: string): "male" | "female" | "any" | undefined =>
  pronouns.get(folded);

/** What may stand between a subject and its verb, folded. */
export const isAdverb = createWordList(
  "also then later often repeatedly further once still again never has have had would recently previously earlier always even first only simply just famously further " +
    "reportedly angrily quickly publicly однако также затем позже ранее потом еще тогда при этом همچنین سپس هم نیز ایضا",
);
