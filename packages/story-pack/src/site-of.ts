import type { SiteSelectors } from "@throughline/contracts";

/** What a pack says of the pages of an address's host: of several, the one whose host is the most exact. */
export function siteOf(url: string, sites: readonly SiteSelectors[]): SiteSelectors | undefined {
  if (sites.length === 0 || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return sites
    .filter(({ host }) => hostname === host || hostname.endsWith(`.${host}`))
    .reduce<SiteSelectors | undefined>(
      (best, site) => (best && best.host.length >= site.host.length ? best : site),
      undefined,
    );
}
