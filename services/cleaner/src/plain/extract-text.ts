import type { ExtractedArticle } from "@throughline/contracts";
import { sentences } from "@throughline/text";
import { isAdLabel, isEditorialLine, isRelatedLine, isSiteNotice } from "../boilerplate.ts";
import { authorsInByLine } from "../by-line.ts";
import { isDateLine } from "../dates/date-line.ts";
import { labelledDates } from "../dates/labelled-dates.ts";
import { isImageRemnant, withoutInlineImages } from "./image-remnants.ts";
import { endsSentence, type Line, linesOf } from "./lines.ts";
import { languageByLetters } from "./script-language.ts";
import { endBeforeHeadlines } from "./trailing-list.ts";

/** Longest line that can be a title, in characters. */
const longestTitle = 200;
/** By-lines stand this near the start (behind title and standfirst) or the end. */
const byLineReach = { start: 4, end: 3 };
/** Fewest letters and digits that can be a report. */
const fewestLetters = 80;

/**
 * The article in a plain text: a seed file, or pasted words. The first line is the title when it reads like
 * a headline. A first line that is a sentence gives the title too, for lack of another, without its full stop; it
 * then also stays the first paragraph, unless the text repeats it. Every other line is a paragraph; image
 * remnants, by-lines, dates on top (which are read), site notices, editors' marks, "read also" lines and lists of other headlines at the end are left
 * out, each with its reason.
 */
export function extractFromText(text: string, url?: string): ExtractedArticle {
  const reasons: string[] = [];
  const all = linesOf(text);
  const seen = all.map((line) => ({ ...line, text: withoutInlineImages(line.text) }));
  const written = seen.filter((line) => line.text !== "" && !isImageRemnant(line.text));
  note(reasons, all.length - written.length, "image remnants dropped");
  const byLine = takeByLines(trimEnd(written, reasons));
  note(reasons, byLine.taken, "by-lines read as authors");
  const lines = trimEnd(byLine.lines, reasons);
  const language = languageByLetters(text);
  const times = timesOnTop(lines, language);
  const body = withoutAsides(lines, reasons);
  const { title, paragraphs } = splitTitle(body.map((line) => line.text));
  const isArticle = lettersIn(paragraphs) >= fewestLetters;
  if (!isArticle) reasons.unshift(`fewer than ${fewestLetters} letters of text`);
  return {
    kind: isArticle ? "article" : "notArticle",
    title,
    authors: byLine.authors,
    ...times,
    language,
    ...(/^https?:/i.test(url ?? "") ? { canonicalUrl: url as string } : {}),
    text: paragraphs.join("\n\n"),
    html: paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join("\n"),
    quality: { method: "plain-text", score: isArticle ? 1 : 0, reasons },
  };
}

/** Drops notices and headline lists from the end, in whatever order they stand there. */
function trimEnd(lines: Line[], reasons: string[]): Line[] {
  let end = lines.length;
  let notices = 0;
  let headlines = 0;
  for (let before = -1; before !== end; ) {
    before = end;
    while (end > 1 && isSiteNotice(lines[end - 1]?.text ?? "")) {
      end -= 1;
      notices += 1;
    }
    const kept = endBeforeHeadlines(lines.slice(0, end));
    headlines += end - kept;
    end = kept;
  }
  note(reasons, notices, "site notices dropped from the end");
  note(reasons, headlines, "headlines of other articles dropped from the end");
  return lines.slice(0, end);
}

/** When the text was published and changed, as the dates behind its title say. */
function timesOnTop(lines: Line[], language: string): Pick<ExtractedArticle, "publishedAt" | "modifiedAt"> {
  const dates = lines
    .filter(({ text }, at) => isDateOnTop(text, at))
    .flatMap(({ text }) => labelledDates(text, language));
  const changed = dates.find(({ isOfChange }) => isOfChange)?.at;
  const publishedAt = dates.find(({ isOfChange }) => !isOfChange)?.at ?? changed;
  return { ...(publishedAt && { publishedAt }), ...(changed && { modifiedAt: changed }) };
}

function isDateOnTop(text: string, at: number): boolean {
  return at > 0 && at <= byLineReach.start && isDateLine(text);
}

/** Drops what stands between paragraphs and is none: links to other articles, labels of advertisements, editors' marks, dates on top. */
function withoutAsides(lines: Line[], reasons: string[]): Line[] {
  const kept = lines.filter(({ text }, at) => {
    const isAside = isDateOnTop(text, at) || isAdLabel(text) || isRelatedLine(text) || isEditorialLine(text);
    return at === 0 || !isAside;
  });
  note(
    reasons,
    lines.length - kept.length,
    "links to other articles, dates, editors' marks and labels of advertisements dropped",
  );
  return kept;
}

function takeByLines(lines: Line[]): { lines: Line[]; authors: string[]; taken: number } {
  const authors: string[] = [];
  const kept = lines.filter((line, at) => {
    const isNear = at > 0 && (at <= byLineReach.start || at >= lines.length - byLineReach.end);
    const names = isNear ? authorsInByLine(line.text) : [];
    authors.push(...names);
    return names.length === 0;
  });
  return { lines: kept, authors: [...new Set(authors)], taken: lines.length - kept.length };
}

function splitTitle(lines: string[]): { title: string; paragraphs: string[] } {
  const [first = "", ...rest] = lines;
  const isLine = first.length <= longestTitle && !endsSentence(first);
  const opening = isLine ? first : (sentences(first)[0]?.text ?? first).trim();
  const title = shortened(endsSentence(opening) ? withoutFullStop(opening) : opening);
  const isHeadline = isLine && rest.length > 0;
  return { title, paragraphs: isHeadline || rest.includes(first) ? rest : lines };
}

/** Without its one full stop; an ellipsis or the stop of an abbreviation such as "U.S." stays. */
function withoutFullStop(sentence: string): string {
  return /\.\.+$|…$|\b\p{Lu}\.\p{Lu}\.$/u.test(sentence) ? sentence : sentence.replace(/[.。۔।]$/u, "");
}

function shortened(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title.slice(0, longestTitle).replace(/\s+\S*$/u, "")}…`;
}

function lettersIn(paragraphs: string[]): number {
  return paragraphs.join("").replace(/[^\p{L}\p{N}]/gu, "").length;
}

function note(reasons: string[], count: number, what: string): void {
  if (count > 0) reasons.push(`${count} ${what}`);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
