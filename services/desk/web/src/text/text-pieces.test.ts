import { describe, expect, it } from "vitest";
import { textPieces } from "./text-pieces.ts";

const shape = (text: string, mentions: [number, number][], fresh: [number, number][] = []) =>
  textPieces(
    text,
    mentions.map(([start, end]) => ({ start, end })),
    fresh.map(([start, end]) => ({ start, end })),
  ).map((paragraph) =>
    paragraph.pieces.map((p) => `${p.isNew ? "+" : ""}${p.mention ? `[${p.text}]` : p.text}`).join("|"),
  );

describe("textPieces", () => {
  it.each([
    ["no marks", "One.\n\nTwo.", [], [], ["One.", "Two."]],
    ["a mention inside", "Putin met Araghchi.", [[10, 18]], [], ["Putin met |[Araghchi]|."]],
    [
      "mentions at both ends",
      "Iran and Russia",
      [
        [0, 4],
        [9, 15],
      ],
      [],
      ["[Iran]| and |[Russia]"],
    ],
    ["a new sentence around a mention", "A. Iran said.", [[3, 7]], [[3, 13]], ["A. |+[Iran]|+ said."]],
    [
      "a mention over a paragraph's edge",
      "Iran\n\nIran",
      [
        [0, 4],
        [6, 10],
      ],
      [],
      ["[Iran]", "[Iran]"],
    ],
    [
      "overlap: the first and longest",
      "Supreme Leader Khamenei",
      [
        [0, 14],
        [0, 23],
        [15, 23],
      ],
      [],
      ["[Supreme Leader Khamenei]"],
    ],
    [
      "spans outside the text",
      "Iran",
      [
        [-1, 2],
        [2, 9],
        [3, 3],
      ],
      [],
      ["Iran"],
    ],
    ["a span that halves a pair", "a😀b", [[0, 2]], [], ["a😀b"]],
    ["a pair before the mention", "😀 Иран", [[3, 7]], [], ["😀 |[Иран]"]],
    ["Persian with a joiner", "می‌گوید ایران", [[8, 13]], [], ["می‌گوید |[ایران]"]],
    ["an empty text", "  \n\n ", [], [], []],
  ] as [string, string, [number, number][], [number, number][], string[]][])(
    "%s",
    (_, text, mentions, fresh, expected) => {
      expect(shape(text, mentions, fresh)).toEqual(expected);
    },
  );

  it("keeps every character of a paragraph", () => {
    const text = "Иран и Россия. Второе предложение.";
    const [paragraph] = textPieces(
      text,
      [
        { start: 0, end: 4 },
        { start: 7, end: 13 },
      ],
      [{ start: 15, end: 34 }],
    );
    expect(paragraph?.pieces.map((p) => p.text).join("")).toBe(text);
  });
});
