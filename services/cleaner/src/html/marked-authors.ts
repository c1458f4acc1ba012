import { authorsInByLine, authorsOf, beforeRole, firstPart } from "../by-line.ts";
import type { TreeDocument } from "../dom/document.ts";
import { elementsIn, firstElementIn, type TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";

/** Class of an element that holds an author's name and no more: "author-name", "post__author__name", "author-box__name". */
const nameClass = /(?:author|byline|writer|contributor|creator)[-_a-z]*[-_]+name|authorname/i;
/** Time to look through a class grows with the square of its length, in characters. */
const longestClass = 400;
/** Words of the classes of other articles and of readers' comments; "icon-list", "author-card" and "with-sidebar" are none. */
const otherArticles =
  /(?:^|[\s_-])(?:teaser|related|comments?|promo|(?<!(?:has|with|no|without)[-_])sidebar(?![-_]?(?:wrap|right|left)))/i;
const otherNames = new Set(["aside", "figure", "figcaption"]);
const otherCards = /(?:post|article|story|news|blog|item|content)[-_]*card|recirc/i;
/** More elements of one mark are a list of all authors of a site, or stand with other articles. */
const mostMarked = 5;
/** A longer text is a life told, not a name. */
const longestMarked = 120;

/** How elements are marked as an author's, best first. */
const authorMarks = [
  (element: TreeElement) => element.hasWord("itemprop", "author"),
  (element: TreeElement) => element.hasWord("rel", "author"),
  (element: TreeElement) => nameClass.test(element.className.slice(0, longestClass)),
];

/** The authors of elements that are marked as an author's, anywhere in the page but with other articles. */
export function markedAuthors(document: TreeDocument): string[] {
  for (const isMarked of authorMarks) {
    const marked = elementsIn(document, (element) => isMarked(element) && !isOfAnother(element));
    if (marked.length > mostMarked) continue;
    const found = marked.flatMap((element) => {
      const name = firstElementIn(element, isName) ?? onlyLink(element);
      const text = (name?.getAttribute("content") ?? (name ?? element).textContent).trim();
      return text.length <= longestMarked ? authorsOf(text) : [];
    });
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

function isName(element: TreeElement): boolean {
  return element.hasWord("itemprop", "name");
}

/** The link to an author's page, where it is the only one: what stands beside it says what they are. */
function onlyLink(element: TreeElement): TreeElement | undefined {
  const links = element.getElementsByTagName("a").filter(({ textContent }) => textContent.trim() !== "");
  return links.length === 1 ? links[0] : undefined;
}

/** What opens a line that signs an article at its end; "by" alone may be of anything there. */
const signed =
  /^(?:(?:this )?(?:article|post|story|blog|piece) )?(?:was )?(?:written|authored|posted|published) by\b:?/iu;

/** The authors of the first line anywhere in the page that signs an article: "Written by …". */
export function signedAuthors(blocks: readonly Block[]): string[] {
  for (const { text, element } of blocks) {
    if (!signed.test(text) || isOfAnother(element)) continue;
    const authors = authorsInByLine(beforeRole(firstPart(text.replace(signed, "By")).replace(/\.$/u, "")));
    if (authors.length > 0) return authors;
  }
  return [];
}

/** Whether an element belongs to another article, a comment or a list of articles: to a part without a first-level heading. */
export function isOfAnother(element: TreeElement): boolean {
  const other = element.nearest(({ localName, className }) => {
    if (localName === "body" || localName === "html") return false;
    return otherNames.has(localName) || otherArticles.test(className) || otherCards.test(className);
  });
  return other !== null && !hasHeading(other);
}

/** A link with fewer letters is a name or a date. */
const shortestHeadline = 15;

/** Whether an element stands in an item of a list of links to other articles. */
export function isListed(element: TreeElement): boolean {
  const item = element.nearest(({ localName }) => localName === "li");
  const links = item === null || hasHeading(item) ? [] : item.getElementsByTagName("a");
  return links.some(({ textContent }) => textContent.replace(/\P{L}/gu, "").length >= shortestHeadline);
}

export function hasHeading(element: TreeElement): boolean {
  return firstElementIn(element, ({ localName }) => localName === "h1") !== null;
}
