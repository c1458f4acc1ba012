import { elementsIn, firstElementIn, type TreeElement } from "../dom/element.ts";
import { type MarkedPart, markOf } from "./marked-parts.ts";

/** A part with more of the text than this is the article, whatever its class says; so are all of one mark together. */
const largestShare = 0.35;

type Candidate = MarkedPart & { element: TreeElement };

/**
 * Takes out of the found article what its classes call something else (related links, sharing, newsletters,
 * by-lines, author boxes), and marks captions so that they count as no text. Elements in `named` stay as they are.
 * Gives back how many parts went.
 */
export function trimParts(root: TreeElement, named: ReadonlySet<TreeElement> = new Set()): number {
  const most = root.textLength * largestShare;
  const candidates = elementsIn(root).flatMap((element): Candidate[] => {
    const part = named.has(element) ? undefined : markOf(element);
    return part && element.textLength <= most ? [{ ...part, element }] : [];
  });
  const lengths = lengthByMark(candidates);
  let taken = 0;
  for (const { role, mark, element } of candidates) {
    if (!root.contains(element)) continue;
    if (role === "caption" || element.localName === "figure") element.setAttribute(captionMark, "");
    else if ((lengths.get(mark) ?? 0) <= most) {
      element.remove();
      taken += 1;
    }
  }
  return taken;
}

/** How much text all parts of one mark hold; a part in another of the same mark counts once. */
function lengthByMark(candidates: readonly Candidate[]): Map<string, number> {
  const lengths = new Map<string, number>();
  const outermost = new Map<string, TreeElement>();
  for (const { mark, element } of candidates) {
    if (outermost.get(mark)?.contains(element)) continue;
    outermost.set(mark, element);
    lengths.set(mark, (lengths.get(mark) ?? 0) + element.textLength);
  }
  return lengths;
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
