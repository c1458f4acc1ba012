import { describe, expect, it } from "vitest";
import { sparkPath } from "./sparkline.ts";

describe("sparkPath", () => {
  it.each([
    ["nothing", [], ""],
    ["only zeros", [0, 0], ""],
    ["one report", [1], "M0 16v-16h4v16z"],
    ["a gap draws nothing", [4, 0, 1], "M0 16v-16h4v16zM32 16v-8h4v8z"],
    ["a small count stays visible", [10_000, 1], "M0 16v-16h4v16zM24 16v-1.5h4v1.5z"],
  ] as [string, number[], string][])("%s", (_, counts, path) => {
    expect(sparkPath(counts, 48, 16)).toBe(path);
  });
});
