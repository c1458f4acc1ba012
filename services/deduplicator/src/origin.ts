import type { CopyInput, Publisher } from "@throughline/contracts";
import type { CopyRow } from "@throughline/store";
import { articleKey } from "@throughline/web";
import { createCreditReader } from "./credits.ts";
import { hashOfWord } from "./word-sequence.ts";

export type Origin = Pick<CopyRow, "publisher" | "creditedTo" | "source" | "says" | "urlHash" | "pointsTo">;
export type OriginReader = (article: CopyInput) => Origin;

/**
 * Makes what tells an article's publisher, whom its text says it is from, and what it counts as among independent
 * sources: an article that says that it retells another house counts with that one, and houses of one family count
 * once. A publisher is known by its name, else by its host.
 */
export function createOriginReader(publishers: readonly Publisher[]): OriginReader {
  const creditOf = createCreditReader(publishers);
  const byName = new Map(publishers.map((each) => [each.name, each]));
  const byHost = new Map(publishers.flatMap((each) => each.hosts.map((host) => [host, each] as const)));
  return (article) => {
    const known = byName.get(article.publisher ?? "") ?? byHost.get(hostOf(article.url));
    const publisher = known?.name ?? article.publisher ?? "";
    const credit = creditOf(article.text, publisher);
    const creditedTo = credit?.publisher ?? "";
    const counted = creditedTo === "" ? publisher : creditedTo;
    const source = byName.get(counted)?.family ?? counted;
    return { publisher, creditedTo, source, says: credit?.text ?? "", ...addressesOf(article) };
  };
}

/** A page's canonical link tells where it is from only where it leads to another host. */
function addressesOf({ url, canonicalUrl }: CopyInput) {
  const leadsAway = hostOf(canonicalUrl) !== "" && hostOf(canonicalUrl) !== hostOf(url);
  return { urlHash: hashOfUrl(url), pointsTo: leadsAway ? hashOfUrl(canonicalUrl) : null };
}

function hashOfUrl(url: string | undefined): number | null {
  const key = url === undefined ? undefined : articleKey(url);
  return key === undefined ? null : hashOfWord(key);
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : "";
}
