import type { ArticleKind } from "@throughline/contracts";
import type { Block } from "./blocks.ts";
import type { PageMetadata } from "./metadata.ts";
import { isBotWall, isConsentWall, isErrorPage } from "./walls.ts";

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
  /** Whether it reads as a live blog: see `areLivePosts`. */
  hasLivePosts: boolean;
};

/** What a page is, and why. */
export type KindDecision = { kind: ArticleKind; reason?: string };

/** A page that only says why it shows nothing says it in fewer letters than this. */
const longestNotice = 1500;
const longestErrorPage = 600;
const fewestLetters = 140;
/** A teaser may be as short as one sentence. */
const fewestOfTeaser = 60;
/** A list of other articles has so many of them at least, and says no more than this of each, in characters. */
const fewestTeasers = 8;
const longestOfTeasers = 320;
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
  if (letters < fewestLetters) return { kind: "notArticle", reason: emptyReason(facts) };
  if (facts.metadata.linkedType === "LiveBlogPosting")
    return { kind: "liveBlog", reason: "its linked data call it a live blog" };
  if (facts.hasLivePosts)
    return { kind: "liveBlog", reason: "nearly all of it stands in posts, each with a time of its own" };
  const teaser = teaserReason(facts);
  if (teaser) return { kind: "partial", reason: teaser };
  return { kind: "article" };
}

function wallReason({ metadata, heading, text, found }: PageFacts): string | undefined {
  const shown = text || found.map((block) => block.text).join("\n");
  const opening = `${metadata.title}\n${heading}\n${shown.slice(0, 600)}`;
  if (isBotWall(opening)) return "a wall against robots, not the article";
  if (isConsentWall(opening, metadata)) return "a request for consent, not the article";
  const letters = countLetters(text);
  if (letters >= longestErrorPage || metadata.declaredBody) return undefined;
  const named = isErrorPage(metadata.title) || (isErrorPage(heading) && !metadata.declaresArticle);
  if (named || (letters < 250 && isErrorPage(opening)))
    return "an error page, though it came with a good status";
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
  if (!metadata.declaresArticle && isListOfTeasers(found))
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

const teaserOfLocked = "a teaser: the page says that the rest must be paid for";

function teaserReason({ metadata, text }: PageFacts): string | undefined {
  if (metadata.locked && text.length < longestTeaser) return teaserOfLocked;
  const declared = metadata.declaredBody.length;
  if (declared > 1000 && text.length < declared * 0.4)
    return `a part: ${text.length} of the ${declared} characters that its linked data hold`;
  return undefined;
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}
