import { type Sound, soundOf } from "./sounds.ts";

/** One spelling rule: letters, what must stand around them, and the sounds that they stand for. */
type Rule = { letters: string; before?: RegExp; after?: RegExp; sounds: Sound[] };

/** Rules by the first of their letters, the longer ones first. `abjad` writes a letter twice only if it is heard twice. */
export type Spelling = { rules: Map<string, Rule[]>; abjad: boolean };

/**
 * Reads a table of rules, one a line: `letters | sounds`, sounds parted by commas, each with its readings and, behind
 * a colon, what its silence costs. `^` in front of the letters: only at the start of a word; `$` behind: only at its
 * end; `>` and letters behind: only before one of these.
 */
export function readSpelling(table: string, { abjad = false } = {}): Spelling {
  const spelling = new Map<string, Rule[]>();
  for (const line of table.trim().split("\n")) {
    const [left = "", right = ""] = line.split("|").map((part) => part.trim());
    const sounds = right.split(",").flatMap((each) => {
      const [readings = "", silence] = each.trim().split(":");
      return readings === ""
        ? []
        : [soundOf(readings.trim(), silence === undefined ? undefined : Number(silence), { written: abjad })];
    });
    for (const form of left.split(/\s+/u)) {
      const [, start, letters = "", end, next] = /^(\^?)([^$>]+)(\$?)(?:>(.+))?$/u.exec(form) ?? [];
      const rule: Rule = { letters, sounds };
      if (start) rule.before = /^$/u;
      if (end) rule.after = /^$/u;
      else if (next) rule.after = new RegExp(`^[${next}]`, "u");
      const first = letters[0] ?? "";
      spelling.set(first, [...(spelling.get(first) ?? []), rule]);
    }
  }
  for (const rules of spelling.values()) rules.sort((a, b) => strictness(b) - strictness(a));
  return { rules: spelling, abjad };
}

const strictness = ({ letters, before, after }: Rule) =>
  letters.length * 4 + (before ? 2 : 0) + (after ? 1 : 0);

/** The sounds of a word, in order; a doubled letter is heard once where vowels are written, a letter without a rule not at all. */
export function soundsOf(word: string, { rules, abjad }: Spelling): Sound[] {
  const sounds: Sound[] = [];
  let at = 0;
  while (at < word.length) {
    const rule = rules.get(word[at] ?? "")?.find((each) => applies(each, word, at));
    for (const sound of rule?.sounds ?? [])
      if (abjad || sounds.at(-1)?.readings !== sound.readings) sounds.push(sound);
    at += rule?.letters.length ?? 1;
  }
  return sounds;
}

function applies({ letters, before, after }: Rule, word: string, at: number): boolean {
  if (!word.startsWith(letters, at)) return false;
  if (before && at > 0) return false;
  return after === undefined || after.test(word.slice(at + letters.length));
}
