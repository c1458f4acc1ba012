/**
 * How publishers own to a mistake: a heading word with a colon, by language. Behind it may stand the number or the
 * name of what is corrected, in brackets.
 */
const headingWords = [
  "corrections?(?:\\s+(?:and|&)\\s+clarifications?)?|clarifications?|corrected|corrects|errat(?:um|a)",
  "исправлен(?:ие|о|а|ы)|уточнение|поправка|опровержение|виправлення|уточнення",
  "اصلاحیه|تصحیح|توضیح و اصلاح",
  "تصحيح|تصويب|تنويه وتصحيح|استدراك",
  "rectificati(?:f|on)|corrigendum|korrektur|berichtigung|richtigstellung|korrekturhinweis",
  "correcci[oó]n|fe de erratas?|rettifica|errata corrige|correção|düzeltme",
  "更正|勘误|勘誤|订正|訂正|お詫びと訂正",
];

/** A heading word at the head of a sentence, with its mark. */
export const heading = new RegExp(
  `^[\\s*•([【]*(${headingWords.join("|")})(?:\\s*\\([^)]{1,40}\\))?\\s*[:：—–\\]】-]`,
  "iu",
);

/** Words of a mistake, behind a heading word in English; without them it may be a correction of the markets. */
export const mistake =
  /\b(?:errors?|incorrect\w*|wrong\w*|mis(?:stat|spel|identif|attribut|quot)\w*|mistak\w*|earlier|previous|original\w*|version|should|instead|paragraphs?|headline|spelling|adds?|fixe[sd]|removes?|deletes?|dropped|clarif\w*)\b/iu;

const piece = "(?:article|story|report|post|piece|headline|text|page|caption)";
const amended = "(?:corrected|amended|(?:updated|edited|revised|changed) to (?:correct|fix|clarify|remove))";

/** Phrases about an earlier version or about what was done to the text. An update that adds news is no correction. */
export const phrases: readonly RegExp[] = [
  new RegExp(
    `\\b(?:an? )?(?:earlier|previous|prior|original) (?:version|edition) of (?:this|the) ${piece}\\b`,
    "iu",
  ),
  /\b(?:earlier|previous|prior|original) version (?:incorrectly|wrongly|mistakenly|erroneously|mis(?:stat|spel|identif|attribut|quot)\w*|gave the wrong)\b/iu,
  new RegExp(`\\bthis (?:[\\p{L}\\d.,]+ ){0,4}${piece} (?:has been|was|is) ${amended}\\b`, "iu"),
  /^[\s*•([]*(?:an? )?corrections? (?:was|were|has been|have been) (?:made|issued|published|added)\b/iu,
  /^[\s*•]*[([]\s*(?:corrects|fixes)\b/iu,
  /\b(?:corrects|fixes) (?:the |a |an )?(?:spelling|name|date|figure|day|number|title|typo|headline|paragraph|quote|attribution|to )/iu,
  /^(?:we|the editors?) (?:regrets?|apologi[sz]es?(?: for)?) (?:the|this|any|our) (?:error|mistake)s?\b/iu,
  /^(?:исправление|уточнение|поправка|опровержение)\.(?:\s|$)/iu,
  /(?:в|во) (?:первой|предыдущей|первоначальной|изначальной|более ранней|ранней|прежней) (?:версии|редакции) (?:этого |данного |этой |данной |нашего |нашей )?(?:материала|статьи|текста|новости|публикации|сообщения|заметки)/iu,
  /(?:материал|текст|статья|новость|заголовок|заметка) (?:был |была )?(?:исправлена?|уточн[её]на?)(?!\p{L})/iu,
  /(?:в|во) (?:тексте|заголовке|материале|статье|новости|публикации|заметке) (?:была |были |был )?(?:исправлен|допущен)[аоы]? (?:\p{L}+ )?(?:ошибк|неточност|опечатк)/iu,
  /^(?:в (?:текст|материал|новость|статью|заголовок) )?внесен[аоы]? (?:исправлени|правк|уточнени)/iu,
  /редакция (?:\p{L}+ )?(?:приносит (?:\p{L}+ )?извинени|извиняется|сожалеет об ошибке)/iu,
  /(?:نسخه|نسخهٔ|نسخه‌ی) (?:قبلی|پیشین|اولیه) (?:این|از این) (?:خبر|مطلب|گزارش|مقاله)/u,
  /(?:این|متن) (?:خبر|مطلب|گزارش|مقاله) (?:اصلاح|تصحیح) شد/u,
  /(?:نسخة|صيغة) (?:سابقة|سابقه|أولى) من (?:هذا|هذه) (?:الخبر|المقال|التقرير|المادة)/u,
  /(?:تم|جرى) تصحيح (?:هذا |هذه )?(?:الخبر|المقال|التقرير|المادة|خطأ)/u,
  /une version (?:antérieure|précédente|initiale) de (?:cet article|ce texte)/iu,
  /in einer (?:früheren|vorherigen|ersten|älteren) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)/iu,
  /una versión (?:anterior|previa) de este (?:artículo|texto)/iu,
  /una (?:precedente|prima) versione di questo (?:articolo|testo)/iu,
  /(?:此前|先前|早前|较早|較早|原|旧)版本(?:误|誤|错|錯|中?的?(?:错误|錯誤|失误))/u,
  /本(?:文|稿|报道|報道)(?:已|曾|经|經)?(?:作出?)?(?:更正|修正|订正|訂正)/u,
];
