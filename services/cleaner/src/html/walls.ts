/** What the software that makes such pages writes, in any language, and how people say it: a status and no more. */
const status =
  /(?:^|[-–—|(:]\s*|(?:error|page|fehler|erreur|errore|erro|hata|błąd|ошибка|страница|помилка|خطای|خطا|خطأ|错误|http)\s)(?:404|410|403|500|502|503|504|۴۰۴|۴۰۳|۵۰۰|٤٠٤|٤٠٣|٥٠٠)\s*(?:$|[-–—):.!|(]|(?:page |error:? )?(?:not found|forbidden|gone|service unavailable|bad gateway))/imu;
/** Sentences that only such a page has. */
const missing =
  /(?:page|article|content|file)\s(?:(?:is\s|was\s|you\s.{0,30})?(?:not|no\slonger)\s(?:found|available|exist)|(?:could\snot|can'?t|cannot)\sbe\sfound)|(?:can'?t|cannot|could\snot|couldn'?t)\sfind\s(?:that|this|the)\spage|seite (?:wurde )?(?:leider )?(?:nicht gefunden|existiert nicht)|page (?:est )?(?:introuvable|non trouvée|n'existe)|p[áà]gina (?:que .{0,30} )?(?:no encontrada|no existe|não encontrada|não existe|non trovata|non esiste)|pagina (?:niet gevonden|bestaat niet)|(?:такой страницы|страницы с таким адресом) (?:нет|не существует)|страниц[аы].{0,40}(?:не найдена|не существует|удалена)|сторінк[ау].{0,20}не (?:знайдено|існує)|(?:صفحه|مطلب|خبر).{0,40}(?:یافت|پیدا) نشد|صفحه.{0,40}وجود ندارد|الصفحة.{0,40}(?:غير (?:موجودة|متوفرة|متاحة)|لم يتم العثور)|הדף.{0,20}לא נמצא|sayfa bulunamadı|strona nie (?:istnieje|została znaleziona)|(?:页面|网页|頁面|網頁).{0,6}(?:不存在|未找到|找不到|无法找到|已被?删除|已被?刪除)|ページ(?:が|は)見つかりません|페이지를 찾을 수 없/iu;
/** Words that headlines have, too: they mean an error only where they are a whole title, or its whole part. */
const errorTitle =
  /^(?:(?:http )?(?:error )?\d{3}:?\s+)?(?:not found|access (?:is )?denied|forbidden|service (?:temporarily )?unavailable|(?:502 )?bad gateway|internal server error|gateway time-?out|(?:oops,? )?something went wrong|(?:an )?error(?: occurred)?|доступ запрещ[её]н)[.!…]*$/iu;

/** What only a wall against robots says of itself. */
const botWall =
  /checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|cloudflare ray|\bray[- ]id\b|enable javascript and cookies to continue|unusual traffic from your|pardon our interruption|please (?:enable|turn on) (?:javascript|js)\b.{0,20}(?:continue|proceed|view|disable)|проверк\p{L} (?:\p{L}+ )?браузера|вы не робот|вы, а не робот|подозрительн\p{L}+ (?:активность|трафик) с вашего|ob sie ein mensch sind|(?:dass sie )?kein roboter|que vous (?:êtes un|n'êtes pas un) (?:humain|robot)|que (?:no )?eres un (?:humano|robot)|che non sei un robot|من ربات نیستم|ربات نیستید|مرورگر شما.{0,20}(?:حال|مورد) بررسی|لست روبوت|أنك إنسان|(?:验证|確認|确认)您?(?:是真人|不是机器人)/iu;
/** Whole titles of such walls. */
const botTitle =
  /^(?:(?:please wait|one moment|just a moment)[.…!,\s]*(?:please[.…!]*)?|attention required!?|security (?:check|verification)|access to this page has been denied\.?|are you (?:a )?(?:robot|human)\??|ddos[- ](?:protection|guard)|(?:re)?captcha|human verification|sicherheits(?:über)?prüfung|проверка безопасности|بررسی امنیتی|安全验证|人机验证)$/iu;
/** Words that walls share with reports of them. */
const robotWords =
  /captcha|unusual traffic|security check|ddos[- ](?:protection|guard)|attention required|javascript|sicherheits(?:über)?prüfung|доступ (?:временно )?ограничен/iu;

const consentWall =
  /before you continue to|we (?:value|care about) your privacy|(?:accept|manage) (?:all )?cookies|cookie (?:consent|settings|preferences)|datenschutzeinstellungen|wir (?:und unsere (?:bis zu )?(?:\d+ )?partner|verwenden cookies)|mit werbung und tracking|nous respectons votre vie privée|le respect de votre vie privée|мы используем файлы cookie/iu;
/** The words that no such request does without: cookies, agreeing, and what it is asked for. */
const cookies = /\bcookies?\b|куки|کوکی|ملفات تعريف الارتباط|çerez|クッキー|쿠키/iu;
const agreeing =
  /consent|accept|\bagree|zustimm|einwillig|akzept|acepta|accett|aceit|toestemming|souhlas|zgod[ay]|zgadza|samtyck|godkänn|hyväksy|elfogad|согла[сш]|приня|принима|погоджу|موافق|قبول|پذیر|می‌پذیر|kabul|同意|동의/iu;
const askedFor =
  /privacy|tracking|\bads?\b|advert|werb|publicit|pubblicit|annons|reklam|реклам|partner|partenaire|партн|personal|personnel|persönlich|données|daten|\bdat[ioa]s?\b|gegevens|данн|сайт|بيانات|الخصوصية|إعلان|داده|حریم|تبلیغ|veri/iu;

/** Whether a title or a heading is an error page's: all of it, or a part between bars or dashes. */
export function isErrorTitle(text: string): boolean {
  const title = straight(text);
  if (status.test(title) || missing.test(title)) return true;
  return title.split(/\s*[|·]\s*|\s+[-–—]+\s+/u).some((part) => errorTitle.test(part.trim()));
}

/** Whether a text says that what was asked for is not there. */
export function isErrorText(text: string): boolean {
  return status.test(straight(text)) || missing.test(straight(text));
}

/** Whether a title or a heading is, as a whole, that of a wall against robots. */
export function isBotTitle(text: string): boolean {
  const title = straight(text);
  return title.split(/\s*[|·]\s*|\s+[-–—]+\s+/u).some((part) => botTitle.test(part.trim()));
}

/** Whether a text is a wall's own; `isBare`: on a page with hardly a link, words that reports share are enough. */
export function isBotText(text: string, { isBare }: { isBare: boolean }): boolean {
  return botWall.test(straight(text)) || (isBare && robotWords.test(text));
}

/** Whether a short page asks for consent; where anything says that it is an article, only if it says so in as many words. */
export function isConsentWall(text: string, { isSigned }: { isSigned: boolean }): boolean {
  return (
    consentWall.test(straight(text)) ||
    (!isSigned && [cookies, agreeing, askedFor].every((word) => word.test(text)))
  );
}

function straight(text: string): string {
  return text.replaceAll("’", "'").trim();
}
