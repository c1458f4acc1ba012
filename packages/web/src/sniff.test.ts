import { expect, test } from "vitest";
import { looksLikeFeed, sniffDocument } from "./sniff.ts";

test.each([
  ['<rss version="2.0">', "rss"],
  ['\ufeff \n<?xml version="1.0"?>\n<!-- licence -->\n<?xml-stylesheet href="x"?><rss version="2.0">', "rss"],
  ['<!DOCTYPE rss PUBLIC "x" "y" [<!ENTITY a "b">]><rss>', "rss"],
  ['<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "rdf"],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', "atom"],
  ["<atom:feed>", "atom"],
  ['<urlset xmlns="x">', "sitemap"],
  ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json"],
  ['{"error": "not found"}', "other"],
  ["<!doctype html><html>", "html"],
  ["<!-- x --><!DOCTYPE HTML PUBLIC 'y'><HTML>", "html"],
  ["<html lang=en>", "html"],
  ["<b>Warning</b>: mysql_connect() in line 3<br/>\n<?xml version='1.0'?><rss version='2.0'>", "rss"],
  ["plain words", "other"],
  ["", "other"],
])("%s", (text, kind) => {
  expect(sniffDocument(text)).toBe(kind);
  expect(looksLikeFeed(Buffer.from(text))).toBe(!["html", "other"].includes(kind));
});

test.each([
  "<!doctype [a]".repeat(5000),
  "<!--a-->".repeat(8000),
  "<?a?>".repeat(10_000),
  "<!doctype [".repeat(5000),
])("a flood of prologues is passed in linear time (case %#)", (text) => {
  const started = performance.now();
  expect(sniffDocument(text)).toBe("other");
  expect(performance.now() - started).toBeLessThan(500);
});
