import type { ArticleComparison, ComparedFact, TextPlace } from "@throughline/contracts";
import { compareTexts, sketchOf } from "./comparison.ts";
import { type FactSlot, factSlots } from "./fact-slots.ts";
import { sameText, verdictOf } from "./relation.ts";
import { sampleOf, shinglesOf } from "./shingles.ts";
import { readPlacedText, readText } from "./word-sequence.ts";

/** Shingles of texts that stand in many articles and count for nothing; none unless given. */
export type ComparisonOptions = { common?: ReadonlySet<number> };

/**
 * Compares an article with an earlier one, by the rules of the copy index, and shows what it saw: the passages that
 * both have and the numbers and names that agree or not, with their places in both texts. Words behind the first
 * 6,000 are not looked at. Pure: of the standing text of sites it knows what `common` brings, those of the
 * `sampledShinglesOf` both texts that the index has marked as common.
 */
export function compareArticles(
  a: { text: string },
  b: { text: string },
  { common = new Set() }: ComparisonOptions = {},
): ArticleComparison {
  const ours = readPlacedText(a.text);
  const theirs = readPlacedText(b.text);
  const comparison = compareTexts(sketchOf(ours.words, common), sketchOf(theirs.words, common));
  const verdict = ours.textHash === theirs.textHash ? sameText : verdictOf(comparison);
  const { containment, reverseContainment, matchedWords, words, otherWords, runs } = comparison;
  const slots = factSlots(ours.words, theirs.words, runs).filter(({ a, b }) => a >= 0 && b >= 0);
  const slotsThatAgree = slots.filter(({ agrees }) => agrees);
  const lower = lowerWords(a.text, b.text);
  const fact = ({ kind, a: atA, b: atB }: FactSlot): ComparedFact => ({
    kind,
    a: quoted(a.text, passage(ours.places, atA, 1)),
    b: quoted(b.text, passage(theirs.places, atB, 1)),
  });
  return {
    ...verdict,
    containment,
    reverseContainment,
    matchedWords,
    words,
    otherWords,
    passages: runs.map((run) => ({
      words: run.length,
      a: passage(ours.places, run.a, run.length),
      b: passage(theirs.places, run.b, run.length),
    })),
    agree: numbersFirst(slotsThatAgree)
      .map(fact)
      .filter(({ kind, a }) => kind === "number" || !lower.has(a.text.toLowerCase())),
    disagree: slots.filter(({ agrees }) => !agrees).map(fact),
  };
}

/** The shingles of a text by which the index knows standing text: ask the store which of them are common. */
export function sampledShinglesOf(text: string): number[] {
  return sampleOf(shinglesOf(readText(text).words));
}

/** What the texts have in lower case, too, is no name where a capital stands only for a beginning: "The". */
function lowerWords(...texts: string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.match(/(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}'’]*/gu) ?? []));
}

/** A figure that two reports share says more than a name does. */
function numbersFirst(slots: readonly FactSlot[]): FactSlot[] {
  return slots.toSorted((x, y) => Number(x.kind !== "number") - Number(y.kind !== "number"));
}

function passage(places: readonly TextPlace[], from: number, words: number): TextPlace {
  return { start: places[from]?.start ?? 0, end: places[from + words - 1]?.end ?? 0 };
}

function quoted(text: string, place: TextPlace): TextPlace & { text: string } {
  return { ...place, text: text.slice(place.start, place.end) };
}
