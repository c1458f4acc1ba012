/** Parts that are never the article, whatever they are called. */
const neverArticle =
  "nav, dialog, menu, noscript, [role=navigation], [role=dialog], [role=alertdialog], [role=search], [role=banner], [role=contentinfo], [aria-modal=true], [hidden], [aria-hidden=true]";
/** Names of consent layers, in class or id, as the makers of such layers call them. */
const consentLayer =
  /(?:^|[-_\s])(?:cookie|consent|gdpr|onetrust|cmp|didomi|usercentrics|qc-cmp2|sp_message)(?:[-_\s]|$)/i;

/**
 * Takes out of a document, before the article is looked for, what would only mislead: navigation, dialogs,
 * consent layers, hidden parts, page footers. A part that holds most of the page's text stays.
 */
export function prune(document: Document): number {
  const body = document.body;
  if (!body) return 0;
  const most = (body.textContent?.length ?? 0) * 0.5;
  let taken = 0;
  const take = (element: Element) => {
    if (!element.isConnected || (element.textContent?.length ?? 0) > most) return;
    element.remove();
    taken += 1;
  };
  for (const element of [...body.querySelectorAll(neverArticle)]) take(element);
  for (const footer of [...body.getElementsByTagName("footer")])
    if (!isInside(footer, "blockquote")) take(footer);
  for (const element of [...body.children])
    if (consentLayer.test(`${element.className} ${element.id}`)) take(element);
  return taken;
}

function isInside(element: Element, name: string): boolean {
  return element.closest(name) !== null;
}
