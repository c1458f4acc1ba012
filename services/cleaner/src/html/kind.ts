import type { ArticleKind } from "@throughline/contracts";
import type { Block } from "./blocks.ts";
import type { PageMetadata } from "./metadata.ts";

/** What the decision goes by. */
export type PageFacts = {
  metadata: PageMetadata;
  url: string;
  text: string;
  /** Blocks as found, before those that lead elsewhere are dropped. */
  found: readonly Block[];
  scriptCharacters: number;
};

/** What a page is, and why. */
export type KindDecision = { kind: ArticleKind; reason?: string };

/** A page that only says why it shows nothing says it in fewer letters than this. */
const longestNotice = 1500;
const longestErrorPage = 600;
const fewestLetters = 140;
/** Script of this size without text means that a script makes the page. */
const shellScript = 2000;
/** A teaser before a paywall has less text than this, in characters. */
const longestTeaser = 2000;

const errorPage =
  /(?:^|\s|-|\|)(?:404|410|403|500|502|503|504)(?:\s|$|[:.!-])|(?:page|article|content|file)\s(?:is\s|was\s|could\snot\sbe\s|can'?t\sbe\s|cannot\sbe\s|you\s.{0,30})?(?:not|no\slonger)\s(?:found|available|exist)|not found$|access denied|forbidden|service unavailable|bad gateway|internal server error|something went wrong|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|страница не найдена|сторінку не знайдено|صفحه.{0,20}(?:یافت|پیدا) نشد|الصفحة غير موجودة/iu;
const botWall =
  /just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|attention required|ddos protection|enable javascript and cookies to continue|unusual traffic|captcha|pardon our interruption|please (?:enable|turn on) (?:javascript|js)|security check|проверка браузера|подтвердите, что вы не робот|من ربات نیستم/iu;
const consentWall =
  /before you continue|we (?:value|care about) your privacy|(?:accept|manage) (?:all )?cookies|cookie (?:consent|settings|preferences)|datenschutzeinstellungen|wir (?:und unsere partner|verwenden cookies)|nous respectons votre vie privée|мы используем файлы cookie/iu;

/**
 * Says what a page is, by rules that a person can check: an error page, a bot or consent wall, an empty shell, an
 * index of links, a live blog, a teaser before a paywall, or else an article.
 */
export function decideKind(facts: PageFacts): KindDecision {
  const letters = countLetters(facts.text);
  const wall = letters < longestNotice ? wallReason(facts) : undefined;
  if (wall) return { kind: "notArticle", reason: wall };
  const index = indexReason(facts);
  if (index) return { kind: "notArticle", reason: index };
  if (letters < fewestLetters) return { kind: "notArticle", reason: emptyReason(facts) };
  if (facts.metadata.linkedType === "LiveBlogPosting")
    return { kind: "liveBlog", reason: "its linked data call it a live blog" };
  const teaser = teaserReason(facts);
  if (teaser) return { kind: "partial", reason: teaser };
  return { kind: "article" };
}

function wallReason({ metadata, text, found }: PageFacts): string | undefined {
  const opening = `${metadata.title}\n${
    text.slice(0, 600) ||
    found
      .map((block) => block.text)
      .join("\n")
      .slice(0, 600)
  }`;
  if (botWall.test(opening)) return "a wall against robots, not the article";
  if (consentWall.test(opening)) return "a request for consent, not the article";
  const letters = countLetters(text);
  if (letters >= longestErrorPage || metadata.declaredBody) return undefined;
  const isError = errorPage.test(metadata.title) || (letters < 250 && errorPage.test(opening));
  if (isError) return "an error page, though it came with a good status";
  return undefined;
}

function emptyReason({ scriptCharacters, text }: PageFacts): string {
  if (scriptCharacters >= shellScript) return "an empty shell that a script fills in a browser";
  return text === "" ? "no text" : `fewer than ${fewestLetters} letters of text`;
}

function indexReason({ metadata, found, url, text }: PageFacts): string | undefined {
  const characters = found.reduce((sum, block) => sum + block.text.length, 0);
  const linked = found.reduce((sum, block) => sum + block.text.length * block.linkShare, 0);
  const prose = found.filter((block) => block.text.length >= 120 && block.linkShare < 0.3).length;
  if (found.length >= 10 && linked > characters * 0.5 && prose < 5)
    return "an index: most of its text is links";
  const isFront =
    URL.canParse(url) && /^\/(?:index\.\w+)?$/.test(new URL(url).pathname) && new URL(url).search === "";
  if (isFront && !metadata.declaresArticle) return "a site's front page";
  if (prose === 0 && found.length >= 20 && !metadata.declaresArticle && text.length < longestTeaser)
    return "an index: many short lines and no paragraph";
  return undefined;
}

function teaserReason({ metadata, text }: PageFacts): string | undefined {
  if (metadata.locked && text.length < longestTeaser)
    return "a teaser: the page says that the rest must be paid for";
  const declared = metadata.declaredBody.length;
  if (declared > 1000 && text.length < declared * 0.4)
    return `a part: ${text.length} of the ${declared} characters that its linked data hold`;
  return undefined;
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}
