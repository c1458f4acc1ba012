import { describe, expect, it } from "vitest";
import { asSentence, counted, exactCount, named, percent, shortCount } from "./count-words.ts";

describe("counts in words", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1k"],
    [1249, "1.2k"],
    [35_400, "35k"],
    [999_600, "1M"],
    [4_120_000, "4.1M"],
  ])("shortCount(%d) is %s", (count, words) => expect(shortCount(count)).toBe(words));

  it.each([
    [0.944, "94%"],
    [0.999, "99%"],
    [0.001, "1%"],
    [1, "100%"],
    [0, "0%"],
  ])("percent(%d) is %s", (share, words) => expect(percent(share)).toBe(words));

  it.each([
    ["the name x.example cannot be resolved", "The name x.example cannot be resolved."],
    ["It answers 403.", "It answers 403."],
    ["irna.ir is away", "irna.ir is away."],
    ["что случилось?", "Что случилось?"],
    ["", ""],
  ])("as a sentence: %s", (reason, sentence) => expect(asSentence(reason)).toBe(sentence));

  it("counts and names", () => {
    expect(counted(1, "copy", "copies")).toBe("1 copy");
    expect(counted(6, "copy", "copies")).toBe("6 copies");
    expect(exactCount(12_345)).toBe("12,345");
    expect(named(["IRNA"])).toBe("IRNA");
    expect(named(["IRNA", "Mehr"])).toBe("IRNA and Mehr");
    expect(named(["IRNA", "Mehr", "TASS", "RIA"])).toBe("IRNA, Mehr and 2 more");
  });
});
