import { expect, test } from "vitest";
import { botChallenge } from "./bot-challenge.ts";

const article = `<article><p>${"Words of an article about captchas. ".repeat(20)}</p></article>`;

test.each<[string, number, Record<string, string>, string, string | undefined]>([
  ["a plain refusal", 403, {}, "<h1>Forbidden</h1>", undefined],
  ["a page", 200, {}, article, undefined],
  ["Cloudflare's header", 403, { "cf-mitigated": "challenge" }, "", "Cloudflare"],
  ["Cloudflare's script", 503, {}, "<script src='/cdn-cgi/challenge-platform/h/b/x'>", "Cloudflare"],
  [
    "a page on a site behind Cloudflare",
    200,
    {},
    `${article}<script src="/cdn-cgi/challenge-platform/x">`,
    undefined,
  ],
  [
    "DataDome",
    403,
    { "x-datadome": "protected" },
    "<script src='https://ct.captcha-delivery.com/c.js'>",
    "DataDome",
  ],
  ["PerimeterX", 403, {}, '<div id="px-captcha">', "PerimeterX"],
  ["Imperva", 200, {}, '<iframe src="/_Incapsula_Resource?x">', "Imperva"],
  ["Akamai", 403, {}, "<TITLE>Access Denied</TITLE> Reference #18 https://errors.edgesuite.net/18", "Akamai"],
  ["AWS", 202, { "x-amzn-waf-action": "challenge" }, "", "AWS WAF"],
  ["DDoS-Guard", 403, {}, "<title>DDoS-Guard</title>", "DDoS-Guard"],
  ["Anubis", 200, {}, '<script id="anubis_challenge">', "Anubis"],
])("19. %s", (_name, status, headers, body, guard) => {
  expect(botChallenge({ status, headers, body: Buffer.from(body) })).toBe(guard);
});
