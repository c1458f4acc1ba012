import { join } from "node:path";
import { loadStoryPack } from "@throughline/story-pack";
import { describe, expect, test } from "vitest";
import { createTagger } from "./tagger.ts";

const tagger = await createTagger(
  await loadStoryPack(join(import.meta.dirname, "../../../seeds/iran-russia")),
);

/** A text of about this many characters; twice as many must not take four times as long. */
const size = 100_000;

describe("texts made to be slow take time in proportion to their length", () => {
  test.each([
    ["one word", "a"],
    ["last names", "Putin met Trump. "],
    ["full names", "Vladimir Putin, Donald Trump Putin. "],
    ["quotations", "“We go on with this work,” said Putin. "],
    [
      "strangers' quotations",
      "“We go on with this work,” Klara Holm said. “Nobody stops us now,” Holm said. ",
    ],
    ["opening marks", "“"],
    ["nested marks", "« "],
    ["straight marks", '"'],
    ["capitals", "Aaa Bbb "],
    ["spaces", " \u00a0"],
    ["full stops", "U.S. "],
    ["Russian names in a row", "Путин Песков Лавров "],
    ["strangers' names in a row", "Ivan Petrov Sidorov Johnson "],
    ["Russian strangers' names in a row", "Иван Петров Сидоров "],
    ["joiners", "\u200c"],
    ["lines", "\n\n"],
  ])(
    "%s",
    (_name, piece) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const cpu = process.cpuUsage();
      tagger.tag({ title: piece.repeat(20), text });
      const { user } = process.cpuUsage(cpu);
      expect(user / 1e6).toBeLessThan(4);
    },
    60_000,
  );
});
