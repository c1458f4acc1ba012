import {
  authorsInByLine,
  authorsOf,
  beforeRole,
  behindOpener,
  firstPart,
  isCapitalised,
} from "../by-line.ts";
import { updated } from "../dates/written-dates.ts";
import { elementsIn, type TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { hasHeading, isOfAnother } from "./marked-authors.ts";
import { markOf } from "./marked-parts.ts";

const authorWords = /author|byline|writer|auteur|autor|contributor|creator|attribution/i;
/** Path of a page about a person who writes. */
const authorPath =
  /\/(?:authors?|staff|people|profiles?|contributors?|writers?|producers?|team|by|autor(?:es|en)?|auteurs?)\/[^/?#]/i;
/** Class of an element that holds an author's name and no more, and of one that holds anything but. */
const nameClass = /name/i;
const besideName =
  /position|title|role|job|bio|avatar|image|img|photo|desc|date|time|label|social|count|follow/i;
const aboutAuthor = /descri|bio|position|job|role/i;
const mostNames = 6;
const longestNameLine = 80;
const figureNames = new Set(["figure", "figcaption"]);

type Way = (line: Block, next?: Block, last?: Block) => string[];

/**
 * The authors that a reader sees in the `lines` around an article's heading, by the first of these that gives any: a
 * by-line; a name behind a line that is its label; a name that its class or its link calls the author's; a name alone
 * that opens a sentence of another of the page's `blocks`, which tells who that is.
 */
export function visibleAuthors(lines: readonly Block[], blocks: readonly Block[]): string[] {
  const behindLabel: Way = ({ text }, next) => (isLabel(text) && next ? namesIn(next.text) : []);
  const explained: Way = (line) => (recurs(line, blocks) ? [line.text] : []);
  return firstOf([openedAuthors, behindLabel, markedNames, explained], lines);
}

/** Names that stand beside a date in the `lines` around an article's heading, and that nothing else says to be the authors'. */
export function namesBesideDate(lines: readonly Block[], blocks: readonly Block[]): string[] {
  const small = lazily(() => smallWords(blocks));
  const besideDate: Way = (line, next, last) =>
    isBesideDate(line, next, last) ? properNames(line.text, small()) : [];
  return firstOf([besideDate], lines);
}

function firstOf(ways: readonly Way[], around: readonly Block[]): string[] {
  const lines = around.filter(({ element }) => !isBesidePicture(element));
  for (const way of ways) {
    for (const [at, line] of lines.entries()) {
      const authors = way(line, lines[at + 1], lines[at - 1]);
      if (authors.length > 0) return [...new Set(authors)];
    }
  }
  return [];
}

/** Where a by-line may begin inside a line: behind a mark or a line break, or behind a date or a time. */
const partMarks =
  /\s*[|•·●⋅\n–—]\s*|(?<=\p{N}(?:st|nd|rd|th|\s?[ap]\.?m\.?)?\)?),?\s+(?=(?:by|von|par|por|door|av|af|przez)\s)/iu;
/** "Guide by Will Judd": one word for what was made, but none of those that tell of another's part in it. */
const kindOfWork = /^\p{L}+\s(?=by\s\p{Lu}[\p{L}.'’-]*\s\p{Lu})/u;
const otherParts =
  /^(?:photo|foto|фото|image|picture|illustrat|art|cover|review|edit|check|fact|verif|approv|translat|sponsor|power|present|produc|support|design|updat|video|music|graphic|narrat|read|adapt)/iu;

/** The authors of a by-line; those that it marks, where it does, since what stands beside them says what they are. */
function openedAuthors({ element, text }: Block): string[] {
  for (const part of text.split(partMarks)) {
    const bare = kindOfWork.test(part) && !otherParts.test(part) ? part.replace(kindOfWork, "") : part;
    const line = beforeRole(firstPart(bare));
    const authors = authorsInByLine(line);
    if (authors.length === 0) continue;
    const marked = innerNames(element).filter((name) => line.includes(name));
    return marked.length > 0 && authors[0]?.startsWith(marked[0] ?? "") ? marked : authors;
  }
  return [];
}

function isLabel(text: string): boolean {
  return (
    text.length <= 30 &&
    !otherParts.test(text) &&
    behindOpener(`${text.replace(/[:：]\s*$/u, "")}: X`) === "X"
  );
}

/** The names of the first part of a line that holds any: a date may come first, even without a space. */
function namesIn(text: string): string[] {
  for (const part of text.split(/\s*[|•·●⋅\n–—]\s*|(?<=\p{N}{4})\s*(?=\p{Lu})/u)) {
    const names = authorsOf(firstPart(part)).filter(isFullName).slice(0, mostNames);
    if (names.length > 0) return names;
  }
  return [];
}

/** The names of a line that is marked as the author's: those in links or elements of theirs, else the line's. */
function markedNames({ element, text }: Block): string[] {
  if (behindOpener(text) === "" || isInMenu(element) || isOfAnother(element)) return [];
  const names = innerNames(element);
  if (names.length > 0) return names;
  if (aboutAuthor.test(element.className)) return [];
  const around = [element, element.parentElement, element.parentElement?.parentElement];
  return around.some((one) => one && isAuthors(one)) ? namesIn(text) : [];
}

/** Names in links to their pages, else in elements of their names, else in the innermost of their elements. */
function innerNames(element: TreeElement): string[] {
  const inner = elementsIn(element, (one) => isAuthors(one) && !besideName.test(one.className));
  const links = inner.filter(({ localName }) => localName === "a");
  const named = inner.filter(({ className }) => nameClass.test(className));
  const deepest = inner.filter((one) => !inner.some((other) => other !== one && one.contains(other)));
  for (const marked of [links, named, deepest]) {
    const names = marked.flatMap((one) => authorsOf(firstPart(one.textContent.trim())).filter(isCapitalised));
    if (names.length > 0) return [...new Set(names)].slice(0, mostNames);
  }
  return [];
}

function isAuthors(element: TreeElement): boolean {
  if (element.hasWord("rel", "author") || authorPath.test(element.getAttribute("href") ?? "")) return true;
  return authorWords.test(`${element.className} ${element.id}`);
}

/** A person's name alone in its line, with which another block of the page begins a sentence: who that is. */
function recurs({ text, element, linkShare }: Block, blocks: readonly Block[]): boolean {
  if (!isFullName(text) || text.length > 40 || linkShare > 0.9 || isOfAnother(element)) return false;
  return blocks.some(
    (block) => block.text.startsWith(text) && /^,? \p{Ll}/u.test(block.text.slice(text.length)),
  );
}

function isBesideDate({ text, element, linkShare }: Block, next?: Block, last?: Block): boolean {
  if (text.length > longestNameLine || linkShare > 0.9 || /^h\d$/.test(element.localName)) return false;
  return !isOfAnother(element) && [text, next?.text, last?.text].some((line) => line && isDated(line));
}

function isDated(line: string): boolean {
  return line.length <= longestNameLine && /(?<!\p{N})\p{N}{4}(?!\p{N})/u.test(line);
}

/** Names of which no word is written small anywhere in the page, as those of "Quick Facts" and "Share Article" are. */
function properNames(text: string, small: ReadonlySet<string>): string[] {
  if (updated.test(text)) return [];
  return namesIn(text).filter((name) => !wordsOf(name).some((word) => small.has(word.toLowerCase())));
}

/** Words that are written small outside addresses. */
function smallWords(blocks: readonly Block[]): Set<string> {
  const words = blocks.flatMap(({ text }) => wordsOf(text.replace(/\S*[@/]\S*/gu, " ")));
  return new Set(words.filter((word) => /^\p{Ll}/u.test(word)));
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The names of the one line that the page marks as an author's anywhere; of several, none tells which is this article's. */
export function soleAuthor(blocks: readonly Block[]): string[] {
  const lines = blocks
    .filter(({ text }) => text.length <= 60)
    .map((block) => markedNames(block).filter(isFullName).join(", "));
  const sole = [...new Set(lines.filter((names) => names !== ""))];
  return sole.length === 1 ? properNames(sole.join(), smallWords(blocks)) : [];
}

/** Whose the picture is stands in its caption. */
export function isBesidePicture(element: TreeElement): boolean {
  return element.nearest((at) => figureNames.has(at.localName) || markOf(at)?.role === "caption") !== null;
}

const menuClass = /(?:^|[\s_-])(?:nav|menu|navigation)(?:$|[\s_-])/i;

export function isInMenu(element: TreeElement): boolean {
  const menu = element.nearest(
    ({ localName, className }) => localName === "nav" || (localName !== "body" && menuClass.test(className)),
  );
  return menu !== null && !hasHeading(menu);
}

const fullName = /^\p{Lu}[\p{L}.'’-]*(?: \(?\p{L}[\p{L}.'’-]*\)?){1,4}$/u;

function isFullName(name: string): boolean {
  return fullName.test(name.split(",")[0] ?? "") && isCapitalised(name);
}
