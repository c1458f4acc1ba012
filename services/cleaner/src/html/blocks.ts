import { TreeElement } from "../dom/element.ts";
import { type TreeNode, TreeText } from "../dom/node.ts";

/** A run of text that a reader sees as one paragraph, and where it comes from. */
export type Block = {
  text: string;
  /** The nearest element that makes a block of its own. */
  element: TreeElement;
  /** The runs of text that it is made of. */
  nodes: TreeText[];
  /** Share of its characters that stand in links, 0 to 1. */
  linkShare: number;
};

const blockNames = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const headingNames = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
/** Elements whose text is none of the article's. */
const silentNames = new Set(
  "script style noscript button select textarea input template head title audio video map".split(" "),
);

/** A piece of text as it is shown; a line break has no node. */
type Piece = { text: string; node?: TreeText };
type Open = { pieces: Piece[]; characters: number; linked: number; element: TreeElement };

/**
 * The blocks of a tree in reading order. White space is folded as a browser does; a line break stays one;
 * two of them part paragraphs; words of different blocks never run together.
 */
export function blocksOf(root: TreeElement): Block[] {
  const blocks: Block[] = [];
  let open: Open = { pieces: [], characters: 0, linked: 0, element: root };
  const close = (element: TreeElement) => {
    const share = open.characters === 0 ? 0 : open.linked / open.characters;
    for (const paragraph of paragraphsOf(open.pieces))
      blocks.push({ ...paragraph, element: open.element, linkShare: share });
    open = { pieces: [], characters: 0, linked: 0, element };
  };
  const visit = (node: TreeNode, block: TreeElement, inLink: boolean) => {
    if (node instanceof TreeText) return add(node, inLink);
    const element = node as TreeElement;
    const name = element.localName;
    if (silentNames.has(name)) return;
    if (name === "br") return void open.pieces.push({ text: "\n" });
    if (startsLine(element)) open.pieces.push({ text: " " });
    const makesBlock = blockNames.has(name) || name.includes("-");
    if (makesBlock) close(element);
    for (let child = element.firstChild; child; child = child.nextSibling)
      visit(child, makesBlock ? element : block, inLink || name === "a");
    if (makesBlock) close(block);
  };
  const add = (node: TreeText, inLink: boolean) => {
    const folded = node.data.replace(/[\s\u200b\ufeff]+/gu, " ");
    const length = folded.trim().length;
    open.pieces.push({ text: folded, node });
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

/** Two spans side by side in a heading are shown on a line each: a kicker, and the headline. */
function startsLine(element: TreeElement): boolean {
  const before = element.previousSibling;
  return (
    element.localName === "span" &&
    before instanceof TreeElement &&
    before.localName === "span" &&
    headingNames.has(element.parentElement?.localName ?? "") &&
    /\p{L}{2}$/u.test(before.textContent) &&
    /^\p{Lu}\p{L}/u.test(element.textContent)
  );
}

/** Paragraphs with the nodes of each; a blank line, made of two line breaks, parts them. */
function paragraphsOf(pieces: readonly Piece[]): { text: string; nodes: TreeText[] }[] {
  const groups: Piece[][] = [[]];
  let breaks = 0;
  for (const piece of pieces) {
    if (piece.text === "\n") breaks += 1;
    else if (piece.text.trim() !== "") {
      if (breaks > 1) groups.push([]);
      breaks = 0;
    }
    groups.at(-1)?.push(piece);
  }
  return groups
    .map((group) => ({
      text: group
        .map(({ text }) => text)
        .join("")
        .replace(/ *\n */gu, "\n")
        .replace(/ {2,}/gu, " ")
        .trim(),
      nodes: group.flatMap(({ node }) => node ?? []),
    }))
    .filter(({ text }) => text !== "");
}
