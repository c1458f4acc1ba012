import type { TreeDocument } from "../dom/document.ts";
import { elementsIn, type TreeElement } from "../dom/element.ts";

/** Parts that are never the article, whatever they are called. */
const neverNames = new Set(["nav", "dialog", "menu", "noscript"]);
const neverRoles = new Set(["navigation", "dialog", "alertdialog", "search", "banner", "contentinfo"]);
/** Names of consent layers, in class or id, as the makers of such layers call them. */
const consentLayer =
  /(?:^|[-_\s])(?:cookie|consent|gdpr|onetrust|cmp|didomi|usercentrics|qc-cmp2|sp_message)(?:[-_\s]|$)/i;

/**
 * Takes out of a document, before the article is looked for, what would only mislead: navigation, dialogs,
 * consent layers, hidden parts, page footers. A part that holds most of the page's text stays.
 */
export function prune(document: TreeDocument): number {
  const body = document.body;
  if (!body) return 0;
  const most = body.textLength * 0.5;
  let taken = 0;
  const take = (element: TreeElement) => {
    if (!body.contains(element) || element.textLength > most) return;
    element.remove();
    taken += 1;
  };
  for (const element of elementsIn(body, isNeverArticle)) take(element);
  for (const footer of body.getElementsByTagName("footer"))
    if (!footer.nearest(({ localName }) => localName === "blockquote")) take(footer);
  for (const element of body.children)
    if (consentLayer.test(`${element.className} ${element.id}`)) take(element);
  return taken;
}

function isNeverArticle(element: TreeElement): boolean {
  if (neverNames.has(element.localName)) return true;
  if (element.attributes.length === 0) return false;
  return (
    neverRoles.has(element.getAttribute("role") ?? "") ||
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    element.getAttribute("aria-modal") === "true"
  );
}
