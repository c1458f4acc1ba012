import { fold } from "@throughline/text";
import { figuresValue, plainValue } from "./figures.ts";
import { measureWords } from "./measure-words.ts";
import { hanNumber, joinedNumber, numberWords } from "./number-words.ts";
import type { Token } from "./tokens.ts";

/** What some words say of amounts. */
export type Quantities = {
  /** Sorted: numbers by their value ("48", "4800000000"), else "g7", "e6" for "million" alone, "%", "week". */
  amounts: string[];
  /** Whether there is nothing but measures: a unit, a magnitude or a mark, whose number stands elsewhere. */
  onlyMeasures: boolean;
};

type Piece =
  | { kind: "figures"; word: string; value: number }
  | { kind: "written"; value: number }
  | { kind: "magnitude"; value: number }
  | { kind: "measure"; name: string }
  | { kind: "coded"; word: string }
  | { kind: "joiner" }
  | { kind: "mark" }
  | { kind: "other" };

const measureMark = /^[%‰٪％°\p{Sc}]$/u;
const joiners = new Set(["-", "and", "و"]);

/**
 * Reads the amounts in some words, in figures or (in a few languages) written out. A unit counts behind a number
 * only; `preceding` is the word before.
 */
export function quantities(
  list: readonly Token[],
  preceding: Token | undefined,
  language: string,
): Quantities {
  const before = preceding ? piecesOf([preceding], false, language) : [];
  const pieces = piecesOf(list, before.some(isNumber), language);
  const measures = pieces.filter(({ kind }) => kind === "measure" || kind === "magnitude");
  return {
    amounts: amountsOf(pieces).sort(),
    onlyMeasures: pieces.length > 0 && measures.length === pieces.length,
  };
}

function piecesOf(list: readonly Token[], isBehindNumber: boolean, language: string): Piece[] {
  const found: Piece[] = [];
  let behindNumber = isBehindNumber;
  for (const { text } of list)
    for (const part of numberAndSuffix(fold(text))) {
      const piece = pieceOf(part, behindNumber, language);
      if (piece.kind !== "joiner") behindNumber = isNumber(piece);
      found.push(piece);
    }
  return found;
}

function pieceOf(word: string, behindNumber: boolean, language: string): Piece {
  if (measureMark.test(word)) return { kind: "measure", name: /[٪％]/u.test(word) ? "%" : word };
  if (joiners.has(word)) return { kind: "joiner" };
  const figures = figuresValue(word, language);
  if (figures !== undefined) return { kind: "figures", word, value: figures };
  const written = numberWords(language).get(word) ?? hanNumber(word);
  if (written !== undefined) return { kind: "written", value: written };
  const { magnitudes, units } = measureWords(language);
  const magnitude = magnitudes.get(word);
  if (magnitude !== undefined) return { kind: "magnitude", value: magnitude };
  const unit = units.get(word);
  if (unit !== undefined && (behindNumber || unit === "%")) return { kind: "measure", name: unit };
  if (/\p{Nd}/u.test(word)) return { kind: "coded", word };
  return { kind: /[\p{L}\p{N}]/u.test(word) ? "other" : "mark" };
}

function isNumber({ kind }: Piece): boolean {
  return kind === "figures" || kind === "written" || kind === "magnitude" || kind === "coded";
}

/** "4.8bn" is a number and its magnitude. */
function numberAndSuffix(word: string): string[] {
  const [, number, suffix] = /^(-?\d[\d.,']*)(\p{L}+)$/u.exec(word) ?? [];
  return number !== undefined && suffix !== undefined ? [number, suffix] : [word];
}

function amountsOf(pieces: readonly Piece[]): string[] {
  const amounts: string[] = [];
  let open: { value: number; last: Piece } | undefined;
  const close = () => {
    if (open) amounts.push(plainValue(open.value));
    open = undefined;
  };
  for (const piece of pieces) {
    if (piece.kind === "joiner") continue;
    const value = open && goesOn(open.value, open.last, piece);
    if (value !== undefined) {
      open = { value, last: piece };
      continue;
    }
    close();
    if (piece.kind === "figures" || piece.kind === "written") open = { value: piece.value, last: piece };
    else if (piece.kind === "magnitude") amounts.push(`e${Math.round(Math.log10(piece.value))}`);
    else if (piece.kind === "measure") amounts.push(piece.name);
    else if (piece.kind === "coded") amounts.push(piece.word);
  }
  close();
  return amounts;
}

/** The value of a number that goes on with another piece: "12 000", "forty-eight", "4.8 billion". */
function goesOn(value: number, last: Piece, next: Piece): number | undefined {
  if (next.kind === "magnitude" && last.kind !== "magnitude") return value * next.value;
  if (next.kind === "written" && last.kind === "written") return joinedNumber(value, next.value);
  const groups = next.kind === "figures" && last.kind === "figures" && /^\d{3}$/u.test(next.word);
  return groups && /^-?\d{1,3}$/u.test(last.word) ? value * 1000 + next.value : undefined;
}
