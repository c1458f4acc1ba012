import type { WebResponse } from "@throughline/web";

type Sign = { name: string; fits: (answer: Pick<WebResponse, "headers">, page: string) => boolean };

/** How the usual guards against robots give themselves away. */
const signs: Sign[] = [
  {
    name: "Cloudflare",
    fits: ({ headers }, page) =>
      headers["cf-mitigated"] === "challenge" || /\/cdn-cgi\/challenge-platform\/|cf[-_]chl[-_]/.test(page),
  },
  {
    name: "DataDome",
    fits: ({ headers }, page) => "x-datadome" in headers && /captcha-delivery\.com/.test(page),
  },
  { name: "PerimeterX", fits: (_answer, page) => /id=["']px-captcha|_pxAppId/.test(page) },
  { name: "Imperva", fits: (_answer, page) => /_Incapsula_Resource/.test(page) && page.length < 20_000 },
  {
    name: "Akamai",
    fits: (_answer, page) => /errors\.edgesuite\.net|<title>Access Denied<\/title>/i.test(page),
  },
  { name: "AWS WAF", fits: ({ headers }) => /challenge|captcha/.test(headers["x-amzn-waf-action"] ?? "") },
  { name: "DDoS-Guard", fits: (_answer, page) => /<title>DDOS-GUARD<\/title>/i.test(page) },
  {
    name: "ArvanCloud",
    fits: (_answer, page) => /arvancloud/i.test(page) && /challenge|transferring/i.test(page),
  },
  { name: "Anubis", fits: (_answer, page) => /id="anubis_challenge"/.test(page) },
];

/** A challenge is a small page of scripts; an article may well quote one. */
const largestChallengeBytes = 200_000;

/**
 * Names the guard whose challenge an answer is, if it is one: an error status, or a success whose page says so.
 * No trick is tried against any of them.
 */
export function botChallenge(answer: Pick<WebResponse, "status" | "headers" | "body">): string | undefined {
  if (answer.body.length > largestChallengeBytes) return undefined;
  const page = Buffer.from(answer.body).toString("latin1");
  const isShell = answer.status >= 400 || !/<(article|p)[\s>][\s\S]{400}/i.test(page);
  return isShell ? signs.find(({ fits }) => fits(answer, page))?.name : undefined;
}
