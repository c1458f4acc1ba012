import type { ArticleKind } from "@throughline/contracts";
import type { TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { agreement } from "./find-content.ts";
import type { PageMetadata } from "./metadata.ts";
import { isBotText, isBotTitle, isConsentWall, isErrorText, isErrorTitle } from "./walls.ts";

/** What the decision goes by. */
export type PageFacts = {
  metadata: PageMetadata;
  url: string;
  /** What its first heading of the first level says; "" without one. */
  heading: string;
  text: string;
  /** Blocks as found, before those that lead elsewhere are dropped. */
  found: readonly Block[];
  scriptCharacters: number;
  /** Links of the whole page, and whether it has a button or a field to fill in. */
  links: number;
  asks: boolean;
  /** Whether a story pack's selectors name the article in it. */
  isNamed: boolean;
  /** Share of the words of the linked data's text that was found; absent without such a text. */
  confirmed: number | undefined;
  /** Whether its text ends with an offer to subscribe for the rest. */
  hasOffer: boolean;
  /** Whether it reads as a live blog: see `areLivePosts`. */
  hasLivePosts: boolean;
};

/** What a page is, and why. */
export type KindDecision = { kind: ArticleKind; reason?: string };

/** A page that only says why it shows nothing says it in fewer letters than this. */
const longestNotice = 1500;
const longestErrorPage = 600;
const longestRequest = 700;
const fewestLetters = 140;
/** A brief that says itself to be an article, by its data or a story pack's selectors, may be one sentence. */
const fewestOfBrief = 60;
/** A page with more links than this leads through a site; walls have hardly any. */
const mostLinksOfWall = 8;
/** A teaser may be as short as one sentence. */
const fewestOfTeaser = 60;
/** A list of other articles has so many of them at least, and says no more than this of each, in characters. */
const fewestTeasers = 8;
const longestOfTeasers = 320;
/** So many articles under headings that lead to each are a list. */
const fewestArticles = 5;
/** Script of this size without text means that a script makes the page. */
const shellScript = 2000;
/** A teaser before a paywall has less text than this, in characters. */
const longestTeaser = 2000;

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
  if (facts.metadata.locked && letters >= fewestOfTeaser && letters < fewestLetters)
    return { kind: "partial", reason: teaserOfLocked };
  const fewest = facts.isNamed || facts.metadata.declaresArticle ? fewestOfBrief : fewestLetters;
  if (letters < fewest) return { kind: "notArticle", reason: emptyReason(facts, fewest) };
  if (facts.metadata.linkedType === "LiveBlogPosting")
    return { kind: "liveBlog", reason: "its linked data call it a live blog" };
  if (facts.hasLivePosts)
    return { kind: "liveBlog", reason: "nearly all of it stands in posts, each with a time of its own" };
  const teaser = teaserReason(facts);
  if (teaser) return { kind: "partial", reason: teaser };
  return { kind: "article" };
}

function wallReason({ metadata, heading, text, found, links, asks }: PageFacts): string | undefined {
  const shown = text || found.map((block) => block.text).join("\n");
  const titles = [metadata.title, heading];
  const opening = `${metadata.title}\n${heading}\n${shown.slice(0, 600)}`;
  const signs = signsOfArticle(metadata);
  const isBare = links <= mostLinksOfWall;
  if ((signs < 2 && titles.some(isBotTitle)) || (signs === 0 && isBotText(opening, { isBare })))
    return "a wall against robots, not the article";
  if (signs < 2 && isConsentWall(opening, { isSigned: signs > 0 }))
    return "a request for consent, not the article";
  const letters = countLetters(text);
  if (letters < longestErrorPage && !metadata.declaredBody && signs < 2) {
    const isSaid = letters < 250 && signs === 0 && isErrorText(opening);
    if (isSaid || titles.some(isErrorTitle)) return "an error page, though it came with a good status";
  }
  if (signs === 0 && isBare && asks && letters < longestRequest)
    return "a page that asks for something: it has a button, but no date, author or links";
  return undefined;
}

/** How much says that a page is an article: its data, an author, a date. */
function signsOfArticle({ declaresArticle, authors, publishedAt }: PageMetadata): number {
  return [declaresArticle, authors.length > 0, publishedAt !== undefined].filter(Boolean).length;
}

function emptyReason({ scriptCharacters, text }: PageFacts, fewest: number): string {
  if (scriptCharacters >= shellScript) return "an empty shell that a script fills in a browser";
  return text === "" ? "no text" : `fewer than ${fewest} letters of text`;
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
  if (!metadata.declaresArticle && (isListOfTeasers(found) || isListOfArticles(found)))
    return "an index: links with a few words about each";
  if (prose === 0 && found.length >= 20 && !metadata.declaresArticle && text.length < longestTeaser)
    return "an index: many short lines and no paragraph";
  return undefined;
}

/** Lines that lead elsewhere, each with one short paragraph at most, and no text besides. */
function isListOfTeasers(found: readonly Block[]): boolean {
  const links = found.filter((block) => block.linkShare >= 0.75 && block.text.length >= 15).length;
  const texts = found.filter((block) => block.linkShare < 0.75 && block.text.length >= 60);
  const longest = Math.max(0, ...texts.map((block) => block.text.length));
  return links >= fewestTeasers && texts.length <= links * 1.2 && longest <= longestOfTeasers;
}

/** Nearly all of it stands in article elements, each under a heading that leads elsewhere. */
function isListOfArticles(found: readonly Block[]): boolean {
  const lengths = new Map<TreeElement, number>();
  const linked = new Set<TreeElement>();
  for (const { element, text, linkShare } of found) {
    const article = element.nearest(({ localName }) => localName === "article");
    if (!article) continue;
    lengths.set(article, (lengths.get(article) ?? 0) + text.length);
    if (linkShare >= 0.75 && element.nearest(({ localName }) => /^h[1-6]$/.test(localName)))
      linked.add(article);
  }
  const all = found.reduce((sum, { text }) => sum + text.length, 0);
  const held = [...linked].reduce((sum, article) => sum + (lengths.get(article) ?? 0), 0);
  return linked.size >= fewestArticles && held >= all * 0.7;
}

const teaserOfLocked = "a teaser: the page says that the rest must be paid for";

function teaserReason({ metadata, text, confirmed, hasOffer }: PageFacts): string | undefined {
  const isWhole = !hasOffer && confirmed !== undefined && confirmed >= agreement;
  if ((metadata.locked || hasOffer) && !isWhole && text.length < longestTeaser) return teaserOfLocked;
  const declared = metadata.declaredBody.length;
  if (declared > 1000 && text.length < declared * 0.4)
    return `a part: ${text.length} of the ${declared} characters that its linked data hold`;
  return undefined;
}

/** Letters and digits; a character of a script that writes words in one or two counts as that many letters of others. */
function countLetters(text: string): number {
  const all = text.replace(/[^\p{L}\p{N}]/gu, "");
  const han = all.match(/\p{Script=Han}/gu)?.length ?? 0;
  const syllables = all.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return all.length + 2 * han + syllables;
}
