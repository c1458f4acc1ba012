import { Readability } from "@mozilla/readability";
import { type Block, blocksOf } from "./blocks.ts";
import { prune } from "./prune.ts";
import { trimParts } from "./trim-parts.ts";

/** The part of a page that holds its article, by the first way that gave enough. */
export type FoundContent = {
  root: Element;
  blocks: Block[];
  method: "readability" | "readability-unpruned" | "main-element" | "body";
};

/** Less text than this, in characters, is asked of another way. */
const enough = 250;

/**
 * Finds the element that holds the article: Readability on the pruned page; on the page as it was, should pruning
 * have taken too much; then the page's main element, and at last its body. Of several that give too little,
 * the one with the most text. `parse` makes a fresh document, since each way changes the one that it works on.
 */
export function findContent(document: Document, parse: () => Document): FoundContent {
  prune(document);
  const ways: (() => FoundContent)[] = [
    () => byReadability(document, "readability"),
    () => byReadability(parse(), "readability-unpruned"),
    () => byMainElement(parse()),
  ];
  let best: FoundContent | undefined;
  for (const way of ways) {
    const found = way();
    const size = sizeOf(found);
    if (size >= enough) return found;
    if (!best || size > sizeOf(best)) best = found;
  }
  return best ?? { root: document.documentElement, blocks: [], method: "body" };
}

function byReadability(document: Document, method: FoundContent["method"]): FoundContent {
  const root = readableRoot(document);
  trimParts(root);
  return { root, blocks: blocksOf(root), method };
}

/** Readability's content as an element; an empty one when it finds none. */
function readableRoot(document: Document): Element {
  const reader = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    disableJSONLD: true,
    keepClasses: true,
  });
  return reader.parse()?.content ?? document.createElement("div");
}

function byMainElement(document: Document): FoundContent {
  prune(document);
  const main = document.querySelector("main, [role=main], article, [itemprop~=articleBody]");
  const root = main ?? document.body ?? document.documentElement;
  trimParts(root);
  return { root, blocks: blocksOf(root), method: main ? "main-element" : "body" };
}

function sizeOf(found: FoundContent): number {
  return found.blocks.reduce((sum, block) => sum + block.text.length, 0);
}
