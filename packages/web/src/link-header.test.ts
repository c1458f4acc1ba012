import { expect, test } from "vitest";
import { linksOfHeader } from "./link-header.ts";

const base = "https://example.org/feeds/world.xml";

test.each<[string, [string, ...string[]][]]>([
  ["", []],
  ['<https://hub.example/>; rel="hub"', [["https://hub.example/", "hub"]]],
  ["<https://hub.example/>;rel=hub", [["https://hub.example/", "hub"]]],
  [
    '<https://hub.example/>; rel="hub", <world.xml>; rel="self"',
    [
      ["https://hub.example/", "hub"],
      ["https://example.org/feeds/world.xml", "self"],
    ],
  ],
  ['<https://a.example/?a=1,2;3>; rel="hub"', [["https://a.example/?a=1,2;3", "hub"]]],
  ['</h>; title="a, <b>; rel=\\"self\\""; rel="Hub  next"', [["https://example.org/h", "hub", "next"]]],
  ["</h> ; REL = hub ; rel=self", [["https://example.org/h", "hub"]]],
  ['</h>; rel=hub; anchor="/other"', []],
  ["</h>", []],
  ['rubbish, </h>; rel="hub", <broken', [["https://example.org/h", "hub"]]],
  [
    '</a>; rel="hub" rubbish, </b>; rel=self',
    [
      ["https://example.org/a", "hub"],
      ["https://example.org/b", "self"],
    ],
  ],
  ['<http://[>; rel="hub"', []],
  [`${"<".repeat(50_000)}`, []],
])("%s", (header, links) => {
  expect(linksOfHeader(header, base)).toEqual(links.map(([url, ...rels]) => ({ url, rels })));
});
