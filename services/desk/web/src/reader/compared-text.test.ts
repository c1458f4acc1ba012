import { expect, test } from "vitest";
import { pieces } from "./marked-pieces.ts";

test.each([
  ["nothing marked", [], [[0, 10, false]]],
  [
    "the middle",
    [[3, 6]],
    [
      [0, 3, false],
      [3, 6, true],
      [6, 10, false],
    ],
  ],
  [
    "over both ends",
    [
      [-5, 2],
      [8, 30],
    ],
    [
      [0, 2, true],
      [2, 8, false],
      [8, 10, true],
    ],
  ],
  [
    "out of order and one in another",
    [
      [6, 9],
      [1, 4],
      [2, 3],
    ],
    [
      [0, 1, false],
      [1, 4, true],
      [4, 6, false],
      [6, 9, true],
      [9, 10, false],
    ],
  ],
  ["outside", [[20, 30]], [[0, 10, false]]],
])("%s", (_name, places, expected) => {
  const found = pieces(
    0,
    10,
    places.map(([start = 0, end = 0]) => ({ start, end })),
  );
  expect(found.map(({ start, end, marked }) => [start, end, marked])).toEqual(expected);
});
