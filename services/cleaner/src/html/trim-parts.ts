import { elementsIn, firstElementIn, type TreeElement } from "../dom/element.ts";
import { roleOf } from "./marked-parts.ts";

/** A part with more of the text than this is the article, whatever its class says. */
const largestShare = 0.35;

/**
 * Takes out of the found article what its classes call something else (related links, sharing, newsletters,
 * by-lines, author boxes), and marks captions so that they count as no text. Gives back how many parts went.
 */
export function trimParts(root: TreeElement): number {
  const most = root.textLength * largestShare;
  let taken = 0;
  for (const element of elementsIn(root, isNamed)) {
    if (!root.contains(element)) continue;
    const role = element.localName === "aside" ? "furniture" : roleOf(element);
    if (role === "text" || element.textLength > most) continue;
    if (role === "caption" || element.localName === "figure") element.setAttribute(captionMark, "");
    else {
      element.remove();
      taken += 1;
    }
  }
  return taken;
}

function isNamed(element: TreeElement): boolean {
  return element.localName === "aside" || element.hasAttribute("class") || element.hasAttribute("id");
}

/** The attribute that marks text beside a picture. */
export const captionMark = "data-caption";

const quoting = new Set(["table", "pre", "blockquote"]);

/** Whether an element stands in a caption, or in a figure that holds no table, code or quotation. */
export function isInCaption(element: TreeElement): boolean {
  if (element.nearest((at) => at.localName === "figcaption" || at.hasAttribute(captionMark))) return true;
  const figure = element.nearest(({ localName }) => localName === "figure");
  return figure !== null && firstElementIn(figure, ({ localName }) => quoting.has(localName)) === null;
}
