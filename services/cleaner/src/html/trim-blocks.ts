import { isAdLabel, isOffer, isRelatedHeading, isSiteNotice } from "../boilerplate.ts";
import { authorsInByLine } from "../by-line.ts";
import { isDateLine } from "../dates/date-line.ts";
import type { TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { lettersOf } from "./letters-of.ts";
import { isInCaption } from "./trim-parts.ts";

/** Why a block is not the article's text. */
export type DropReason =
  | "caption"
  | "links"
  | "relatedHeading"
  | "byLine"
  | "date"
  | "title"
  | "notice"
  | "offer"
  | "orphanHeading"
  | "signature";

/** Paragraphs of which this share stands in links lead elsewhere. */
const mostlyLinks = 0.75;
const longestLinkLine = 250;
/** What announces a link is this short, and the title of what it leads to at least that long, in characters. */
const longestOpener = 40;
const shortestTitle = 15;
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

export type Trimmed = { kept: Block[]; dropped: Map<DropReason, number>; gone: Block[] };

/** Tells the article's blocks from captions, links elsewhere, by-lines, dates, notices and orphan headings. */
export function trimBlocks(blocks: readonly Block[], title: string): Trimmed {
  const dropped = new Map<DropReason, number>();
  const gone: Block[] = [];
  const drop = (block: Block, reason: DropReason) => {
    dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    if (reason !== "caption") gone.push(block);
  };
  const ownLists = listsOfText(blocks);
  let kept = blocks.filter((block) => {
    const reason = reasonAlone(block, ownLists);
    if (reason) drop(block, reason);
    return reason === undefined;
  });
  const opening = openingLength(kept);
  kept = kept.filter((block, at) => {
    const reason = at < opening ? openingReason(block, title) : undefined;
    if (reason) drop(block, reason);
    return reason === undefined;
  });
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const reason = closingReason(last, kept.at(-2));
    if (!reason || kept.length === 1) break;
    drop(last, reason);
    kept = kept.slice(0, -1);
  }
  return { kept, dropped, gone };
}

/** What a block says of itself, wherever it stands. */
function reasonAlone(block: Block, ownLists: ReadonlySet<TreeElement>): DropReason | undefined {
  if (isInCaption(block.element)) return "caption";
  if (isRelatedHeading(block.text)) return "relatedHeading";
  if (isAdLabel(block.text)) return "notice";
  if (isAnnouncedLink(block)) return "links";
  if (block.element.parentElement && ownLists.has(block.element.parentElement)) return undefined;
  if (block.linkShare >= mostlyLinks && block.text.length <= longestLinkLine && !isSentence(block))
    return "links";
  return undefined;
}

/** Lists of which two thirds of the items are text: the others may well be links throughout. */
function listsOfText(blocks: readonly Block[]): Set<TreeElement> {
  const balance = new Map<TreeElement, number>();
  for (const { element, linkShare } of blocks) {
    const list = element.localName === "li" ? element.parentElement : null;
    if (list) balance.set(list, (balance.get(list) ?? 0) + (linkShare >= mostlyLinks ? -2 : 1));
  }
  return new Set([...balance].filter(([, more]) => more >= 0).map(([list]) => list));
}

/** "Read also:" in any language and a link that is the rest of the line, outside of lists and tables. */
function isAnnouncedLink({ text, linkShare, element }: Block): boolean {
  if (text.length > longestLinkLine || !text.includes(":") || listNames.has(element.localName)) return false;
  const opener = text.slice(0, text.indexOf(":") + 1);
  const behind = text.length - opener.length - 1;
  if (opener.length > longestOpener || behind < shortestTitle || text.length * linkShare < behind * 0.9)
    return false;
  return isRelatedHeading(opener) || !/[.!?…。؟۔]["'”’»)]*$/u.test(text);
}

/** A linked sentence in running text is text; in a list, it leads elsewhere. */
function isSentence(block: Block): boolean {
  return (
    block.element.localName === "p" && /[.!?…。؟۔]["'”’»)]*$/u.test(block.text) && block.text.length > 80
  );
}

/** Blocks before the first long paragraph and that one: where titles, by-lines and dates stand. */
function openingLength(blocks: readonly Block[]): number {
  const first = blocks.findIndex((block) => block.text.length > 150);
  return Math.min(first === -1 ? blocks.length : first, 12);
}

function openingReason(block: Block, title: string): DropReason | undefined {
  if (sameWords(block.text, title)) return "title";
  if (block.text.length <= 160 && isByLine(block.text)) return "byLine";
  if (isDateLine(block.text)) return "date";
  return undefined;
}

function isByLine(text: string): boolean {
  return authorsInByLine(text).length > 0;
}

function closingReason(block: Block, before: Block | undefined): DropReason | undefined {
  if (isOffer(block.text)) return "offer";
  if (headings.has(block.element.localName)) return "orphanHeading";
  if (isSiteNotice(block.text)) return "notice";
  if (isByLine(block.text)) return "byLine";
  if (isDateLine(block.text)) return "date";
  if (isSignature(block, before)) return "signature";
  return undefined;
}

const listNames = new Set(["li", "table", "dl", "blockquote", "pre"]);

/**
 * A short last paragraph without closing marks: initials, sources, "Advertisement". Not the answer to a question, and
 * not words alone of which most are written small.
 */
function isSignature({ text, element }: Block, before: Block | undefined): boolean {
  if (element.nearest(({ localName }) => listNames.has(localName))) return false;
  if (text.length > 60 || /[.!?…。؟۔:;"'”’»]$/u.test(text)) return false;
  if (/[?؟？]$/u.test(before?.text ?? "")) return false;
  const small = text.match(/(?<!\p{L})\p{Ll}+/gu)?.length ?? 0;
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  return !/^[\p{L}\p{M}\s]+$/u.test(text) || words < 4 || small <= words / 2;
}

function sameWords(one: string, other: string): boolean {
  return lettersOf(one) !== "" && lettersOf(one) === lettersOf(other);
}
