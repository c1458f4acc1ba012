import { expect, it } from "vitest";
import { quotedRanges } from "./quoted-ranges.ts";

const quoted = (text: string) => quotedRanges(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ['He said "no" and "yes".', ["no", "yes"]],
  ["“One,” she said, „zwei“ und «trois».", ["One,", "zwei", "trois"]],
  ['"An open one\nends "here" with its line.', ["here"]],
  ["«an open one, and «a closed one»", ["an open one, and «a closed one"]],
  ['«open "closed"', ["closed"]],
  ['"" is empty, "this" is not', [" is empty, "]],
])("the quotations of %s", (text, found) => {
  expect(quoted(text)).toEqual(found);
});

it("a mark that opens again and again and never closes costs no more than its length", () => {
  const started = process.cpuUsage();
  expect(quoted("«a ".repeat(300_000))).toEqual([]);
  expect(quoted("«a „b ".repeat(100_000))).toEqual([]);
  expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
});
