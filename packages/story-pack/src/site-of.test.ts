import { expect, test } from "vitest";
import { siteOf } from "./index.ts";

const site = (host: string) => ({ host, article: ["p"], drop: [] });
const sites = [site("larnau.example"), site("news.larnau.example"), site("larnau.test")];

test.each([
  ["https://larnau.example/port", "larnau.example"],
  ["https://www.larnau.example:8080/", "larnau.example"],
  ["https://m.news.larnau.example/port", "news.larnau.example"],
  ["https://notlarnau.example/port", undefined],
  ["https://larnau.example.org/", undefined],
  ["no address", undefined],
])("of the hosts of a pack, %s is %s's", (url, host) => {
  expect(siteOf(url, sites)?.host).toBe(host);
});
