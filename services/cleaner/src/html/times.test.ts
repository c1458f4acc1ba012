import { describe, expect, test } from "vitest";
import { readTime } from "./times.ts";
import { readWrittenDate } from "./written-dates.ts";

describe("readTime", () => {
  test.each([
    ["2031-03-04T05:06:07+03:30", "2031-03-04T01:36:07Z"],
    ["2031-03-04T05:06:07.123Z", "2031-03-04T05:06:07Z"],
    ["2031-03-04 05:06:07 -0500", "2031-03-04T10:06:07Z"],
    ["2031-03-04T05:06", "2031-03-04T05:06:00Z"],
    ["2031-03-04", "2031-03-04T00:00:00Z"],
    ["20310304", "2031-03-04T00:00:00Z"],
    ["Tue, 04 Mar 2031 05:06:07 GMT", "2031-03-04T05:06:07Z"],
    ["Tue Mar 04 2031 05:06:07 GMT+0200 (EET)", "2031-03-04T03:06:07Z"],
    ["March 4, 2031", "2031-03-04T00:00:00Z"],
    ["03/04/2031", undefined],
    ["2031-02-30", undefined],
    ["2031-03-04T25:00:00Z", undefined],
    ["yesterday", undefined],
    ["", undefined],
  ])("%s", (value, expected) => {
    expect(readTime(value)).toBe(expected);
  });
});

describe("readWrittenDate", () => {
  test.each([
    ["Published on March 4, 2031", "en", "2031-03-04"],
    ["4th March 2031, 10:15", "en", "2031-03-04"],
    ["4 марта 2031, 10:15", "ru", "2031-03-04"],
    ["4. März 2031", "de", "2031-03-04"],
    ["le 4 mars 2031 à 10h15", "fr", "2031-03-04"],
    ["4 de marzo de 2031", "es", "2031-03-04"],
    ["2031年3月4日", "ja", "2031-03-04"],
    ["04.03.2031", "ru", "2031-03-04"],
    ["25/03/2031", "en", "2031-03-25"],
    ["۱۳ اسفند ۱۴۰۹", "fa", "2031-03-04"],
    ["۱۴۰۳/۱۲/۳۰", "fa", "2025-03-20"],
    ["٤ مارس ٢٠٣١", "ar", "2031-03-04"],
    ["03/04/2031", "en", undefined],
    ["١٠ رمضان ١٤٥٢", "ar", undefined],
    ["31 April 2031", "en", undefined],
    ["March 2031", "en", undefined],
    ["March 4, 2031", "und", "2031-03-04"],
  ])("%s (%s)", (line, language, day) => {
    expect(readWrittenDate(line, language)).toBe(day === undefined ? undefined : `${day}T00:00:00Z`);
  });
});
