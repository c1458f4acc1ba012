import { describe, expect, it } from "vitest";
import { absolute, ago, agoInWords, ahead, clock, duration, gapInWords } from "./relative-time.ts";

const now = Date.parse("2025-06-23T12:00:00Z");
const before = (ms: number) => new Date(now - ms).toISOString();

describe("times as people say them", () => {
  it.each([
    [0, "now", "just now"],
    [-60_000, "now", "just now"],
    [50_000, "1 min", "1 min ago"],
    [4 * 60_000, "4 min", "4 min ago"],
    [3_600_000, "1 h", "1 h ago"],
    [23.9 * 3_600_000, "23 h", "23 h ago"],
    [2 * 86_400_000, "2 d", "2 d ago"],
    [9 * 86_400_000, "14 Jun", "on 14 Jun"],
    [400 * 86_400_000, "19 May 2024", "on 19 May 2024"],
  ])("%d ms ago is %s", (ms, short, words) => {
    expect(ago(before(ms), now)).toBe(short);
    expect(agoInWords(before(ms), now)).toBe(words);
  });

  it("says unknown for what is no time", () => expect(ago("soon", now)).toBe("unknown"));

  it.each([
    [before(1), "due now"],
    [before(-90_000), "in 2 min"],
    [before(-5_000), "in 5 s"],
  ])("ahead(%s) is %s", (iso, words) => expect(ahead(iso, now)).toBe(words));

  it.each([
    [830.4, "830 ms"],
    [12_000, "12 s"],
    [240_000, "4 min"],
    [7_200_000, "2 h"],
  ])("duration(%d) is %s", (ms, words) => expect(duration(ms)).toBe(words));

  it.each([
    [12 * 60_000, "12 minutes later"],
    [60_000, "1 minute later"],
    [10_000, "within the same minute"],
    [-3 * 3_600_000, "3 hours before"],
    [5 * 86_400_000, "5 days later"],
  ])("a gap of %d ms is %s", (ms, words) => {
    expect(gapInWords(before(0), new Date(now + ms).toISOString())).toBe(words);
  });

  it("shows the zone, and the day only where it changes", () => {
    expect(absolute("2025-06-23T11:05:09Z", "UTC")).toBe("23 Jun 2025, 11:05:09 UTC");
    expect(clock("2025-06-23T11:05:09Z", "2025-06-23T09:00:00Z", "UTC")).toBe("11:05");
    expect(clock("2025-06-23T11:05:09Z", "2025-06-22T09:00:00Z", "UTC")).toBe("23 Jun 11:05");
  });
});
