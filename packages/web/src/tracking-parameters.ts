/**
 * Query parameters that say where a reader came from and never which page it is. A `*` at the end stands for
 * any ending; `name=value` holds for this value only.
 */
const trackingParameters = [
  // Google Analytics and Ads, Microsoft, Facebook, Yandex, TikTok, Twitter, LinkedIn, Instagram
  "utm_*",
  "_ga",
  "_gl",
  "gclid",
  "gclsrc",
  "gbraid",
  "wbraid",
  "dclid",
  "msclkid",
  "fbclid",
  "fb_*",
  "yclid",
  "ysclid",
  "ttclid",
  "twclid",
  "li_fat_id",
  "igshid",
  "igsh",
  "__twitter_impression",
  "_openstat",
  // viewers of AMP pages
  "usqp",
  "amp_*",
  // mail and marketing tools
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "_hsenc",
  "_hsmi",
  "__hstc",
  "__hssc",
  "__hsfp",
  "hsctatracking",
  "vero_id",
  "vero_conv",
  "oly_enc_id",
  "oly_anon_id",
  "wickedid",
  "s_cid",
  "sc_cid",
  "icid",
  "ncid",
  "ocid",
  "cmpid",
  "cmp",
  "campaign_id",
  "pk_*",
  "piwik_*",
  "mtm_*",
  "matomo_*",
  "wt_mc",
  "wt.mc_*",
  "wt.*",
  "xtor",
  "xtref",
  "spm",
  // publishers: BBC, Deutsche Welle, Guardian, Daily Mail, New York Times, Al Jazeera, Yahoo, Google News
  "at_*",
  "ns_*",
  "maca",
  "ito",
  "smid",
  "smtyp",
  "emc=rss",
  "partner=rss",
  "traffic_source",
  "guccounter",
  "guce_referrer*",
  "soc_src",
  "soc_trk",
  "sr_share",
  "oc",
  "ceid=rss",
  "ref_src",
  "ref_url",
  "ref=rss",
  "src=rss",
  "source=rss",
  "from=rss",
  "rss=1",
  "feed=rss",
  "feedtype=rss",
  "echobox",
];

const exact = new Set(trackingParameters.filter((rule) => !rule.endsWith("*")));
const prefixes = trackingParameters.filter((rule) => rule.endsWith("*")).map((rule) => rule.slice(0, -1));

/** Whether a parameter of a query, as it stands there (`name=value`), is one of the table. */
export function isTracking(parameter: string): boolean {
  const lower = parameter.toLowerCase();
  const name = lower.split("=")[0] ?? "";
  return exact.has(name) || exact.has(lower) || prefixes.some((prefix) => name.startsWith(prefix));
}
