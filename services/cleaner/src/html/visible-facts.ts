import { authorsInByLine, authorsOf, behindOpener } from "../by-line.ts";
import { firstElementIn, type TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { readWrittenDate } from "./written-dates.ts";

/** What a reader sees around an article's heading. */
export type VisibleFacts = { authors: string[]; publishedAt?: string; modifiedAt?: string };

/** How many blocks around the heading are looked at; the article's own text ends the search. */
const reach = { before: 8, after: 25 };
const paragraphLength = 200;
const longestFact = 160;
/** Words that a line with a date may have besides. */
const mostOtherWords = 12;
const updated =
  /updat|modif|aktualisier|mis à jour|actualiz|atualiz|aggiornat|bijgewerkt|обновл|оновл|به[‌ ]?روز|تحديث|güncel|revised|reviewed|edited/iu;
const authorWords = /author|byline|writer|auteur|autor|contributor|creator|attribution/i;
/** Path of a page about a person who writes. */
const authorPath =
  /\/(?:authors?|staff|people|profiles?|contributors?|writers?|by|autor(?:es|en)?|auteurs?)\//i;

/**
 * Reads the by-line and the date from the lines around the first-level heading, up to the first two paragraphs.
 * A date that is said to be of an update is `modifiedAt`. Without such a heading, the block that reads as the title
 * is taken for it; nothing is read where there is none either.
 */
export function readVisibleFacts(blocks: readonly Block[], title: string, language: string): VisibleFacts {
  const facts: VisibleFacts = { authors: [] };
  for (const block of linesAround(blocks, title)) {
    if (facts.authors.length === 0) facts.authors = authorsIn(block);
    const date = isDateLine(block.text) ? readWrittenDate(block.text, language) : undefined;
    if (!date) continue;
    if (updated.test(block.text)) facts.modifiedAt ??= date;
    else facts.publishedAt ??= date;
  }
  return facts;
}

function linesAround(blocks: readonly Block[], title: string): Block[] {
  const isHeading = (block: Block) => block.element.nearest(({ localName }) => localName === "h1") !== null;
  const key = keyOf(title);
  const titled = blocks.findIndex((block) => isHeading(block) && keyOf(block.text) === key);
  const named = blocks.findIndex((block) => key !== "" && keyOf(block.text) === key);
  const heading = [titled, blocks.findIndex(isHeading), named].find((at) => at >= 0);
  if (heading === undefined) return [];
  const after: Block[] = [];
  let paragraphs = 0;
  for (const block of blocks.slice(heading + 1, heading + 1 + reach.after)) {
    if (block.text.length > paragraphLength) paragraphs += 1;
    if (paragraphs >= 2) break;
    if (block.text.length <= longestFact) after.push(block);
  }
  const before = blocks.slice(Math.max(0, heading - reach.before), heading).reverse();
  return [...after, ...before.filter((block) => block.text.length <= longestFact)];
}

function isDateLine(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) <= mostOtherWords;
}

/** A line that opens like a by-line, or one that its class or its link calls the author's. */
function authorsIn(block: Block): string[] {
  const line = firstPart(block.text);
  const opened = authorsInByLine(line);
  if (opened.length > 0) return opened;
  if (!isAuthors(block.element) || behindOpener(block.text) === "") return [];
  return authorsOf(line)
    .filter((name) => fullName.test(name))
    .slice(0, 6);
}

const fullName = /^\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,4}$/u;
/** Marks and words that part a by-line from a date, a place or a section. */
const behindNames =
  /\s*[|•·●⋅\n–—]\s*|\s{2,}|(?<=\p{L})\s(?:on|am|at|in|for)\s|[\s,]+(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?\p{N}|\s(?:published|updated|reviewed)\b/iu;

/** What stands before a mark that parts a by-line from what follows; "ByInes" is read as "By Ines". */
function firstPart(text: string): string {
  const parted = text.replace(/^((?:\p{L}+\s)?[Bb]y):?(?=\p{Lu})/u, "$1 ");
  return parted.split(behindNames)[0]?.trim() ?? "";
}

function isAuthors(element: TreeElement): boolean {
  let at: TreeElement | null = element;
  for (let level = 0; at && level < 3; level += 1, at = at.parentElement) {
    const names = `${at.className} ${at.id} ${at.getAttribute("rel") ?? ""}`;
    if (authorWords.test(names) || authorPath.test(at.getAttribute("href") ?? "")) return true;
  }
  return (
    firstElementIn(
      element,
      (inner) =>
        inner.hasWord("rel", "author") ||
        inner.className.includes("author") ||
        authorPath.test(inner.getAttribute("href") ?? ""),
    ) !== null
  );
}

function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
