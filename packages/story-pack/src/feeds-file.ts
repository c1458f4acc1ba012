import type { PackFeed } from "@throughline/contracts";
import type { OpmlFeed } from "./opml-feed.ts";
import type { PackProblem } from "./pack-problem.ts";
import { OpmlError, readOpml } from "./read-opml.ts";

/** The feeds of a pack's `feeds.opml`, which must say more of each than OPML asks for. `file` names it in problems. */
export function readFeedsFile(file: string, text: string): { feeds: PackFeed[]; problems: PackProblem[] } {
  let outlines: OpmlFeed[];
  try {
    outlines = readOpml(text);
  } catch (error) {
    if (!(error instanceof OpmlError)) throw error;
    const problem = {
      file,
      line: error.line,
      what: `this is not OPML: ${error.message}`,
      mend: "mend the outline",
    };
    return { feeds: [], problems: [problem] };
  }
  const problems = [
    ...outlines.flatMap((outline) => faultsOf(outline, file)),
    ...repeatedUrls(outlines, file),
  ];
  return { feeds: outlines.map(packFeedOf), problems };
}

function faultsOf(outline: OpmlFeed, file: string): PackProblem[] {
  const at = { file, line: outline.line };
  const faults = outline.problems.map((what) => ({ ...at, what, mend: "change or drop the attribute" }));
  if (!isWebUrl(outline.url))
    faults.push({ ...at, what: `xmlUrl is "${outline.url}"`, mend: "give an http or https URL" });
  for (const name of ["publisher", "country", "language", "stateMedia"] as const)
    if (outline[name] === undefined && !outline.problems.some((problem) => problem.startsWith(`${name} `)))
      faults.push({ ...at, what: `the feed ${outline.url} has no ${name}`, mend: `add feed:${name}="…"` });
  return faults;
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

function repeatedUrls(outlines: OpmlFeed[], file: string): PackProblem[] {
  const first = new Map<string, number>();
  return outlines.flatMap(({ url, line }) => {
    const before = first.get(url);
    if (before === undefined) first.set(url, line);
    return before === undefined
      ? []
      : [{ file, line, what: `${url} stands in line ${before} already`, mend: "take one of them out" }];
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
  };
}
