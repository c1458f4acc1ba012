/** Marks that part a headline from the name of the site or of a section. */
const separators = /\s+[|\-–—•·»:/\\]{1,2}\s+|\s*[|•»]\s*/gu;

/** What a page offers for its title, best first, and what is known of its site's name. */
export type TitleSources = {
  candidates: (string | undefined)[];
  /** Headings of the first level, as text. */
  headings: string[];
  siteNames: string[];
  host: string;
};

/**
 * The article's title without the site's name: the first candidate that has text, cut at a separator where
 * what follows (or comes before) is the site's name or stands in the host name, or where what is left is one of the
 * page's first-level headings word for word.
 */
export function chooseTitle({ candidates, headings, siteNames, host }: TitleSources): string {
  const known = siteNames.map(key).filter((name) => name.length > 1);
  for (const candidate of [...candidates, ...headings]) {
    const title = (candidate ?? "").replace(/\s+/gu, " ").trim();
    if (title === "" || known.includes(key(title))) continue;
    return withoutSite(title, headings.map(key), (part) => isSite(part, known, host));
  }
  return "";
}

function withoutSite(title: string, headings: string[], names: (part: string) => boolean): string {
  let cut = title;
  for (let at = lastSeparator(cut); at; at = lastSeparator(cut)) {
    const head = cut.slice(0, at.start).trim();
    if (!names(cut.slice(at.end)) && !headings.includes(key(head))) break;
    cut = head;
  }
  const first = [...cut.matchAll(separators)][0];
  if (first && names(cut.slice(0, first.index))) cut = cut.slice(first.index + first[0].length).trim();
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
