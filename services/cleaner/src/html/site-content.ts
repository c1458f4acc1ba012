import type { SiteSelectors } from "@throughline/contracts";
import { compareWords } from "@throughline/text";
import { authorsOf } from "../by-line.ts";
import type { TreeDocument } from "../dom/document.ts";
import { elementsIn, type TreeElement } from "../dom/element.ts";
import { outermost, select } from "../dom/select.ts";
import { blocksOf } from "./blocks.ts";
import { confirm, type FoundContent, findContent } from "./find-content.ts";
import { trimParts } from "./trim-parts.ts";

/**
 * Finds the article with a story pack's selectors: their parts of the page are dropped, the named ones are the
 * article; where none is named or found, the general rules look for it in what is left.
 */
export function findSiteContent(
  document: TreeDocument,
  parse: () => TreeDocument,
  declaredBody: string,
  site: SiteSelectors,
): FoundContent {
  const without = (tree: TreeDocument) => {
    for (const part of outermost(site.drop.flatMap((selector) => select(tree, selector)))) part.remove();
    return tree;
  };
  const named = namedContent(without(document), site);
  return named ? confirm(named, declaredBody) : findContent(document, () => without(parse()), declaredBody);
}

/**
 * What the selectors name, in reading order; `undefined` where that is no text. It stays even where its class calls it
 * something else; the other parts in it are trimmed as anywhere.
 */
function namedContent(document: TreeDocument, { article }: SiteSelectors): FoundContent | undefined {
  const named = new Set(article.flatMap((selector) => select(document, selector)));
  if (![...named].some((element) => blocksOf(element).length > 0)) return undefined;
  const inOrder = elementsIn(document, (element) => named.has(element));
  const root = document.createElement("div");
  for (const element of outermost(inOrder)) wrapIn(root, element, document);
  const parts = trimParts(root, named);
  return {
    root,
    blocks: blocksOf(root),
    method: "site-selectors",
    taken: { pruned: 0, parts },
    coverage: 1,
  };
}

/** Each in an element of its own, so that the words of two that flow with the text do not run together. */
function wrapIn(root: TreeElement, element: TreeElement, document: TreeDocument): void {
  const wrapper = document.createElement("div");
  wrapper.appendChild(element);
  root.appendChild(wrapper);
}

/** The title and the authors that a story pack's selectors find; absent where they find none. */
export function selectedFacts(
  document: TreeDocument,
  { title, author }: SiteSelectors,
): { title?: string; authors?: string[] } {
  const texts = (selector: string | undefined) =>
    selector === undefined
      ? []
      : select(document, selector).map((element) => element.textContent.replace(/\s+/gu, " ").trim());
  const foundTitle = texts(title).find((text) => text !== "");
  const authors = [...new Set(texts(author).flatMap(authorsOf))];
  return { ...(foundTitle && { title: foundTitle }), ...(authors.length > 0 && { authors }) };
}

/** What a story pack's selectors did to a text: how many words they gained and dropped against the general rules. */
export function siteReason(
  { selectors, without }: { selectors: SiteSelectors; without: string },
  text: string,
  isNamed: boolean,
): string {
  const { host, article } = selectors;
  if (article.length > 0 && !isNamed)
    return `the story pack's selectors for ${host} name no article in this page; the general rules found it`;
  const { onlyFirst: gained, onlySecond: dropped } = compareWords(text, without);
  return `by the story pack's selectors for ${host}: ${gained} words gained and ${dropped} dropped against the general rules`;
}
