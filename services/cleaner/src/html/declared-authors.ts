import { authorsOf } from "../by-line.ts";
import type { TreeDocument } from "../dom/document.ts";
import { elementsIn, firstElementIn, type TreeElement } from "../dom/element.ts";
import { type LinkedNode, textOf } from "./linked-data.ts";
import type { MetaTags } from "./meta-tags.ts";
import { decodeReferences } from "./parse-page.ts";

const authorNames =
  "parsely-author author article:author_name byl sailthru.author dc.creator dcterms.creator article:author cxenseparse:author citation_author twitter:creator:name".split(
    " ",
  );
/** Class of an element that holds an author's name and no more: "author-name", "post__author__name". */
const nameClass = /(?:author|byline|writer|contributor)[-_]*name/i;
/** Where the authors of other articles stand. */
const otherArticles = /card|teaser|related|comment|sidebar|list/i;
/** Most elements of one mark that are read; a list of all authors of a site has more. */
const mostMarked = 5;

/** How elements are marked as an author's, best first. */
const authorMarks = [
  (element: TreeElement) => element.hasWord("itemprop", "author"),
  (element: TreeElement) => element.hasWord("rel", "author"),
  (element: TreeElement) => nameClass.test(element.className),
];

/** The authors that JSON-LD names, else those of meta tags, else those of elements marked as such. */
export function declaredAuthors(document: TreeDocument, tags: MetaTags, node: LinkedNode): string[] {
  const linked = [node.author ?? node.creator ?? []]
    .flat()
    .map(textOf)
    .filter((name) => name !== "")
    .flatMap((name) => authorsOf(decodeReferences(name, document)));
  if (linked.length > 0) return [...new Set(linked)];
  for (const name of authorNames) {
    const found = (tags.get(name) ?? []).flatMap(authorsOf);
    if (found.length > 0) return [...new Set(found)];
  }
  return markedAuthors(document);
}

function markedAuthors(document: TreeDocument): string[] {
  for (const isMarked of authorMarks) {
    const marked = elementsIn(document, (element) => isMarked(element) && !isOfAnother(element));
    const found = marked.slice(0, mostMarked).flatMap((element) => {
      const name = firstElementIn(element, (inner) => inner.hasWord("itemprop", "name"));
      return authorsOf((name ?? element).textContent);
    });
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

function isOfAnother(element: TreeElement): boolean {
  return (
    element.nearest(({ localName, className }) => localName === "aside" || otherArticles.test(className)) !==
    null
  );
}

/**
 * Whether declared authors are nobody in particular: none at all, the site itself under one of its names, or an
 * account's name. A by-line that a reader sees is then to be believed.
 */
export function areWeak(authors: readonly string[], siteNames: readonly string[], host: string): boolean {
  const sites = siteNames.map(keyOf).filter((key) => key.length > 1);
  const labels = keyOf(host.replace(/^www\./, ""));
  return authors.every((author) => {
    const key = keyOf(author);
    if (/^[\p{Ll}\p{N}._-]+$/u.test(author)) return true;
    return sites.some((site) => site === key) || (key.length > 2 && labels.startsWith(key));
  });
}

function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
