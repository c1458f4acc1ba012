import { describe, expect, it } from "vitest";
import { nextIndex } from "./next-index.ts";

describe("nextIndex", () => {
  it.each([
    ["begins at the top", { focused: -1, chosen: -1, remembered: -1 }, 1, 0],
    ["goes on from the focus", { focused: 3, chosen: 0, remembered: 0 }, 1, 4],
    ["goes on from what is chosen", { focused: -1, chosen: 2, remembered: 0 }, -1, 1],
    ["comes back to where it was", { focused: -1, chosen: -1, remembered: 7 }, 1, 7],
    ["stops at the end", { focused: 9, chosen: -1, remembered: -1 }, 1, 9],
    ["stops at the top", { focused: 0, chosen: -1, remembered: -1 }, -1, 0],
  ] as const)("%s", (_, places, by, index) => expect(nextIndex(places, 10, by)).toBe(index));
});
