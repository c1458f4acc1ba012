import { describe, expect, test } from "vitest";
import { article } from "./fixture-answers.ts";
import { runAgainst } from "./fixture-desk.ts";

const kept = {
  id: "c0001",
  says: "“Petrov” is Ana Petrov (Q1), not Boris Petrov.",
  articleId: "a0001",
  of: "mention" as const,
  surface: "Petrov",
  entityId: "Q2",
  entityName: "Boris Petrov",
  is: "Q1",
  topic: null,
  holds: null,
  name: "Ana Petrov",
  type: "person",
  by: "Mina",
  note: "see her letter",
  at: "2026-06-23T12:00:00Z",
};
const none = { surface: null, entityId: null, entityName: null, is: null, name: null };
const answers = {
  "GET /trace": article({
    id: "a0001",
    corrections: [kept, { ...kept, ...none, of: "story", holds: false, says: "It is off the story." }],
  }),
  "POST /articles/a0001/corrections": { correction: kept, articleId: "a0001", run: 2 },
  "DELETE /articles/a0001/corrections/c0001": { correction: kept, articleId: "a0001", run: null },
};
const posted = async (words: string[]) => {
  const { heard } = await runAgainst(answers, ["correct", ...words]);
  return JSON.parse(heard.find(({ method }) => method === "POST")?.body ?? "null");
};

describe("correct", () => {
  test("says who is meant, and tells what was kept", async () => {
    const words = ["mention", "a0001", "--words", "Petrov", "--entity", "Q2", "--is", "Q1", "--by", "Mina"];
    expect(await posted(words)).toEqual({
      of: "mention",
      surface: "Petrov",
      entityId: "Q2",
      is: "Q1",
      by: "Mina",
      note: "",
    });
    const { out } = await runAgainst(answers, ["correct", ...words]);
    expect(out).toBe(
      "Kept as c0001: “Petrov” is Ana Petrov (Q1), not Boris Petrov.\nThe article is tagged anew (run 2).\n",
    );
  });

  test.each([
    [{ places: 2 }, "It names 2 places of the article.\n"],
    [{ places: 0, near: ["Ana Petrova"] }, "The article has “Ana Petrova”: write --words so"],
    [{ places: 0, near: [] }, "It names no place of the article, so that nothing changes.\nWrite --words as"],
  ])("tells what the words reach: %j", async (reach, told) => {
    const path = "POST /articles/a0001/corrections";
    const taken = { ...answers, [path]: { ...answers[path], ...reach } };
    const words = ["correct", "mention", "a0001", "--words", "Petrov", "--is", "Q1"];
    expect((await runAgainst(taken, words)).out).toContain(told);
  });

  test.each([
    [["mention", "a0001", "--entity", "Q2", "--nobody"], { of: "mention", entityId: "Q2", is: null }],
    [["story", "a0001", "off"], { of: "story", onStory: false }],
    [["topic", "a0001", "11000000", "--not"], { of: "topic", topic: "11000000", about: false }],
  ])("%j is sent as what it says", async (words, said) => {
    expect(await posted(words)).toEqual({ ...said, by: "", note: "" });
  });

  test.each([
    [["mention", "a0001", "--words", "Petrov"], "--is <id>, or --nobody"],
    [["mention", "a0001", "--is", "Q1"], "--words, --entity, or both"],
    [["story", "a0001", "maybe"], '"on" or "off"'],
  ])("%j is refused before the desk is asked", async (words, said) => {
    const { code, err, heard } = await runAgainst(answers, ["correct", ...words]);
    expect({ code, asked: heard.length }).toEqual({ code: 1, asked: 0 });
    expect(err).toContain(said);
  });

  test("lists what was said, and takes one back", async () => {
    const listed = await runAgainst(answers, ["correct", "list", "a0001"]);
    expect(listed.out).toContain("“Petrov” is Ana Petrov (Q1), not Boris Petrov.");
    expect(listed.out).toContain("It is off the story.");
    const undone = await runAgainst(answers, ["correct", "undo", "a0001", "c0001"]);
    expect(undone.out).toMatch(
      /^Taken back: “Petrov” is Ana Petrov.+\n.+when it comes to that on the line\.\n$/u,
    );
  });
});
