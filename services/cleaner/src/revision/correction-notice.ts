import { sentences } from "@throughline/text";

/**
 * How publishers own to a mistake, by language: a heading word with a colon, or a phrase about an earlier version.
 * An update that adds news is no correction.
 */
const notices: readonly RegExp[] = [
  /^[\s*([]*(?:corrections?|clarifications?|corrected|errat(?:um|a))(?:\s+(?:and|&)\s+clarifications?)?(?:\s*\([^)]{1,40}\))?\s*[:—–-]/iu,
  /\b(?:an? )?(?:earlier|previous|prior|original) (?:version|edition) of (?:this|the) (?:article|story|report|post|piece|headline|text)\b/iu,
  /\bthis (?:article|story|report|post|piece|headline) (?:has been|was) (?:corrected|amended)\b/iu,
  /\b(?:corrects|fixes) (?:the |a |an )?(?:spelling|name|date|figure|day|number|title|typo|headline|paragraph|quote|attribution|to )/iu,
  /^[\s*([]*(?:исправление|уточнение|поправка|опровержение)\s*[:.—–-]/iu,
  /(?:в|во) (?:предыдущей|первоначальной|более ранней|прежней) (?:версии|редакции) (?:этого |данного |этой |данной )?(?:материала|статьи|текста|новости|публикации|сообщения)/iu,
  /(?:материал|текст|статья|новость|заголовок) (?:был |была )?(?:исправлена?|уточн[её]на?)/iu,
  /^[\s*([]*(?:اصلاحیه|تصحیح|توضیح و اصلاح)\s*[:：—–-]/u,
  /(?:نسخه|نسخهٔ|نسخه‌ی) (?:قبلی|پیشین|اولیه) (?:این|از این) (?:خبر|مطلب|گزارش|مقاله)/u,
  /(?:این|متن) (?:خبر|مطلب|گزارش|مقاله) (?:اصلاح|تصحیح) شد/u,
  /^[\s*([]*(?:تصحيح|تصويب|تنويه وتصحيح|استدراك)\s*[:：—–-]/u,
  /(?:نسخة|صيغة) (?:سابقة|سابقه|أولى) من (?:هذا|هذه) (?:الخبر|المقال|التقرير|المادة)/u,
  /^[\s*([]*(?:rectificati(?:f|on)|erratum|corrigendum)\s*[:—–-]/iu,
  /une version (?:antérieure|précédente) de (?:cet article|ce texte)/iu,
  /^[\s*([]*(?:korrektur|berichtigung|richtigstellung)(?:shinweis)?\s*[:—–-]/iu,
  /in einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)/iu,
];

/** Notices stand at the head or the foot of an article; what is quoted from others stands between. */
const longestEdge = 1500;

/**
 * The sentence in which an article's publisher owns to a correction, or null. It is looked for in the first and
 * last 1,500 characters, in English, Russian, Persian, Arabic, French and German.
 */
export function correctionNotice(text: string, language = "und"): string | null {
  const edges =
    text.length <= 2 * longestEdge ? [text] : [text.slice(-longestEdge), text.slice(0, longestEdge)];
  for (const edge of edges)
    for (const { text: sentence } of sentences(edge, language))
      if (notices.some((notice) => notice.test(sentence))) return sentence;
  return null;
}
