import { isRelatedHeading } from "../boilerplate.ts";
import { endsSentence, endsWithMark, type Line } from "./lines.ts";

/** Fewest lines that make a sidebar: two short last paragraphs without a full stop may be the author's. */
const fewestHeadlines = 3;
const longestHeadline = 200;
const listMark = /^(?:[-–—*•·▪●◦‣]|\(?[\p{N}\p{L}][.)])\s/u;
/** Points of a text's own that it counts in words. */
const counted =
  /^(?:(?:first|second|third|fourth|fifth|final|last)(?:ly)?,\s|во-(?:первых|вторых),|в-(?:третьих|четв[её]ртых|пятых),|(?:erstens|zweitens|drittens|viertens)[,:]|(?:premièrement|deuxièmement|troisièmement|enfin),|(?:primero|segundo|tercero),|(?:أولا|ثانيا|ثالثا|رابعا|أولاً|ثانياً|ثالثاً)[،:]|(?:نخست|اول|دوم|سوم|چهارم)[،:]|(?:第[一二三四五六七八九十]|其[一二三四五]))/iu;

/**
 * Where the text ends when the list of other headlines behind it is dropped: the number of lines to keep. Such a list is
 * one repeated line for line, or at least three standing alone between blank lines without closing marks, or
 * whatever headlines follow a "read also". A list that a colon announces, or with list marks, is the
 * article's own; where the paragraphs before do not end like sentences either, endings say nothing.
 */
export function endBeforeHeadlines(lines: readonly Line[]): number {
  const repeated = endBeforeRepeatedList(lines);
  if (repeated < lines.length) return endBeforeHeadlines(lines.slice(0, repeated));
  const announced = endBeforeAnnounced(lines);
  if (announced < lines.length) return announced;
  return endBeforeStandingAlone(lines);
}

function endBeforeRepeatedList(lines: readonly Line[]): number {
  const total = lines.length;
  for (let size = Math.floor(total / 2); size >= fewestHeadlines; size -= 1) {
    const list = lines.slice(total - size);
    const before = lines.slice(total - 2 * size, total - size);
    if (!list.every((line, at) => line.text === before[at]?.text && isShort(line))) continue;
    const open = list.filter((line) => !endsSentence(line.text));
    if (open.length * 2 >= size) return total - 2 * size;
  }
  return total;
}

function endBeforeAnnounced(lines: readonly Line[]): number {
  const heading = lines.findLastIndex((line) => isRelatedHeading(line.text));
  const list = lines.slice(heading + 1);
  const isList = heading > 0 && list.every((line) => isShort(line) && !endsSentence(line.text));
  return isList ? heading : lines.length;
}

function endBeforeStandingAlone(lines: readonly Line[]): number {
  let start = lines.length;
  while (start > 1 && isHeadline(lines[start - 1]) && lines[start - 1]?.parted) start -= 1;
  while (start < lines.length && endsWithMark(lines[start]?.text ?? "")) start += 1;
  const list = lines.slice(start);
  const body = lines.slice(1, start);
  const closed = body.filter((line) => endsWithMark(line.text)).length;
  const isAnnounced = /[:：]$/u.test(lines[start - 1]?.text ?? "");
  const isList = list.filter((line) => !endsWithMark(line.text)).length >= fewestHeadlines;
  return isList && !isAnnounced && body.length > 0 && closed * 2 >= body.length ? start : lines.length;
}

function isHeadline(line: Line | undefined): boolean {
  if (!line || !isShort(line) || endsSentence(line.text) || /[:：;؛,،]$/u.test(line.text)) return false;
  return !listMark.test(line.text) && !counted.test(line.text) && !/^\p{Ll}/u.test(line.text);
}

function isShort(line: Line): boolean {
  return line.text.length <= longestHeadline;
}
