import { expect, test } from "vitest";
import { described, publisherOfUrl } from "./publisher-of-url.ts";

const publishers = [
  {
    name: "IRNA",
    country: "IR",
    language: "fa",
    stateMedia: "yes",
    agency: true,
    hosts: ["irna.ir"],
    credits: [],
  } as const,
].map((publisher) => ({ ...publisher, hosts: [...publisher.hosts], credits: [] }));

test.each([
  ["https://irna.ir/rss", "IRNA"],
  ["https://www.irna.ir/rss", "IRNA"],
  ["https://en.irna.ir/rss", "IRNA"],
  ["https://notirna.ir/rss", "notirna.ir"],
  ["https://www.example.org/feed", "example.org"],
])("%s is of %s", (url, publisher) => {
  expect(publisherOfUrl(url, publishers).publisher).toBe(publisher);
});

test("what a person says counts first, and another publisher takes nothing from the host", () => {
  expect(described({ language: "en" }, "https://en.irna.ir/", publishers)).toEqual({
    publisher: "IRNA",
    country: "IR",
    language: "en",
    stateMedia: "yes",
  });
  expect(described({ publisher: "A blog" }, "https://irna.ir/blog", publishers)).toEqual({
    publisher: "A blog",
  });
});
