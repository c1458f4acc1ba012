import { labelledDates } from "../dates/labelled-dates.ts";
import { readTime } from "../dates/times.ts";
import { updated } from "../dates/written-dates.ts";
import { elementsIn } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { lettersOf } from "./letters-of.ts";
import { isListed } from "./marked-authors.ts";
import { isBesidePicture, isInMenu, namesBesideDate, visibleAuthors } from "./visible-authors.ts";

/** What a reader sees around an article's heading. */
export type VisibleFacts = {
  authors: string[];
  besideDate: string[];
  publishedAt?: string;
  modifiedAt?: string;
};

/** How many blocks around the heading are looked at; the article's own text ends the search. */
const reach = { before: 5, after: 25 };
const paragraphLength = 200;
/** Where an article has short paragraphs alone, this many of them are its text, too; a standfirst has fewer. */
const shortParagraphs = 3;
const shortestSentence = 60;
/** Letters and digits of a title that can be known by its beginning. */
const shortestOpening = 8;
const longestFact = 160;
/** Words that a line with a date may have besides. */
const mostOtherWords = 12;
/**
 * Reads the by-line and the date from the lines around the first-level heading, up to the first two paragraphs.
 * A date that is said to be of an update is `modifiedAt`. Without such a heading, the block that reads as the title
 * is taken for it; nothing is read where there is none either.
 */
export function readVisibleFacts(blocks: readonly Block[], title: string, language: string): VisibleFacts {
  const lines = linesAround(blocks, title);
  const facts: VisibleFacts = {
    authors: visibleAuthors(lines, blocks),
    besideDate: namesBesideDate(lines, blocks),
  };
  for (const block of lines.filter(({ element }) => !isBesidePicture(element))) {
    for (const { at, isOfChange } of datesIn(block, language)) {
      if (isOfChange) facts.modifiedAt ??= at;
      else facts.publishedAt ??= at;
    }
  }
  return facts;
}

/** The dates of a line: of its time tag for programs, else as written. */
function datesIn({ element, text }: Block, language: string): { at: string; isOfChange: boolean }[] {
  const time = elementsIn(element, ({ localName }) => localName === "time")
    .concat(element)
    .map((one) => readTime(one.getAttribute("datetime") ?? ""));
  if (time.length === 2 && time[0] !== undefined) return [{ at: time[0], isOfChange: updated.test(text) }];
  if (!isDateLine(text)) return [];
  return labelledDates(text, language);
}

function linesAround(all: readonly Block[], title: string): Block[] {
  // A line of numbers that leads nowhere belongs to no menu, whatever its class says.
  const blocks = all.filter(
    ({ element, text, linkShare }) => (linkShare === 0 && /\p{N}/u.test(text)) || !isInMenu(element),
  );
  const isHeading = (block: Block) => block.element.nearest(({ localName }) => localName === "h1") !== null;
  const key = lettersOf(title);
  const titled = blocks.findIndex((block) => isHeading(block) && lettersOf(block.text) === key);
  const named = blocks.findIndex((block) => key !== "" && lettersOf(block.text) === key);
  const only = blocks.filter(isHeading).length === 1 ? blocks.findIndex(isHeading) : -1;
  const heading = [titled, named, only, blocks.findIndex(isHeading)].find((at) => at >= 0);
  if (heading === undefined) return linesBelow(blocks, key);
  const after: Block[] = [];
  let paragraphs = 0;
  let sentences = 0;
  for (const block of blocks.slice(heading + 1, heading + 1 + reach.after)) {
    if (block.text.length > paragraphLength) paragraphs += 1;
    if (isSentence(block.text)) sentences += 1;
    if (paragraphs >= 2 || sentences >= shortParagraphs) break;
    if (block.text.length <= longestFact) after.push(block);
  }
  const before = blocks.slice(Math.max(0, heading - reach.before), heading).reverse();
  return [
    ...after,
    ...before.filter(({ text, element }) => text.length <= longestFact && !isListed(element)),
  ];
}

/** Old pages part the title, the by-line and the date by line breaks alone: the lines below the one that opens with the title. */
function linesBelow(blocks: readonly Block[], key: string): Block[] {
  if (key.length < shortestOpening) return [];
  const opened = blocks.find(
    ({ text }) => text.includes("\n") && lettersOf(text.split("\n")[0] ?? "").startsWith(key),
  );
  const lines = opened?.text.split("\n").slice(1, 1 + reach.before) ?? [];
  return lines.filter((text) => text.length <= longestFact).map((text) => ({ ...(opened as Block), text }));
}

function isSentence(text: string): boolean {
  return text.length >= shortestSentence && /[.!?…。؟۔।]["'”’»)]*$/u.test(text);
}

function isDateLine(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) <= mostOtherWords;
}
