import type { ExtractedArticle } from "@throughline/contracts";
import { readTime } from "../dates/times.ts";
import type { TreeDocument } from "../dom/document.ts";
import { declaredTimes, earlier, foundPublication, isRestamped } from "./article-times.ts";
import type { Block } from "./blocks.ts";
import { areWeak, declaredAuthors } from "./declared-authors.ts";
import {
  articleNode,
  imageAddressOf,
  isNode,
  type LinkedNode,
  linkedNodes,
  pageNode,
  textOf,
  typeOf,
} from "./linked-data.ts";
import type { DeclaredPost } from "./live-posts.ts";
import { markedAuthors, signedAuthors } from "./marked-authors.ts";
import { firstMeta, type MetaTags, readMetaTags } from "./meta-tags.ts";
import { baseOf, canonicalUrl, hostOf, leadsHome, resolved } from "./page-addresses.ts";
import { decodeReferences } from "./parse-page.ts";
import { chooseTitle } from "./title.ts";
import { soleAuthor } from "./visible-authors.ts";
import { readVisibleFacts, type VisibleFacts } from "./visible-facts.ts";

/** What a page says of its article outside the article's text. */
export type PageMetadata = Pick<
  ExtractedArticle,
  "title" | "authors" | "publishedAt" | "modifiedAt" | "language" | "siteName" | "canonicalUrl" | "imageUrl"
> & {
  /** Type of its JSON-LD node, such as `NewsArticle`; "" without one. */
  linkedType: string;
  /** The posts of a live blog as its JSON-LD lists them. */
  liveUpdates: DeclaredPost[];
  /** Whether anything in the page calls it an article. */
  declaresArticle: boolean;
  /** The article's text as JSON-LD gives it, to confirm what was found; "" without one. */
  declaredBody: string;
  /** What the page gives as its description, for search engines and for sharing. */
  descriptions: string[];
  /** Only the time of the last change is told; it stands for that of publication. */
  isPublicationUnknown: boolean;
  /** The page says that its text is not free to read in full. */
  locked: boolean;
};

/**
 * Reads a page's metadata: JSON-LD first, then OpenGraph, other meta tags, microdata and time tags. A value
 * that cannot be read for certain is left out. Reads the document, and its `blocks`, before anything changes it.
 */
export function readMetadata(
  document: TreeDocument,
  linkedData: string[],
  pageUrl: string,
  blocks: readonly Block[],
): PageMetadata {
  const tags = readMetaTags(document);
  const nodes = linkedNodes(linkedData);
  const page = pageNode(nodes, pageUrl) ?? {};
  const node = articleNode(nodes, pageUrl) ?? {};
  const text = (value: unknown) => decodeReferences(textOf(value), document);
  const base = baseOf(document, pageUrl);
  const language = declaredLanguage(document, tags, node);
  const title = titleOf(document, tags, pageUrl, node, blocks);
  const siteName = firstOf([text(node.publisher), firstMeta(tags, ["og:site_name", "application-name"])]);
  const authors = declaredAuthors(document, tags, node);
  const times = declaredTimes(document, tags, node, page, language);
  const weak = areWeak(authors, siteName ? [siteName] : [], hostOf(pageUrl));
  const restamped = isRestamped(times);
  const isWhole = !weak && times.publishedAt !== undefined && !restamped;
  const seen: VisibleFacts = isWhole
    ? { authors: [], besideDate: [] }
    : readVisibleFacts(blocks, title, language);
  const found = { document, blocks, url: pageUrl, language };
  const publishedAt = restamped
    ? earlier(seen.publishedAt, times.publishedAt)
    : (times.publishedAt ?? foundPublication(seen, tags, page, found));
  const modifiedAt = times.modifiedAt ?? seen.modifiedAt;
  return {
    title,
    authors: weak ? foundAuthors(document, blocks, seen, authors) : authors,
    ...present("publishedAt", publishedAt ?? modifiedAt),
    ...present("modifiedAt", modifiedAt),
    isPublicationUnknown: publishedAt === undefined && modifiedAt !== undefined,
    language,
    ...present("siteName", siteName),
    ...present("canonicalUrl", canonicalUrl(document, tags, node, base)),
    ...present(
      "imageUrl",
      resolved([imageAddressOf(node.image), firstMeta(tags, ["og:image", "twitter:image"])], base),
    ),
    linkedType: typeOf(node),
    liveUpdates: liveUpdates(node, document),
    declaresArticle: typeOf(node) !== "" || tags.get("og:type")?.[0]?.toLowerCase() === "article",
    declaredBody:
      typeof node.articleBody === "string" ? decodeReferences(node.articleBody.trim(), document) : "",
    descriptions: values(tags, ["og:description", "description", "twitter:description"]),
    locked: isLocked(node) || /^locked$/i.test(firstMeta(tags, ["article:content_tier"]) ?? ""),
  };
}

