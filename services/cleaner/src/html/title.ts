/** Marks that part a headline from the name of the site or of a section; a closing quotation mark is none. */
// Chinese, Japanese and Korean put no space round them.
const separators =
  /\s+(?:[|\-–—•·:/\\]{1,2}|»(?=[^«]*$)(?<!«[^»]*»))\s+|\s*[|•]\s*|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}”！？》」』])[-_–](?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/gu;

/** What a page offers for its title, and what is known of its site's name. */
export type TitleSources = {
  /** The headline of linked data, and whether a news system gave it. */
  headline: string;
  isNews: boolean;
  /** The title for sharing (OpenGraph and the like) and the document's own, which search engines show. */
  shared: string;
  document: string;
  /** Headings of the first level. */
  headings: TitleHeading[];
  /** Lines of the page that stand alone, to tell a title from what follows it. */
  lines: string[];
  siteNames: string[];
  host: string;
};

/** `isHome`: the heading leads to the site's front page, so that it is the site's name. */
export type TitleHeading = { text: string; isHome: boolean };

/** Share of a heading's words that the page's titles must share for it to be the article's. */
const confirmed = 0.35;
const fewestWords = 3;
/** A title of one or two words, in letters and digits; more in a script without spaces are a sentence. */
const longestGeneric = 16;
/** A line that a title begins with, in letters and digits; a shorter one may be a tag. */
const shortestAlone = 12;
/** No headline is longer, in characters; the time that cutting takes grows with the square of the length. */
const longestTitle = 1000;

/**
 * The article's title without the site's name. A reader's title is the first-level heading that the page's other titles
 * confirm: they are often worded for search engines, and so is the headline of linked data that a plug-in wrote. News
 * systems write it themselves, so theirs is asked first, unless it is the search engines' title while another one is
 * both shown and shared. Then come the titles for sharing and of the document, cut at a separator where what follows
 * (or comes before) is the site's name or stands in the host name, or where what is left is a heading word for word.
 */
export function chooseTitle(sources: TitleSources): string {
  const { headline, isNews, shared, document, host } = sources;
  const headings = sources.headings.filter(({ isHome }) => !isHome).map(({ text }) => plain(text));
  const names = sources.headings.filter(({ isHome }) => isHome).map(({ text }) => text);
  const known = [...sources.siteNames, ...names].map(key).filter((name) => name.length > 1);
  const alone = new Set(sources.lines.map(key).filter((line) => line.length >= shortestAlone));
  const shownHeads = new Set(headings.map(key));
  // A site's name is shorter than a headline; a shorter line before a mark is a kicker.
  const isShown = (head: string, tail: string) =>
    shownHeads.has(key(head)) || (key(head).length > key(tail).length && alone.has(key(head)));
  const cut = (title: string) => withoutSite(plain(title), isShown, (part) => isSite(part, known, host));
  const confirmed = confirmedHeading(headings, [headline, shared, document]);
  const shown = cut(confirmed ?? soleHeading(headings, headline, cut(shared || document)) ?? "");
  const isForSearch = same(cut(headline), cut(document)) && same(shown, cut(shared));
  const first = isNews && !isForSearch ? [headline, shown] : [shown, headline];
  for (const candidate of [...first, shared, document, ...headings]) {
    const title = plain(candidate);
    if (title === "" || known.includes(key(title))) continue;
    return withoutLabel(cut(title), cut(shared));
  }
  return "";
}

/** The page's one heading, where its title says less: "Interview", or the start of the heading. */
function soleHeading(headings: string[], headline: string, title: string): string | undefined {
  const [heading, second] = headings;
  if (heading === undefined || second !== undefined || key(headline) !== "") return undefined;
  const [longer, shorter] = [key(heading), key(title)];
  if (longer.length <= shorter.length || shorter === "") return undefined;
  const isGeneric = wordsOf(title).length < fewestWords && shorter.length < longestGeneric;
  return isGeneric || longer.includes(shorter) ? heading : undefined;
}

/** A heading with a label or a date before the title that is shared alone: "Blog: …". */
function withoutLabel(title: string, shared: string): string {
  const label = title.slice(0, title.length - shared.length);
  if (wordsOf(shared).length < fewestWords || !title.endsWith(shared)) return title;
  return /(?:[:|\-–—]|(?<!\p{N})\p{N}{4})\s*$/u.test(label) ? shared : title;
}

/** The heading that shares most of its words with the page's titles, if it shares enough. */
function confirmedHeading(headings: string[], candidates: string[]): string | undefined {
  const known = new Set(wordsOf(candidates.join(" ")));
  let best: { heading: string; share: number } | undefined;
  for (const heading of headings.slice(0, 30)) {
    const words = new Set(wordsOf(heading));
    const share = [...words].filter((word) => known.has(word)).length / words.size;
    if (words.size >= fewestWords && share >= confirmed && share > (best?.share ?? 0))
      best = { heading, share };
  }
  return best?.heading;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function withoutSite(
  title: string,
  isShown: (head: string, tail: string) => boolean,
  names: (part: string) => boolean,
): string {
  const first = [...title.matchAll(separators)][0];
  const isFirst = first !== undefined && names(title.slice(0, first.index));
  let cut = isFirst ? title.slice(first.index + first[0].length).trim() : title;
  for (let at = lastSeparator(cut); at; at = lastSeparator(cut)) {
    const head = cut.slice(0, at.start).trim();
    const tail = cut.slice(at.end);
    const isPart =
      cut.slice(at.start, at.end).includes("|") && wordsOf(head).length > Math.max(2, wordsOf(tail).length);
    if (!isPart && !names(tail) && !isShown(head, tail)) break;
    cut = head;
  }
  return cut;
}

function lastSeparator(title: string): { start: number; end: number } | undefined {
  const last = [...title.matchAll(separators)].at(-1);
  return last && last.index > 0 ? { start: last.index, end: last.index + last[0].length } : undefined;
}

function isSite(part: string, known: string[], host: string): boolean {
  const name = key(part);
  if (name.length < 2) return false;
  if (known.includes(name)) return true;
  const labels = host.replace(/^www\./, "").replaceAll(/[^\p{L}\p{N}]/gu, "");
  const bare = name.replace(/^the|(?:news|online|com)$/g, "");
  return bare.length > 3 && labels.includes(bare);
}

/** Letters and digits alone, lower case: what two spellings of a name share. */
function key(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function same(one: string, other: string): boolean {
  return key(one) !== "" && key(one) === key(other);
}

function plain(text: string): string {
  return text.slice(0, longestTitle).replace(/\s+/gu, " ").trim();
}
