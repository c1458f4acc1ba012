/** What the software that makes such pages writes, in any language, and how people say it. */
const errorPage =
  /(?:^|[-–—|(:]\s*|(?:error|page|fehler|erreur|errore|erro|hata|błąd|ошибка|страница|помилка|خطای|خطا|خطأ|http)\s)(?:404|410|403|500|502|503|504|۴۰۴|۴۰۳|۵۰۰|٤٠٤|٤٠٣|٥٠٠)\s*(?:$|[-–—):.!|(])|(?:page|article|content|file)\s(?:(?:is\s|was\s|you\s.{0,30})?(?:not|no\slonger)\s(?:found|available|exist)|(?:could\snot|can'?t|cannot)\sbe\sfound)|not found$|access denied|forbidden|service unavailable|bad gateway|internal server error|something went wrong|seite (?:wurde )?(?:leider )?(?:nicht gefunden|existiert nicht)|page (?:est )?(?:introuvable|non trouvée|n'existe)|p[áà]gina (?:que .{0,30} )?(?:no encontrada|no existe|não encontrada|não existe|non trovata|non esiste)|pagina (?:niet gevonden|bestaat niet)|(?:такой страницы|страницы с таким адресом) (?:нет|не существует)|страниц[аы].{0,40}(?:не найдена|не существует|удалена)|сторінк[ау].{0,20}не (?:знайдено|існує)|(?:صفحه|مطلب|خبر).{0,40}(?:یافت|پیدا) نشد|صفحه.{0,40}وجود ندارد|الصفحة.{0,40}(?:غير (?:موجودة|متوفرة|متاحة)|لم يتم العثور)|הדף.{0,20}לא נמצא|sayfa bulunamadı|strona nie (?:istnieje|została znaleziona)/imu;
const botWall =
  /just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|attention required|ddos[- ](?:protection|guard)|cloudflare ray|\bray[- ]id\b|enable javascript and cookies to continue|unusual traffic|captcha|pardon our interruption|please (?:enable|turn on) (?:javascript|js)|security check|проверк\p{L} (?:\p{L}+ )?браузера|вы не робот|ob sie ein mensch sind|(?:dass sie )?kein roboter|sicherheits(?:über)?prüfung|que vous (?:êtes un|n'êtes pas un) (?:humain|robot)|que (?:no )?eres un (?:humano|robot)|che non sei un robot|من ربات نیستم|ربات نیستید|لست روبوت|أنك إنسان/iu;
const consentWall =
  /before you continue|we (?:value|care about) your privacy|(?:accept|manage) (?:all )?cookies|cookie (?:consent|settings|preferences)|datenschutzeinstellungen|wir (?:und unsere (?:bis zu )?(?:\d+ )?partner|verwenden cookies)|nous respectons votre vie privée|мы используем файлы cookie/iu;
/** The words that no such request does without: cookies, agreeing, and what it is asked for. */
const cookies = /\bcookies?\b|куки|کوکی|ملفات تعريف الارتباط|çerez|クッキー|쿠키/iu;
const agreeing =
  /consent|accept|\bagree|zustimm|einwillig|akzept|acepta|accett|aceit|toestemming|souhlas|zgod[ay]|zgadza|samtyck|godkänn|hyväksy|elfogad|согла[сш]|приня|принима|погоджу|موافق|قبول|پذیر|می‌پذیر|kabul|同意|동의/iu;
const askedFor =
  /privacy|tracking|\bads?\b|advert|werb|publicit|pubblicit|annons|reklam|реклам|partner|partenaire|партн|personal|personnel|persönlich|données|daten|\bdat[ioa]s?\b|gegevens|данн|сайт|بيانات|الخصوصية|إعلان|داده|حریم|تبلیغ|veri/iu;

export function isErrorPage(text: string): boolean {
  return errorPage.test(text.replaceAll("’", "'"));
}

export function isBotWall(text: string): boolean {
  return botWall.test(text.replaceAll("’", "'"));
}

/** Whether a short page asks for consent; where it calls itself an article, only if it says so in as many words. */
export function isConsentWall(text: string, { declaresArticle }: { declaresArticle: boolean }): boolean {
  return (
    consentWall.test(text) ||
    (!declaresArticle && [cookies, agreeing, askedFor].every((word) => word.test(text)))
  );
}
