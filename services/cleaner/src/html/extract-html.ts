import type { ExtractedArticle, SiteSelectors } from "@throughline/contracts";
import { sanitizeHtml } from "@throughline/web";
import type { TreeDocument } from "../dom/document.ts";
import { firstElementIn, TreeElement } from "../dom/element.ts";
import { TreeText } from "../dom/node.ts";
import { type Block, blocksOf, textOfBlocks } from "./blocks.ts";
import { type FoundContent, findContent } from "./find-content.ts";
import { decideKind } from "./kind.ts";
import { areLivePosts, isCalledLive, markedPosts, postsIn } from "./live-posts.ts";
import { type PageMetadata, readMetadata } from "./metadata.ts";
import { baseOf } from "./page-addresses.ts";
import { parsePage } from "./parse-page.ts";
import { qualityOf } from "./quality.ts";
import { findSiteContent, selectedFacts, siteReason } from "./site-content.ts";
import { standfirstOf } from "./standfirst.ts";
import { type StrippedPage, stripMarkup } from "./strip-markup.ts";
import { trimBlocks } from "./trim-blocks.ts";

/** The largest of 1,023 news pages has 5,000 elements; one with this many would hold a thread for seconds. */
const mostElements = 60_000;

/**
 * The article in a page. Takes the page's markup, its address (against which links are resolved), and what the story
 * pack says of its host; the same of them gives the same bytes. Never throws for what a page holds.
 */
export function extractFromHtml(html: string, url: string, site?: SiteSelectors): ExtractedArticle {
  const page = stripMarkup(html);
  if (page.elements > mostElements) return unread(page.elements);
  const general = readPage(page, url);
  return site ? readPage(page, url, { selectors: site, without: general.text }) : general;
}

function unread(elements: number): ExtractedArticle {
  const reason = `it has ${elements} elements; no page with more than ${mostElements} is read`;
  return {
    kind: "notArticle",
    title: "",
    authors: [],
    language: "und",
    text: "",
    html: "",
    quality: { method: "none", score: 0, reasons: [reason] },
  };
}

/** A story pack's selectors, and the text that is found without them. */
type Site = { selectors: SiteSelectors; without: string };

function readPage(page: StrippedPage, url: string, site?: Site): ExtractedArticle {
  const parse = () => parsePage(page.markup);
  const document = parse();
  const visible = blocksOf(document.body ?? document.documentElement);
  const facts: PageMetadata = {
    ...readMetadata(document, page.linkedData, url, visible),
    ...(site && selectedFacts(document, site.selectors)),
  };
  const times = document.getElementsByTagName("time");
  const declaredPosts = facts.liveUpdates.length > 0 ? facts.liveUpdates : markedPosts(visible, times);
  const base = baseOf(document, url);
  const asked = { links: document.getElementsByTagName("a").length, asks: hasFields(document) };
  const found = site
    ? findSiteContent(document, parse, facts.declaredBody, site.selectors)
    : findContent(document, parse, facts.declaredBody);
  const { blocks, standfirst, ...trimmed } = trimContent(found, visible, facts);
  const text = textOfBlocks(blocks);
  const paragraphs = blocks.map((block) => block.text);
  const posts = postsIn(paragraphs, declaredPosts);
  const decision = decideKind({
    metadata: facts,
    url,
    heading: headingIn(visible),
    text,
    found: found.blocks,
    scriptCharacters: page.scriptCharacters,
    ...asked,
    isNamed: found.method === "site-selectors",
    confirmed: found.confirmed,
    hasOffer: trimmed.dropped.has("offer"),
    hasLivePosts: areLivePosts(posts, text.length, isCalledLive(url, facts.title)),
  });
  removeBlocks(trimmed.gone, found.blocks);
  if (standfirst) found.root.insertBefore(paragraphOf(standfirst, found.root), found.root.firstChild);
  const { isPublicationUnknown } = facts;
  const bySite = site && siteReason(site, text, found.method === "site-selectors");
  return {
    kind: decision.kind,
    ...articleFacts(facts),
    text,
    ...(decision.kind === "liveBlog" && posts.length > 0 && { posts }),
    html: sanitizeHtml(found.root.innerHTML, { baseUrl: base, allow: "article" }).trim(),
    quality: qualityOf({ ...trimmed, decision, found, text, standfirst, isPublicationUnknown, bySite }),
  };
}

/** What was found without what is not the article's text, behind its standfirst. A pack's selectors name that, too. */
function trimContent(found: FoundContent, visible: readonly Block[], facts: PageMetadata) {
  const trimmed = trimBlocks(found.blocks, facts.title);
  const isNamed = found.method === "site-selectors";
  const text = textOfBlocks(trimmed.kept);
  const standfirst = isNamed ? undefined : standfirstOf(visible, facts.descriptions, text);
  return { ...trimmed, standfirst, blocks: standfirst ? [standfirst, ...trimmed.kept] : trimmed.kept };
}

/** Those of a page's facts that an article has. */
function articleFacts(facts: PageMetadata) {
  const { linkedType, liveUpdates, declaresArticle, declaredBody, locked, descriptions, ...rest } = facts;
  const { isPublicationUnknown, ...article } = rest;
  return article;
}

const fields = new Set(["button", "input", "select", "textarea"]);

/** Whether a page has a button or a field to fill in. */
function hasFields(document: TreeDocument): boolean {
  const isField = (element: TreeElement) =>
    fields.has(element.localName) && element.getAttribute("type") !== "hidden";
  return firstElementIn(document, isField) !== null;
}

function headingIn(blocks: readonly Block[]): string {
  return blocks.find(({ element }) => element.localName === "h1")?.text ?? "";
}

function paragraphOf({ text }: Block, { ownerDocument }: TreeElement): TreeElement {
  const paragraph = new TreeElement(ownerDocument, "p");
  paragraph.appendChild(new TreeText(text));
  return paragraph;
}

/** Takes blocks out of the tree, each with its element; where that holds another block, only what the block is made of. */
function removeBlocks(gone: readonly Block[], all: readonly Block[]): void {
  const held = new Map<TreeElement, number>();
  const count = (element: TreeElement, by: number) => {
    for (let at: TreeElement | null = element; at; at = at.parentElement)
      held.set(at, (held.get(at) ?? 0) + by);
  };
  for (const { element } of all) count(element, 1);
  for (const { element, nodes } of gone) {
    if ((held.get(element) ?? 0) <= 1) element.remove();
    else for (const node of nodes) node.remove();
    count(element, -1);
  }
}
