const rights = [
  /^(?:copyright\b|©|\(c\)\s*(?:19|20)\d\d)/iu,
  /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\b(?:todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|wszelkie prawa zastrzeżone|tüm hakları saklıdır)\b/iu,
  /все права защищены|усі права захищені|при (?:использовании|перепечатке|цитировании) материалов/iu,
  /(?:تمامی|تمام|کلیه|همه)[\sی‌]+حقوق|حق نشر|جميع الحقوق محفوظة|כל הזכויות שמורות/u,
  /©\s*(?:19|20)\d\d|©\p{Lu}|(?:19|20)\d\d\s*©/u,
  /^(?:(?:site|website|web)\s+)?(?:designed|developed|powered|hosted|built)(?:\s+(?:and|&)\s+(?:designed|developed|powered|hosted|maintained))?\s+by\b/iu,
  /^our standards\s*:|^(?:the )?(?:views|opinions) expressed (?:in|here|are|by|above)\b/iu,
  /^il vous reste \d[\d.,]*\s?% de cet article/iu,
  /^(?:разработка|дизайн|создание)\s+(?:сайта|и)\b|^(?:طراحی|طراحی و تولید|تولید)[\s:]+(?!شد)\S/u,
];
const requests = [
  /^(?:subscribe|sign up|follow us|join us|download (?:the|our) app|share this|print this|click here|read more|back to top|leave a comment|comments?)\b.{0,100}$/iu,
  /^(?:подпис(?:ывайтесь|аться|итесь)|читайте нас|следите за нами|поделиться)(?![\p{L}]).{0,100}$/iu,
  /^(?:ما را در .{0,40}دنبال کنید|به کانال .{0,60}بپیوندید|اشتراک[‌ ]گذاری|تابعونا|اشترك)/u,
];
/** Longest line that a notice has; a paragraph that only speaks of copyright is longer. */
const longestNotice = 240;

/** What editors and agencies put around a text: its number, its end, tags, where text and picture are from, who edited it. */
const editorial = [
  /^(?:کد خبر|شناسه خبر|کد مطلب|news (?:id|code))\s*[:：]?\s*[\p{N}/]+$/iu,
  /^(?:انتهای پیام|پایان پیام|پایان خبر)\s*[/.]?\s*[\p{L}\p{N}]{0,6}$/u,
  /^(?:tags?|keywords|schlagw[oö]rter|schlagworte|теги|метки|ключевые слова|برچسب(?:[\s\u200c]?ها)?|کلید\s?واژه(?:[\s\u200c]?ها)?|كلمات مفتاحية|الوسوم|标签|標籤|关键词|關鍵字)\s*[:：]/iu,
  /^(?:(?:source|quelle|fonte|fuente|источник|منبع|المصدر|来源|來源|출처|photos?|pictures?|images?|bild|фото(?:графия)?|иллюстрация|عکس|تصویر|الصورة|图片|圖片|写真)\s*[:：]|photo by\s)\s*.{1,80}$/iu,
  /^[【[（(]?\s*(?:纠错|責任編輯|责任编辑|编辑|編輯|责编|校对|審校).{0,30}$/u,
  /^our standards\s*:/iu,
  /^(?:--\s)?(?:sent from my \p{L}+|get outlook for \p{L}+|отправлено (?:с|из) .{1,30}|von meinem \p{L}+ gesendet|envoyé de mon \p{L}+|enviado desde mi \p{L}+)\.?$/iu,
  /^[-–—_=*~]{2,}$/u,
];
const longestEditorial = 160;

/** Whether a line is an editor's or an agency's mark beside a text; none that is a sentence. */
export function isEditorialLine(line: string): boolean {
  return (
    line.length <= longestEditorial &&
    editorial.some((pattern) => pattern.test(line)) &&
    !/[\p{Ll}\p{Lo}]{3}[.!?…؟]\s\p{L}/u.test(line)
  );
}

/** Whether a line, at the end of a text, is a notice of the site: rights, makers, requests to subscribe. */
export function isSiteNotice(line: string): boolean {
  if (line.length > longestNotice) return false;
  if (isEditorialLine(line)) return true;
  return (
    rights.some((pattern) => pattern.test(line)) || (line.length < 140 && requests.some((p) => p.test(line)))
  );
}

const relatedHeading =
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stories|news|topics|posts|content|links|coverage))?|more (?:stories|news|from .{1,40}|on this(?: story| topic)?)|most (?:read|popular|viewed)|popular(?: news| now)?|trending(?: now)?|latest(?: news| stories)?|recommended(?: for you)?|you (?:may|might) (?:also )?like|don't miss|up next|lesen sie auch|mehr zum thema|das könnte sie auch interessieren|(?:à )?lire aussi|sur le même sujet|(?:lea|lee) (?:también|además)|te puede interesar|noticias relacionadas|leia (?:também|mais)|leggi anche|lees ook|czytaj (?:też|także|również)|läs också|læs også|les også|lue myös|ilgili haberler|читайте (?:также|ещё|еще)|смотрите также|материалы по теме|(?:ещё |еще )?по теме|другие новости|популярное|новости по теме|читайте також|بیشتر بخوانید|(?:اخبار|مطالب) مرتبط|همچنین بخوانید|اقر[أا] (?:أيضا|أيضًا|أيضاً|المزيد)|مواضيع ذات صلة|קראו גם|関連記事|相关(?:新闻|阅读|报道))\s*[:：…]*$/iu;

