export { type AddressPolicy, createAddressPolicy } from "./address-policy.ts";
export { articleKey, isSameSite } from "./article-key.ts";
export { type CanonicalUrl, declaredCanonicals, whyNotCanonical } from "./canonical-url.ts";
export type { Resolve, ResolvedAddress } from "./connect.ts";
export { type CharsetSource, type DecodedText, decodeText } from "./decode-text.ts";
export {
  askForFeed,
  type DiscoveredFeeds,
  type DiscoverOptions,
  discoverFeeds,
  feedAccept,
  feedsBehind,
  lastingUrl,
} from "./discover-feeds.ts";
export { type FeedLink, htmlFeedLinks } from "./feed-links.ts";
export { feedKey, feedTwins } from "./feed-twins.ts";
export { type HopTurn, hopByHop } from "./hop-by-hop.ts";
export { type HeaderLink, linksOfHeader } from "./link-header.ts";
export { normalizeUrl } from "./normalize-url.ts";
export { parseRobots, type RobotsGroup, type RobotsVerdict, robotsVerdict } from "./robots.ts";
export { safeAddress } from "./safe-html/safe-address.ts";
export { type SanitizeOptions, sanitizeHtml } from "./safe-html/sanitize-html.ts";
export { withoutTitleMarkup } from "./safe-html/title-markup.ts";
export {
  createRobots,
  createRobotsCache,
  type Robots,
  type RobotsCache,
  type RobotsRecord,
  sharedRobotsCache,
} from "./site-rules.ts";
export { type DocumentKind, looksLikeFeed, sniffDocument } from "./sniff.ts";
export {
  createWeb,
  type GetOptions,
  nextUrl,
  type PostBody,
  type Redirect,
  redirectLocation,
  type Web,
  type WebOptions,
  type WebResponse,
} from "./web.ts";
export { WebError, type WebErrorCode } from "./web-error.ts";
