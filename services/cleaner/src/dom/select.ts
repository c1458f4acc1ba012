import { type Options, selectAll } from "css-select";
import type { TreeDocument } from "./document.ts";
import { TreeElement } from "./element.ts";
import type { TreeNode } from "./node.ts";

/** How css-select walks this tree. */
const options: Options<TreeNode, TreeElement> = {
  adapter: {
    isTag: (node) => node instanceof TreeElement,
    getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
    getChildren: (node) => node.childNodes,
    getName: (element) => element.localName,
    getParent: (element) => element.parentNode,
    getSiblings: (node) => node.parentNode?.childNodes ?? [node],
    prevElementSibling: (node) => previousElement(node),
    getText: (node) => node.textContent,
    hasAttrib: (element, name) => element.hasAttribute(name),
    removeSubsets: outermost,
  },
};

/** The elements of a document that match a CSS selector, in reading order. Throws for what is no selector. */
export function select(document: TreeDocument, selector: string): TreeElement[] {
  return selectAll<TreeNode, TreeElement>(selector, document, options);
}

/** Those nodes that do not stand in another of them. */
export function outermost<N extends TreeNode>(nodes: readonly N[]): N[] {
  const all = new Set<TreeNode>(nodes);
  return [...new Set(nodes)].filter((node) => {
    for (let at = node.parentNode; at; at = at.parentNode) if (all.has(at)) return false;
    return true;
  });
}

function previousElement(node: TreeNode): TreeElement | null {
  let at = node.previousSibling;
  while (at && !(at instanceof TreeElement)) at = at.previousSibling;
  return at;
}
