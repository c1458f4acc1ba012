import type { TreeElement } from "../dom/element.ts";
import { type TreeNode, TreeText } from "../dom/node.ts";

/** A run of text that a reader sees as one paragraph, and where it comes from. */
export type Block = {
  text: string;
  /** The nearest element that makes a block of its own. */
  element: TreeElement;
  /** Share of its characters that stand in links, 0 to 1. */
  linkShare: number;
};

const blockNames = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** Elements whose text is none of the article's. */
const silentNames = new Set(
  "script style noscript button select textarea input template head title audio video map".split(" "),
);

type Open = { pieces: string[]; characters: number; linked: number; element: TreeElement };

/**
 * The blocks of a tree in reading order. White space is folded as a browser does; a line break stays one;
 * two of them part paragraphs; words of different blocks never run together.
 */
export function blocksOf(root: TreeElement): Block[] {
  const blocks: Block[] = [];
  let open: Open = { pieces: [], characters: 0, linked: 0, element: root };
  const close = (element: TreeElement) => {
    const share = open.characters === 0 ? 0 : open.linked / open.characters;
    for (const text of paragraphsOf(open.pieces.join("")))
      blocks.push({ text, element: open.element, linkShare: share });
    open = { pieces: [], characters: 0, linked: 0, element };
  };
  const visit = (node: TreeNode, block: TreeElement, inLink: boolean) => {
    if (node instanceof TreeText) return add(node.data, inLink);
    const element = node as TreeElement;
    const name = element.localName;
    if (silentNames.has(name)) return;
    if (name === "br") return void open.pieces.push("\n");
    const makesBlock = blockNames.has(name) || name.includes("-");
    if (makesBlock) close(element);
    for (let child = element.firstChild; child; child = child.nextSibling)
      visit(child, makesBlock ? element : block, inLink || name === "a");
    if (makesBlock) close(block);
  };
  const add = (text: string, inLink: boolean) => {
    const folded = text.replace(/[\s\u200b\ufeff]+/gu, " ");
    const length = folded.trim().length;
    open.pieces.push(folded);
    open.characters += length;
    if (inLink) open.linked += length;
  };
  visit(root, root, false);
  close(root);
  return blocks;
}

/** The text of blocks as the contract wants it: paragraphs joined by blank lines. */
export function textOfBlocks(blocks: readonly { text: string }[]): string {
  return blocks.map((block) => block.text).join("\n\n");
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) =>
      paragraph
        .replace(/ *\n */gu, "\n")
        .replace(/ {2,}/gu, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "");
}
