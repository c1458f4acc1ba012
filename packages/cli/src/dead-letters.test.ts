import { describe, expect, test } from "vitest";
import { type Answers, problem, Reply, runAgainst } from "./fixture-desk.ts";

const against = (answers: Answers, ...words: string[]) => runAgainst(answers, words);

describe("dead", () => {
  const letter = {
    id: "tag-a0001-1",
    step: "tag",
    itemId: "a0001",
    revision: 1,
    run: 1,
    title: "Envoys meet",
    job: { articleId: "a0001" },
    error: "boom",
    stack: "Error: boom\n\u001b[2J    at tag",
    attempts: 5,
    at: "2026-06-23T11:00:00Z",
  };
  const answers = {
    "GET /dead": { items: [letter, { ...letter, id: "tag-a0002-1" }] },
    "GET /dead/tag-a0001-1": letter,
    "POST /dead/tag-a0001-1/retry": new Reply(202, letter),
    "POST /dead/tag-a0002-1/retry": problem(404, "It may have been dropped already."),
    "POST /dead/tag-a0001-1/drop": new Reply(204, ""),
  };

  test("list and show", async () => {
    expect((await against(answers, "dead", "list")).out).toMatch(
      /1 h ago +tag +Envoys meet +boom +5 +tag-a0001-1/,
    );
    const { out } = await against(answers, "dead", "show", "tag-a0001-1");
    expect(out).toContain("    at tag");
    expect(out).not.toContain("\u001b");
  });

  test("retry takes another payload", async () => {
    const { out, heard } = await against(
      answers,
      "dead",
      "retry",
      "tag-a0001-1",
      "--job",
      '{"articleId":"a0001"}',
    );
    expect(out).toBe("Back on the line: tag-a0001-1\n");
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ job: { articleId: "a0001" } });
  });

  test("retry --all goes on when one fails, and fails in the end", async () => {
    const { code, out } = await against(answers, "dead", "retry", "--all");
    expect(code).toBe(1);
    expect(out).toBe("Back on the line: tag-a0001-1\ntag-a0002-1: It may have been dropped already.\n");
  });

  test("drop", async () => {
    expect((await against(answers, "dead", "drop", "tag-a0001-1")).out).toBe("Dropped: tag-a0001-1\n");
  });

  test.each([
    ["neither an id nor --all", ["dead", "drop"], "Give the id of one dead letter, or --all."],
    ["both", ["dead", "drop", "tag-a0001-1", "--all"], "Give the id of one dead letter, or --all."],
    ["a payload that is no JSON", ["dead", "retry", "tag-a0001-1", "--job", "{"], "--job is not JSON"],
  ])("refuses %s", async (_name, words, message) => {
    const { code, err, heard } = await against(answers, ...words);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(heard).toEqual([]);
  });
});
