import type { ExtractedArticle, SiteSelectors, StoryPack } from "@throughline/contracts";
import { compareWords } from "@throughline/text";
import type { LabelThresholds } from "./labels-file.ts";
import { type ScoreRow, scoreRow } from "./score-row.ts";
import { type Counts, f1Of, shingleCounts } from "./shingle-scores.ts";
import { siteOf } from "./site-of.ts";
import { readSitePages, type SitePage } from "./site-pages.ts";

/** Reads the article in a page, as the cleaner does. */
export type ExtractPage = (
  page: { html: string; url: string },
  options: { site?: SiteSelectors },
) => Promise<ExtractedArticle>;

/** What the selectors made of one page, and what the general rules make of it. */
type Read = SitePage & { withSite: string; without: string };

/**
 * What the pack's selectors are worth, a row for each host: on pages with a text to compare, the F1 over 4-token
 * shingles with them and without; on others, how many words they gain and drop.
 */
export async function siteRows(
  pack: StoryPack,
  thresholds: LabelThresholds,
  extract: ExtractPage,
): Promise<ScoreRow[]> {
  if (pack.sites.length === 0) return [];
  const pages = await readSitePages(
    pack,
    async (html) => (await extract({ html, url: "about:blank" }, {})).canonicalUrl ?? "",
  );
  const bySite = Map.groupBy(pages, ({ url }) => siteOf(url, pack.sites));
  const rows: ScoreRow[] = [];
  for (const site of pack.sites) {
    const read: Read[] = [];
    for (const page of bySite.get(site) ?? []) {
      const withSite = (await extract(page, { site })).text;
      read.push({ ...page, withSite, without: (await extract(page, {})).text });
    }
    rows.push(...rowsOf(site.host, read, thresholds));
  }
  return rows;
}

function rowsOf(host: string, pages: readonly Read[], { siteText }: LabelThresholds): ScoreRow[] {
  const compared = pages.filter(({ expected }) => expected !== undefined);
  const others = pages.filter(({ expected }) => expected === undefined);
  if (pages.length === 0) return [scoreRow(`text of ${host}`, undefined, "no page of it in pages/")];
  const rows: ScoreRow[] = [];
  if (compared.length > 0) {
    const counts = (found: "withSite" | "without"): Counts[] =>
      compared.map((page) => shingleCounts(page.expected ?? "", page[found]));
    const without = f1Of(counts("without")).f1;
    const of = `${pagesOf(compared)}; ${without.toFixed(3)} without its selectors`;
    rows.push(scoreRow(`text of ${host}: F1`, f1Of(counts("withSite")).f1, of, { least: siteText }));
  }
  if (others.length > 0) {
    const changes = others.map(({ withSite, without }) => compareWords(withSite, without));
    const sum = (key: "onlyFirst" | "onlySecond") =>
      changes.reduce((total, change) => total + change[key], 0);
    const of = `${pagesOf(others)}: ${sum("onlyFirst")} words gained, ${sum("onlySecond")} dropped`;
    rows.push(scoreRow(`text of ${host}: nothing to compare with`, undefined, of));
  }
  return rows;
}

const pagesOf = ({ length }: readonly unknown[]) => `${length} ${length === 1 ? "page" : "pages"}`;
