import type { ExtractedArticle } from "@throughline/contracts";
import type { TreeDocument } from "../dom/document.ts";
import { elementsIn, type TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { areWeak, declaredAuthors } from "./declared-authors.ts";
import {
  addressOf,
  articleNode,
  isNode,
  type LinkedNode,
  linkedNodes,
  textOf,
  typeOf,
} from "./linked-data.ts";
import type { DeclaredPost } from "./live-posts.ts";
import { firstMeta, type MetaTags, readMetaTags } from "./meta-tags.ts";
import { decodeReferences } from "./parse-page.ts";
import { readTime } from "./times.ts";
import { chooseTitle } from "./title.ts";
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
  /** The page says that its text is not free to read in full. */
  locked: boolean;
};

const publishedNames =
  "article:published_time article:published article:published:time published-date published_at published_time og:published_time og:article:published_time datepublished parsely-pub-date sailthru.date pubdate publish-date publishdate publish_date publication_date date_published published dc.date.issued dcterms.created dc.date dcterms.date dc.created cxenseparse:recs:publishtime cxenseparse:publishtime rnews:datepublished date".split(
    " ",
  );
const modifiedNames =
  "article:modified_time article:modified og:updated_time datemodified article:updated_time lastmod last-modified dcterms.modified dc.date.modified revised".split(
    " ",
  );
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
  const node = articleNode(linkedNodes(linkedData), pageUrl) ?? {};
  const text = (value: unknown) => decodeReferences(textOf(value), document);
  const base = baseOf(document, pageUrl);
  const language = declaredLanguage(document, tags, node);
  const title = titleOf(document, tags, pageUrl, text(node.headline), text(node.publisher));
  const siteName = firstOf([text(node.publisher), firstMeta(tags, ["og:site_name", "application-name"])]);
  const declared = {
    authors: declaredAuthors(document, tags, node),
    publishedAt: publishedAt(document, tags, node),
    modifiedAt: readFirst([textOf(node.dateModified), ...values(tags, modifiedNames)]),
  };
  const weak = areWeak(declared.authors, siteName ? [siteName] : [], hostOf(pageUrl));
  const restamped = isRestamped(declared);
  const isWhole = !weak && declared.publishedAt !== undefined && !restamped;
  const seen: VisibleFacts = isWhole ? { authors: [] } : readVisibleFacts(blocks, title, language);
  return {
    title,
    authors: weak && seen.authors.length > 0 ? seen.authors : declared.authors,
    ...present(
      "publishedAt",
      restamped
        ? earlier(seen.publishedAt, declared.publishedAt)
        : (declared.publishedAt ?? seen.publishedAt ?? seen.modifiedAt),
    ),
    ...present("modifiedAt", declared.modifiedAt ?? seen.modifiedAt),
    language,
    ...present("siteName", siteName),
    ...present("canonicalUrl", canonicalUrl(document, tags, node, base)),
    ...present(
      "imageUrl",
      resolved([addressOf(node.image), firstMeta(tags, ["og:image", "twitter:image"])], base),
    ),
    linkedType: typeOf(node),
    liveUpdates: liveUpdates(node, document),
    declaresArticle: typeOf(node) !== "" || tags.get("og:type")?.[0]?.toLowerCase() === "article",
    declaredBody: text(node.articleBody),
    descriptions: values(tags, ["og:description", "description", "twitter:description"]),
    locked: isLocked(node),
  };
}

function titleOf(
  document: TreeDocument,
  tags: MetaTags,
  pageUrl: string,
  headline: string,
  publisher: string,
): string {
  return chooseTitle({
    headline,
    candidates: [
      firstMeta(tags, ["og:title", "twitter:title", "dc.title", "parsely-title"]),
      document.title,
    ].map((title) => decodeReferences(title ?? "", document)),
    headings: document.getElementsByTagName("h1").map((heading) => heading.textContent),
    siteNames: [publisher, ...(tags.get("og:site_name") ?? []), firstMeta(tags, ["application-name"]) ?? ""],
    host: hostOf(pageUrl),
  });
}

type Times = { publishedAt: string | undefined; modifiedAt: string | undefined };

/** Some systems give the time of the last change for that of publication: then a by-line's earlier date is to be believed. */
function isRestamped({ publishedAt, modifiedAt }: Times): boolean {
  if (publishedAt === undefined || modifiedAt === undefined) return false;
  return publishedAt.slice(0, 10) >= modifiedAt.slice(0, 10);
}

/** The first of two times; the second where they are of one day, since it says more. */
function earlier(seen: string | undefined, declared: string | undefined): string | undefined {
  if (seen === undefined || declared === undefined) return declared;
  return seen.slice(0, 10) < declared.slice(0, 10) ? seen : declared;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}

/** The address against which the page's links are resolved: its `<base>`, or its own. */
export function baseOf(document: TreeDocument, pageUrl: string): string {
  const base = document.getElementsByTagName("base")[0]?.getAttribute("href") ?? "";
  return resolved([base], pageUrl) ?? pageUrl;
}

function publishedAt(document: TreeDocument, tags: MetaTags, node: LinkedNode): string | undefined {
  const declared = readFirst([
    textOf(node.datePublished),
    textOf(node.dateCreated),
    ...values(tags, publishedNames),
    ...timesOf(document, (element) => element.hasWord("itemprop", "datePublished")),
    ...timesOf(document, (element) => isTime(element) && standsWithArticle(element)),
  ]);
  return declared ?? readFirst(timesOf(document, isTime).slice(0, 1));
}

function timesOf(document: TreeDocument, isWanted: (element: TreeElement) => boolean): string[] {
  return elementsIn(document, isWanted).flatMap((element) =>
    ["datetime", "content"].map((name) => element.getAttribute(name) ?? "").filter((value) => value !== ""),
  );
}

function isTime(element: TreeElement): boolean {
  return element.localName === "time" && element.hasAttribute("datetime");
}

function standsWithArticle(time: TreeElement): boolean {
  if (time.hasAttribute("pubdate")) return true;
  return time.nearest(({ localName }) => localName === "article" || localName === "header") !== null;
}

function values(tags: MetaTags, names: string[]): string[] {
  return names.flatMap((name) => tags.get(name) ?? []);
}

function readFirst(candidates: string[]): string | undefined {
  for (const candidate of candidates) {
    const time = readTime(candidate);
    if (time !== undefined) return time;
  }
  return undefined;
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

function canonicalUrl(
  document: TreeDocument,
  tags: MetaTags,
  node: LinkedNode,
  base: string,
): string | undefined {
  const links = document.getElementsByTagName("link");
  const canonical = links.find((link) => /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute("rel") ?? ""));
  const addresses = [
    canonical?.getAttribute("href") ?? "",
    firstMeta(tags, ["og:url"]),
    addressOf(node.mainEntityOfPage),
  ];
  return resolved(addresses, base);
}

/** The first of some addresses that is one of http or https, absolute and without a fragment. */
function resolved(addresses: (string | undefined)[], base: string): string | undefined {
  for (const address of addresses) {
    if (!address || !URL.canParse(address, base)) continue;
    const url = new URL(address, base);
    url.hash = "";
    if (url.protocol === "http:" || url.protocol === "https:") return url.href;
  }
  return undefined;
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
        openings: lines.map((line) => line.replace(/<[^>]*>/gu, "").trim()),
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
