import { Readability } from "@mozilla/readability";
import type { TreeDocument } from "../dom/document.ts";
import { firstElementIn, type TreeElement } from "../dom/element.ts";
import { type Block, blocksOf, textOfBlocks } from "./blocks.ts";
import { prune } from "./prune.ts";
import { sharedWords } from "./shared-words.ts";
import { trimParts } from "./trim-parts.ts";

/** The part of a page that holds its article, by the way that gave the most of it. */
export type FoundContent = {
  root: TreeElement;
  blocks: Block[];
  method: "readability" | "readability-unpruned" | "prose" | "linked-data" | "site-selectors";
  /** How many parts were taken out before the text was looked for, and in what was found. */
  taken: { pruned: number; parts: number };
  /** Share of the main element's prose that it holds, 0 to 1; 1 where the page has no main element. */
  coverage: number;
  /** Share of the words of the linked data's text that it has; absent where there is no such text. */
  confirmed?: number;
};

/** Below this share of common words, the linked data's text and the one found are not the same. */
export const agreement = 0.6;
/** A shorter text of the linked data is a summary, and confirms nothing. */
const shortestBody = 250;

/** A page with less text than this, in characters, has none. */
const shortestText = 140;
/** Less text than this, in characters, is asked of another way. */
const enough = 250;
/** Less of the main element's prose than this is asked of another way, too. */
const enoughCoverage = 0.45;
/** The element that holds the prose must hold this share of it. */
const wholeShare = 0.8;
const shortestProse = 80;
/** Where other articles and readers' comments stand: by element, class or id. */
const otherNames = new Set(["li", "aside", "figure"]);
const otherClasses = /card|teaser|comment|related|promo/;

/**
 * Finds the element that holds the article: by Readability on the pruned page; where that gives little of the
 * main element's prose, the smallest element that holds most of it (text in several sections); and by
 * Readability on the page as it was, should pruning have taken too much. A text that the linked data's does not
 * confirm counts as little. Of several that give too little, the one with the most prose; where the page has no text at
 * all, the linked data's. `parse` makes a fresh document, since each way changes the one that it works on.
 */
export function findContent(
  document: TreeDocument,
  parse: () => TreeDocument,
  declaredBody: string,
): FoundContent {
  const pruned = prune(document);
  const main = mainOf(document);
  const prose = main ? sizeOf(ownProse(main)) : 0;
  const ways: (() => FoundContent)[] = [
    () => byReadability(document, { method: "readability", prose, pruned }),
    () => byProse(parse(), prose),
    () => byReadability(parse(), { method: "readability-unpruned", prose, pruned: 0 }),
  ];
  let best: FoundContent | undefined;
  for (const way of ways) {
    const found = confirm(way(), declaredBody);
    if (isEnough(found)) return found;
    if (!best || worth(found) > worth(best)) best = found;
  }
  const hasText = best !== undefined && sizeOf(best.blocks) >= shortestText;
  const declared =
    !hasText && declaredBody.length >= shortestBody ? byLinkedData(parse(), declaredBody) : best;
  return declared as FoundContent;
}

/** Says how far the linked data's text confirms what was found. */
export function confirm(found: FoundContent, declaredBody: string): FoundContent {
  if (declaredBody.length < shortestBody) return found;
  return { ...found, confirmed: sharedWords(declaredBody, textOfBlocks(found.blocks)) };
}

function isEnough({ blocks, coverage, confirmed = 1 }: FoundContent): boolean {
  return sizeOf(blocks) >= enough && coverage >= enoughCoverage && confirmed >= agreement;
}

function worth({ blocks, confirmed = 1 }: FoundContent): number {
  return (proseOf(blocks) + 0.1 * sizeOf(blocks)) * confirmed;
}

type Way = { method: FoundContent["method"]; prose: number; pruned: number };

function byReadability(document: TreeDocument, way: Way): FoundContent {
  const reader = new Readability<TreeElement>(document as unknown as Document, {
    serializer: (node) => node as unknown as TreeElement,
    disableJSONLD: true,
    keepClasses: true,
  });
  const root = reader.parse()?.content ?? document.createElement("div");
  return content(root, way, trimParts(root));
}

/** The smallest element in the main one, or in the body, that holds most of the prose. */
function byProse(document: TreeDocument, prose: number): FoundContent {
  const pruned = prune(document);
  let root: TreeElement = mainOf(document) ?? document.body ?? document.documentElement;
  const parts = trimParts(root);
  const held = new Map<TreeElement, number>();
  for (const block of ownProse(root)) {
    for (let at: TreeElement | null = block.element; at; at = at.parentElement)
      held.set(at, (held.get(at) ?? 0) + block.text.length);
  }
  const whole = (held.get(root) ?? 0) * wholeShare;
  for (let next: TreeElement | undefined = root; next; ) {
    root = next;
    next = whole > 0 ? root.children.find((child) => (held.get(child) ?? 0) >= whole) : undefined;
  }
  return content(root, { method: "prose", prose, pruned }, parts);
}

/** The linked data's text, for a page whose own a script would bring. It may be plain or markup. */
function byLinkedData(document: TreeDocument, declaredBody: string): FoundContent {
  const root = document.createElement("div");
  if (/<p\b|<br\b/i.test(declaredBody)) root.innerHTML = declaredBody;
  else
    for (const paragraph of declaredBody.split(/\n+/)) {
      const element = document.createElement("p");
      element.appendChild(document.createTextNode(paragraph));
      root.appendChild(element);
    }
  return content(root, { method: "linked-data", prose: 0, pruned: 0 }, 0);
}

function mainOf(document: TreeDocument): TreeElement | null {
  return firstElementIn(
    document,
    (element) => element.localName === "main" || element.getAttribute("role") === "main",
  );
}

/** The prose of an element that is not another article's: not in lists, cards, comments or further articles. */
function ownProse(root: TreeElement): Block[] {
  const articles = root.getElementsByTagName("article");
  const heading = root.getElementsByTagName("h1")[0] ?? null;
  return blocksOf(root).filter((block) => {
    if (!isProse(block) || block.element.nearest(isOther)) return false;
    const article =
      articles.length > 1 ? block.element.nearest(({ localName }) => localName === "article") : null;
    return article === null || article.contains(heading);
  });
}

function isOther(element: TreeElement): boolean {
  return (
    otherNames.has(element.localName) ||
    otherClasses.test(element.className) ||
    element.id.includes("comment")
  );
}

function content(root: TreeElement, { method, prose, pruned }: Way, parts: number): FoundContent {
  const blocks = blocksOf(root);
  const coverage = prose === 0 ? 1 : Math.min(1, proseOf(blocks) / prose);
  return { root, blocks, method, taken: { pruned, parts }, coverage };
}

/** Paragraphs that are written to be read: long, and not made of links. */
function isProse(block: Block): boolean {
  return block.text.length >= shortestProse && block.linkShare < 0.3;
}

function proseOf(blocks: readonly Block[]): number {
  return sizeOf(blocks.filter(isProse));
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
