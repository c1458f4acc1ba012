import { fold, words } from "@throughline/text";
import type { CodeFault } from "./country-codes.ts";

/**
 * Words that stand in nearly every article of their language: an alias that folds to one of them finds them all.
 * The commonest function words, and the months, days and plain nouns that are also names.
 */
const common: Record<string, Set<string>> = {
  en: wordsOf(`the and for are but not you all any can had her was one our out day get has him his how man new now old see
    two way who its did yes say she too use will would could should may march april june august sunday monday mark bill
    hope joy faith will state union party city times house guard force power star general major people week year time
    world government president minister report news agency`),
  ru: wordsOf(`и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от
    меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас опять год года лет день мир свет
    вера надежда любовь роман марк стороны страна власть правительство президент министр газета новости`),
  fa: wordsOf(`و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد شده می اما یا دو همه او ما من اگر هر سال
    روز بود پیش پس امید پیروز مهر دولت کشور رئیس وزیر خبر مردم جهان`),
  ar: wordsOf(`في من على إلى أن عن هذا هذه التي الذي ما لا لم مع كان كل بعد قبل بين هو هي أو قد ثم إذا حتى غير عند يوم عام
    سنة بلد دولة رئيس وزير خبر كيف أمل سعيد كريم سلام العالم الحكومة`),
};

function wordsOf(text: string): Set<string> {
  return new Set(text.split(/\s+/u).map(fold));
}

/** Why an alias would find what it does not mean, if it would. Capitals alone ("US") are found as written, and so are safe. */
export function ambiguity(alias: string, language: string): CodeFault | undefined {
  const folded = words(alias).map((word) => word.folded);
  const letters = folded.join("").length;
  const mend = "write a longer form, or take it out";
  if (letters === 0) return { what: `"${alias}" has no letter to be found by`, mend };
  if (/^[\p{Lu}.&-]{2,7}$/u.test(alias)) return undefined;
  if (letters === 1) return { what: `"${alias}" is a single letter`, mend };
  const cased = alias.toLowerCase() !== alias.toUpperCase();
  if (letters === 2 && cased && alias === alias.toLowerCase())
    return { what: `"${alias}" is two small letters, which stand for much else`, mend };
  if (folded.length === 1 && common[language]?.has(folded[0] ?? ""))
    return { what: `"${alias}" is a common word of ${nameOf(language)}`, mend };
  return undefined;
}

const nameOf = (language: string) =>
  new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
