/** Marks that part a headline from the name of the site or of a section; a closing quotation mark is none. */
const separators = /\s+(?:[|\-–—•·:/\\]{1,2}|»(?=[^«]*$)(?<!«[^»]*»))\s+|\s*[|•]\s*/gu;

/** What a page offers for its title, best first, and what is known of its site's name. */
export type TitleSources = {
  /** The headline of linked data. */
  headline: string;
  /** Titles of meta tags and of the document. */
  candidates: (string | undefined)[];
  /** Headings of the first level, as text. */
  headings: string[];
  siteNames: string[];
  host: string;
};

/** Share of a heading's words that the page's titles must share for it to be the article's. */
const confirmed = 0.35;
const fewestWords = 3;

/**
 * The article's title without the site's name: the headline of linked data, else the first-level heading that
 * the page's titles confirm (those are often worded for search engines), else the first title, cut at a separator where
 * what follows (or comes before) is the site's name or stands in the host name, or where what is left is one of the
 * page's first-level headings word for word.
 */
export function chooseTitle({ headline, candidates, headings, siteNames, host }: TitleSources): string {
  const known = siteNames.map(key).filter((name) => name.length > 1);
  for (const candidate of [headline, confirmedHeading(headings, candidates), ...candidates, ...headings]) {
    const title = (candidate ?? "").replace(/\s+/gu, " ").trim();
    if (title === "" || known.includes(key(title))) continue;
    return withoutSite(title, headings.map(key), (part) => isSite(part, known, host));
  }
  return "";
}

/** The heading that shares most of its words with the page's titles, if it shares enough. */
function confirmedHeading(headings: string[], candidates: (string | undefined)[]): string | undefined {
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

function withoutSite(title: string, headings: string[], names: (part: string) => boolean): string {
  const first = [...title.matchAll(separators)][0];
  const isFirst = first !== undefined && names(title.slice(0, first.index));
  let cut = isFirst ? title.slice(first.index + first[0].length).trim() : title;
  for (let at = lastSeparator(cut); at; at = lastSeparator(cut)) {
    const head = cut.slice(0, at.start).trim();
    const tail = cut.slice(at.end);
    const isPart =
      cut.slice(at.start, at.end).includes("|") && wordsOf(head).length > Math.max(2, wordsOf(tail).length);
    if (!isPart && !names(tail) && !headings.includes(key(head))) break;
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
  const plain = name.replace(/^the|(?:news|online|com)$/g, "");
  return plain.length > 3 && labels.includes(plain);
}

/** Letters and digits alone, lower case: what two spellings of a name share. */
function key(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