/** Whether a line only announces links to other articles. */
export function isRelatedHeading(line: string): boolean {
  return line.length <= 60 && relatedHeading.test(line.replace(/[’]/g, "'"));
}

/** Whether a line announces another article and names it: "Read also: Footbridge opens in the north". */
export function isRelatedLine(line: string): boolean {
  const colon = line.search(/[:：]/u);
  if (colon === -1 || line.length > 200 || /[.…。؟?!।]["'”’»)]*$/u.test(line)) return false;
  return isRelatedHeading(line.slice(0, colon)) && line.slice(colon + 1).trim() !== "";
}

const adLabel =
  /^(?:advertisements?|advertising|sponsored(?: content)?|ad|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|mainos|reklam[ay]?|реклама|на правах рекламы|تبلیغات|آگهی|إعلان|اعلان|פרסומת|广告|廣告|広告|광고)(?:\s[·•|]\s.{1,25})?$/iu;

/** Whether a line only labels the advertisement that stood there. */
export function isAdLabel(line: string): boolean {
  return line.length <= 45 && adLabel.test(line);
}

const offers = [
  /\bsubscribe (?:now |today )?to (?:read|continue|keep|unlock)\b|\bto (?:continue|keep) reading,? (?:this|the|please|subscribe|register|log|sign|start|become)|\b(?:article|story|content) is (?:only )?(?:available )?(?:exclusively )?(?:for|to) (?:our )?(?:paid )?(?:subscribers|members)\b|\balready a (?:subscriber|member)\?|\bcancel (?:anytime|at any time)\b/iu,
  /\bjetzt weiterlesen\b|\bweiterlesen mit\b|\bjederzeit kündbar\b|\bnur für abonnent|\b(?:bereits|schon) abonnent/iu,
  /réservée? (?:à nos|aux) abonnés|il vous reste [1-9][\d.,]*\s?% de cet article|abonnez-vous pour (?:lire|continuer)|déjà abonné/iu,
  /(?:доступ\p{L}*|читают) только (?:для )?(?:наши[мх] )?подписчик|только для подписчиков|оформите подписку, чтобы|чтобы (?:дочитать|читать дальше)/iu,
  /(?:exclusivo|solo) para suscriptores|suscríb[ea]\p{L}* para (?:leer|seguir|continuar)|exclusivo para assinantes|riservato agli abbonati|(?:alleen|exclusief) voor abonnees|tylko dla (?:prenumeratorów|subskrybentów)/iu,
  /(?:ویژه|مخصوص) (?:مشترکان|مشترکین)|للمشتركين فقط|订阅.{0,6}(?:继续阅读|阅读全文)|会員限定記事|구독자 전용/u,
];

/** Whether a line, at the end of a text, offers its rest to those who subscribe. */
export function isOffer(line: string): boolean {
  return line.length <= longestNotice && offers.some((pattern) => pattern.test(line));
}