/** A title stands near the top. */
const mostLines = 200;

function titleOf(
  document: TreeDocument,
  tags: MetaTags,
  pageUrl: string,
  node: LinkedNode,
  blocks: readonly Block[],
): string {
  const text = (value: unknown) => decodeReferences(textOf(value), document);
  return chooseTitle({
    headline: text(node.headline),
    isNews: typeOf(node).endsWith("NewsArticle"),
    shared: text(firstMeta(tags, ["og:title", "twitter:title", "dc.title", "parsely-title"])),
    document: text(document.title),
    headings: document
      .getElementsByTagName("h1")
      .map((heading) => ({ text: heading.textContent, isHome: leadsHome(heading, pageUrl) })),
    lines: blocks.slice(0, mostLines).map((block) => block.text),
    siteNames: [
      text(node.publisher),
      ...(tags.get("og:site_name") ?? []),
      firstMeta(tags, ["application-name"]) ?? "",
    ],
    host: hostOf(pageUrl),
  });
}

/** Who wrote it where the page declares nobody in particular: by the by-line, by a mark, or by how the text is signed. */
function foundAuthors(
  document: TreeDocument,
  blocks: readonly Block[],
  seen: VisibleFacts,
  declared: string[],
): string[] {
  const ways = [
    () => seen.authors,
    () => markedAuthors(document),
    () => signedAuthors(blocks),
    () => soleAuthor(blocks),
    () => declared,
    () => seen.besideDate,
  ];
  for (const way of ways) {
    const authors = way();
    if (authors.length > 0) return authors;
  }
  return [];
}

function values(tags: MetaTags, names: string[]): string[] {
  return names.flatMap((name) => tags.get(name) ?? []);
}

function declaredLanguage(document: TreeDocument, tags: MetaTags, node: LinkedNode): string {
  const declared = [
    textOf(node.inLanguage),
    document.documentElement.getAttribute("lang") ?? "",
    document.documentElement.getAttribute("xml:lang") ?? "",
    firstMeta(tags, ["content-language", "og:locale", "language"]) ?? "",
  ];
  for (const value of declared) {
    const tag = value.trim().replaceAll("_", "-");
    if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(tag)) continue;
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? "und";
    } catch {
      // No BCP 47 tag: the next declaration is asked.
    }
  }
  return "und";
}

function liveUpdates(node: LinkedNode, document: TreeDocument): DeclaredPost[] {
  return [node.liveBlogUpdate ?? []]
    .flat()
    .filter(isNode)
    .map((update) => {
      const publishedAt = readTime(textOf(update.datePublished));
      const body = decodeReferences(textOf(update.articleBody), document);
      const lines = [
        textOf(update.headline),
        ...body.split(/<\/?(?:p|br|div|h\d|li|blockquote)\b[^>]*>|\n/iu),
      ];
      return {
        openings: lines.map((line) => line.replace(/<[^<>]*>/gu, "").trim()),
        ...(publishedAt && { publishedAt }),
      };
    });
}

function isLocked(node: LinkedNode): boolean {
  const parts = [node, ...[node.hasPart ?? []].flat().filter(isNode)];
  return parts.some((part) => /^(?:false|no)$/i.test(String(part.isAccessibleForFree ?? "")));
}

function firstOf(values: (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== "");
}

function present<K extends string, V>(key: K, value: V | undefined): { [k in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [k in K]?: V };
}
