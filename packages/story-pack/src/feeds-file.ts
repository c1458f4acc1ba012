import type { PackFeed } from "@throughline/contracts";
import { type CodeFault, countryFault, languageFault } from "./country-codes.ts";
import type { OpmlFeed } from "./opml-feed.ts";
import type { PackProblem, Position } from "./pack-problem.ts";
import { OpmlError, readOpml } from "./read-opml.ts";

/** The feeds of a pack's `feeds.opml`, and where each stands in it. */
export type FeedsFile = { feeds: PackFeed[]; places: Position[]; problems: PackProblem[] };

/** Reads a pack's `feeds.opml`, which must say more of each feed than OPML asks for. `file` names it in problems. */
export function readFeedsFile(file: string, text: string): FeedsFile {
  let outlines: OpmlFeed[];
  try {
    outlines = readOpml(text);
  } catch (error) {
    if (!(error instanceof OpmlError)) throw error;
    const problem = {
      file,
      line: error.line,
      column: error.column,
      what: `this is not OPML: ${error.message}`,
      mend: "mend the outline",
    };
    return { feeds: [], places: [], problems: [problem] };
  }
  const problems = [
    ...outlines.flatMap((outline) => faultsOf(outline, file)),
    ...repeatedUrls(outlines, file),
  ];
  const places = outlines.map(({ line, column }) => ({ line, column }));
  return { feeds: outlines.map(packFeedOf), places, problems };
}

function faultsOf(outline: OpmlFeed, file: string): PackProblem[] {
  const at = { file, line: outline.line, column: outline.column };
  const faults = outline.problems.map((what) => ({ ...at, what, mend: "change or drop the attribute" }));
  if (!isWebUrl(outline.url))
    faults.push({ ...at, what: `xmlUrl is "${outline.url}"`, mend: "give an http or https URL" });
  for (const name of ["publisher", "country", "language", "stateMedia"] as const)
    if (outline[name] === undefined && !outline.problems.some((problem) => problem.startsWith(`${name} `)))
      faults.push({ ...at, what: `the feed ${outline.url} has no ${name}`, mend: `add feed:${name}="…"` });
  for (const fault of codeFaults(outline)) faults.push({ ...at, ...fault });
  return faults;
}

function codeFaults({ country, language }: OpmlFeed): CodeFault[] {
  const faults = [
    country === undefined ? undefined : countryFault(country, { ofPublisher: true }),
    language === undefined ? undefined : languageFault(language),
  ];
  return faults.filter((fault) => fault !== undefined);
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

function repeatedUrls(outlines: OpmlFeed[], file: string): PackProblem[] {
  const first = new Map<string, number>();
  return outlines.flatMap(({ url, line, column }) => {
    const before = first.get(url);
    if (before === undefined) first.set(url, line);
    return before === undefined
      ? []
      : [
          {
            file,
            line,
            column,
            what: `${url} stands in line ${before} already`,
            mend: "take one of them out",
          },
        ];
  });
}

function packFeedOf(outline: OpmlFeed): PackFeed {
  const { url, title, publisher = "", country = "", language = "", stateMedia = "no" } = outline;
  return {
    url,
    title,
    publisher,
    country,
    language,
    stateMedia,
    ...(outline.verified ? { verified: outline.verified } : {}),
    ...(outline.discover ? { discover: true } : {}),
    ...(outline.watchEdits === false ? { watchEdits: false } : {}),
  };
}
