import { describe, expect, test } from "vitest";
import { parseRobots, robotsVerdict } from "./robots.ts";

const verdict = (text: string, path: string, product = "Throughline") =>
  robotsVerdict(parseRobots(text), product, path);

describe("20. robots.txt (RFC 9309): most specific group, longest match, Allow wins a tie", () => {
  const all = "User-agent: *\n";
  test.each<[string, string, string, boolean]>([
    ["an empty file", "", "/x", true],
    ["everything closed", `${all}Disallow: /`, "/x", false],
    ["an empty Disallow", `${all}Disallow:`, "/x", true],
    ["the file itself", `${all}Disallow: /`, "/robots.txt", true],
    ["the longest match", `${all}Disallow: /a\nAllow: /a/b`, "/a/b/c", true],
    ["the longest match, whatever the order", `${all}Allow: /a/b\nDisallow: /a`, "/a/c", false],
    ["a tie", `${all}Disallow: /page\nAllow: /page`, "/page", true],
    ["a prefix", `${all}Disallow: /fish`, "/fishheads/x.html", false],
    ["case counts in paths", `${all}Disallow: /Fish`, "/fish", true],
    ["our own group", `${all}Disallow: /\n\nUser-agent: throughline\nDisallow: /no`, "/yes", true],
    ["our own group closes", `${all}Allow: /\n\nUser-agent: Throughline/1.0\nDisallow: /`, "/yes", false],
    ["another's group", `User-agent: Throughlines\nDisallow: /`, "/x", true],
    ["several agents in one group", "User-agent: a\nUser-agent: throughline\nDisallow: /", "/x", false],
    [
      "a group named twice",
      "User-agent: throughline\nDisallow: /a\nUser-agent: b\nDisallow: /\nUser-agent: throughline\nDisallow: /c",
      "/c",
      false,
    ],
    ["a star group named twice", `${all}Disallow: /a\n${all}Disallow: /b`, "/a", false],
    ["rules before any agent", `Disallow: /\n${all}Disallow: /b`, "/x", true],
    [
      "unknown lines do not part a group",
      `User-agent: x\nSitemap: /s.xml\nUser-agent: throughline\nDisallow: /`,
      "/x",
      false,
    ],
    ["comments", `${all}# Disallow: /\nDisallow: /a # not /b`, "/b", true],
    ["comments behind a rule", `${all}Disallow: /a # why`, "/a", false],
    ["line ends of a Macintosh", "User-agent: *\rDisallow: /a\r", "/a", false],
    ["a byte order mark", `\ufeff${all}Disallow: /a`, "/a", false],
    ["spaces before the colon", "User-agent : *\nDisallow : /a", "/a", false],
    ["a star in the middle", `${all}Disallow: /a/*/print`, "/a/b/c/print?x", false],
    ["a star that finds nothing", `${all}Disallow: /a/*/print`, "/a/print", true],
    ["an end", `${all}Disallow: /*.php$`, "/x.php", false],
    ["an end that is not one", `${all}Disallow: /*.php$`, "/x.php?y", true],
    ["an end without a star", `${all}Disallow: /a$`, "/ab", true],
    ["a query", `${all}Disallow: /*?`, "/a?b", false],
    ["percent signs, upper and lower", `${all}Disallow: /%e4`, "/%E4", false],
    ["unreserved characters are themselves", `${all}Disallow: /%7Ejoe`, "/~joe/", false],
    ["a slash that is encoded is none", `${all}Disallow: /a%2Fb`, "/a/b", true],
    [
      "letters outside of ASCII",
      `${all}Disallow: /новости`,
      "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1",
      false,
    ],
  ])("%s", (_name, text, path, allowed) => {
    expect(verdict(text, path).allowed).toBe(allowed);
  });

  test("says which rule decided, and the delay", () => {
    expect(verdict("User-agent: *\nCrawl-delay: 7\nDisallow: /a", "/a/b")).toEqual({
      allowed: false,
      rule: "Disallow: /a",
      crawlDelaySeconds: 7,
    });
  });

  test("a pattern of many stars is matched in linear time", () => {
    const started = performance.now();
    verdict(`User-agent: *\nDisallow: ${"/*a".repeat(2000)}$`, "/a".repeat(4000).concat("b"));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
