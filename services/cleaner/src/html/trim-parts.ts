import { roleOf } from "./marked-parts.ts";

/** A part with more of the text than this is the article, whatever its class says. */
const largestShare = 0.35;

/**
 * Takes out of the found article what its classes call something else (related links, sharing, newsletters,
 * by-lines, author boxes), and marks captions so that they count as no text. Gives back how many parts went.
 */
export function trimParts(root: Element): number {
  const most = (root.textContent?.length ?? 0) * largestShare;
  let taken = 0;
  for (const element of [...root.querySelectorAll("[class], [id], aside")]) {
    if (!root.contains(element)) continue;
    const role = element.localName === "aside" ? "furniture" : roleOf(element);
    if (role === "text" || (element.textContent?.length ?? 0) > most) continue;
    if (role === "caption" || element.localName === "figure") element.setAttribute(captionMark, "");
    else {
      element.remove();
      taken += 1;
    }
  }
  return taken;
}

/** The attribute that marks text beside a picture. */
export const captionMark = "data-caption";

/** Whether an element stands in a caption, or in a figure that holds no table, code or quotation. */
export function isInCaption(element: Element): boolean {
  if (element.closest(`figcaption, [${captionMark}]`)) return true;
  const figure = element.closest("figure");
  return figure !== null && figure.querySelector("table, pre, blockquote") === null;
}
