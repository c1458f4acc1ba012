import { describe, expect, test } from "vitest";
import { authorsInByLine, authorsOf } from "./by-line.ts";

describe("authorsOf", () => {
  test.each([
    ["By Ines Okafor", ["Ines Okafor"]],
    ["ByInes Okafor", ["Ines Okafor"]],
    ["Byron Blake", ["Byron Blake"]],
    ["Written by Ines Okafor, Jan van der Meer and Li Wei", ["Ines Okafor", "Jan van der Meer", "Li Wei"]],
    ["Ines Okafor, Moscow", ["Ines Okafor"]],
    ["Инна Окафорова, Отто Брандт, Ларнау", ["Инна Окафорова", "Отто Брандт"]],
    [
      "By Ines Okafor, Harbour Correspondent, and Dr. Jan van der Meer Jr.",
      ["Ines Okafor", "Dr. Jan van der Meer Jr."],
    ],
    ["Ines Okafor | March 4, 2031 at 5:06 PM", ["Ines Okafor"]],
    ["Ines Okafor <ines@larnau.example>", ["Ines Okafor"]],
    ["https://larnau.example/authors/okafor", []],
    ["@inesokafor", []],
    ["Von Greta Lindqvist und Otto Brandt", ["Greta Lindqvist", "Otto Brandt"]],
    ["Автор: Инна Окафорова", ["Инна Окафорова"]],
    ["نویسنده: نرگس کریمی", ["نرگس کریمی"]],
    ["بقلم أحمد منصور", ["أحمد منصور"]],
    ["作者：王小明", ["王小明"]],
    ["Ines Okafor, MD, Ph.D. and Otto Brandt, CPA", ["Ines Okafor, MD, Ph.D.", "Otto Brandt, CPA"]],
    ["Ines Okafor - Harbour Desk", ["Ines Okafor"]],
    ["admin", []],
    ["", []],
  ])("%s", (field, expected) => {
    expect(authorsOf(field)).toEqual(expected);
  });
});

describe("authorsInByLine", () => {
  test.each([
    ["By Ines Okafor and Jan van der Meer", 2],
    ["By Ines Okafor, Harbour Correspondent, and Dr. Jan van der Meer Jr.", 2],
    ["By Friday all of them had left.", 0],
    ["By then the ships had gone", 0],
    ["Ines Okafor", 0],
    ["Par Amélie d’Arcy", 1],
    ["به قلم نرگس کریمی", 1],
  ])("%s", (line, count) => {
    expect(authorsInByLine(line)).toHaveLength(count);
  });
});
