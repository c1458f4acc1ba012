import { describe, expect, test } from "vitest";
import { asJson, plainLine, plainLines } from "./plain-text.ts";
import { duration, exactTime, relativeTime } from "./relative-time.ts";
import { textTable } from "./text-table.ts";
import { cutTo, textWidth } from "./text-width.ts";

test("plain text holds nothing that drives a terminal", () => {
  expect(plainLine("a\u001b]0;title\u0007b\u009b31m\nc\u202ed")).toBe("a ]0;title b 31m c d");
  expect(plainLines("a\u001b[2J\r\n\tb  \nc")).toBe("a [2J\n  b\nc");
  expect(asJson({ a: "\u001b\u009b" })).toBe('{\n  "a": "\\u001b\\u009b"\n}');
  expect(plainLine("تهران و مسکو")).toBe("تهران و مسکو");
});

test.each([
  ["abc", 3],
  ["e\u0301", 1],
  ["会談", 4],
  ["🇮🇷", 2],
  ["تهران", 5],
])("%s takes %i columns", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("cuts at a grapheme, with an ellipsis", () => {
  expect(cutTo("会談は続く", 5)).toBe("会談…");
  expect(cutTo("short", 5)).toBe("short");
});

describe("textTable", () => {
  const columns = [{ head: "N", align: "right" as const }, { head: "TITLE", most: 40 }, { head: "ID" }];
  const rows = [
    ["7", "A long title that goes on and on", "a1"],
    ["12", "会談", "a2"],
  ];

  test("right-aligns numbers and lines up wide characters", () => {
    expect(textTable(columns, rows)).toBe(
      " N  TITLE                             ID\n 7  A long title that goes on and on  a1\n12  会談                              a2\n",
    );
  });

  test("cuts the cuttable column to the terminal's width", () => {
    expect(textTable(columns, rows, 25)).toBe(
      " N  TITLE              ID\n 7  A long title tha…  a1\n12  会談               a2\n",
    );
  });
});

const now = new Date("2026-06-23T12:00:00Z");
test.each([
  [null, ""],
  ["2026-06-23T11:59:58Z", "now"],
  ["2026-06-23T11:59:30Z", "30 s ago"],
  ["2026-06-23T12:20:30Z", "in 20 min"],
  ["2026-06-22T13:00:00Z", "23 h ago"],
  ["2026-06-13T12:00:00Z", "10 d ago"],
  ["2026-01-01T00:00:00Z", "2026-01-01"],
])("%s is %s", (iso, words) => {
  expect(relativeTime(iso, now)).toBe(words);
});

test.each([
  [3.24, "3.2 ms"],
  [450, "450 ms"],
  [2_149, "2.1 s"],
  [300_000, "5 min"],
  [3 * 3_600_000, "3 h"],
  [400 * 24 * 3_600_000, "400 d"],
])("%d ms is %s", (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test("exact time", () => {
  expect(exactTime("2026-06-23T09:12:05.123Z")).toBe("2026-06-23 09:12:05 UTC");
});
