import { describe, expect, it } from "vitest";
import { mentionInWords, relevanceInWords, saidBy, stanceInWords, sureness } from "./mention-words.ts";

describe("what the tagger said, in words", () => {
  it("who says so: a rule, or the listed spelling that a name sounds like", () => {
    expect(saidBy({ by: "gazetteer/name" })).toBe("by gazetteer/name");
    expect(saidBy({ by: "acrossScripts", evidence: { spelling: "Abbas Araghchi" } })).toBe(
      "since it sounds like Abbas Araghchi",
    );
  });

  it.each([
    [1, "sure (100%)"],
    [0.72, "likely (72%)"],
    [0.3, "unsure (30%)"],
  ])("a score of %d", (score, words) => expect(sureness(score)).toBe(words));

  it.each([
    [0.91, "On the story (91%)"],
    [0.6, "Likely on the story (60%)"],
    [0.5, "Unsure (50%)"],
    [0.1, "Likely off the story (10%)"],
  ])("a relevance of %d", (score, words) => expect(relevanceInWords(score)).toBe(words));

  it("keeps what it does not know", () => {
    expect(mentionInWords("lastName")).toBe("By last name");
    expect(mentionInWords("nickname")).toBe("nickname");
    expect(stanceInWords("denied")).toBe("denied");
  });
});
