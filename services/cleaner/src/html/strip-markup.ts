import { countOpenElements, type OpenElements } from "./open-elements.ts";

/** What the strip leaves of a page, and what it takes out that still says something. */
export type StrippedPage = {
  /** The page without scripts, styles, drawings and comments. */
  markup: string;
  /** The contents of its `application/ld+json` scripts, in order. */
  linkedData: string[];
  /** Characters of script that were in the page: much script and no text is an empty shell. */
  scriptCharacters: number;
  /** How many elements the markup opens. */
  elements: number;
};

/** Elements that carry no text for a reader; the parser would only build them to throw them away. */
const dropped = new Set(["script", "style", "svg", "template", "iframe", "object", "canvas"]);
/** Elements whose content the HTML parser reads as text, so that a `<` in it opens nothing. */
const rawText = new Set(["textarea", "title", "xmp"]);

/**
 * Takes scripts, styles, drawings, frames, comments and the tags of what is nested too deep out of a page by one pass
 * over it: time grows with its length alone, whatever it holds. A script or comment that is never closed swallows
 * the rest, as it does in a browser; any other unclosed element loses its tag only.
 */
export function stripMarkup(html: string): StrippedPage {
  const lower = asciiLower(html);
  const kept: string[] = [];
  const linkedData: string[] = [];
  const state: State = { unclosed: new Set(), open: countOpenElements() };
  let scriptCharacters = 0;
  let elements = 0;
  let from = 0;
  let at = lower.indexOf("<");
  while (at !== -1) {
    const piece = pieceAt(lower, at, state);
    if (piece.name !== "" && !piece.drop) elements += 1;
    if (piece.drop) {
      kept.push(html.slice(from, at));
      from = piece.end;
      if (piece.name === "script") {
        const body = html.slice(piece.bodyStart, piece.bodyEnd);
        if (isLinkedData(lower.slice(at, piece.bodyStart))) linkedData.push(body);
        else scriptCharacters += body.length;
      }
    }
    at = lower.indexOf("<", Math.max(piece.end, at + 1));
  }
  kept.push(html.slice(from));
  return { markup: kept.join(""), linkedData, scriptCharacters, elements };
}

type Piece = { drop: boolean; name: string; bodyStart: number; bodyEnd: number; end: number };

/** What was seen so far: elements whose end tag does not follow, and those that are open. */
type State = { unclosed: Set<string>; open: OpenElements };

function pieceAt(lower: string, at: number, { unclosed, open }: State): Piece {
  if (lower.startsWith("<!", at)) return { ...noBody, drop: true, end: markupDeclarationEnd(lower, at) };
  if (lower.startsWith("</", at)) return endTagAt(lower, at, open);
  const name = nameAt(lower, at + 1);
  if (name === "") return { ...noBody, end: at + 1 };
  const tagEnd = endOfTag(lower, at + 1);
  const whole = dropped.has(name);
  if (!whole && !rawText.has(name)) return { ...noBody, name, drop: !open.starts(name), end: tagEnd };
  if (whole && lower[tagEnd - 2] === "/" && name === "svg") return { ...noBody, drop: true, end: tagEnd };
  const close = unclosed.has(name) ? -1 : lower.indexOf(`</${name}`, tagEnd);
  if (close === -1) {
    unclosed.add(name);
    const swallows = name === "script" || name === "style";
    return { name, drop: whole, bodyStart: tagEnd, bodyEnd: tagEnd, end: swallows ? lower.length : tagEnd };
  }
  return { name, drop: whole, bodyStart: tagEnd, bodyEnd: close, end: endOfTag(lower, close + 2) };
}

function endTagAt(lower: string, at: number, open: OpenElements): Piece {
  const name = nameAt(lower, at + 2);
  if (name === "") return { ...noBody, end: at + 2 };
  return open.ends(name)
    ? { ...noBody, end: at + 2 }
    : { ...noBody, drop: true, end: endOfTag(lower, at + 2) };
}

/** The name of a tag, up to 40 characters of it; "" where none starts. */
function nameAt(lower: string, at: number): string {
  return /^[a-z][^\s/>]*/.exec(lower.slice(at, at + 40))?.[0] ?? "";
}

const noBody = { name: "", drop: false, bodyStart: 0, bodyEnd: 0 };

/** The end of a comment, or of a doctype or another declaration. */
function markupDeclarationEnd(lower: string, at: number): number {
  if (!lower.startsWith("<!--", at)) return after(lower, ">", at);
  if (lower.startsWith("<!-->", at)) return at + 5;
  return after(lower, "-->", at + 4);
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** Where a tag ends, past its `>`; one inside a quoted value does not count. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === ">") return at + 1;
    if ((character === '"' || character === "'") && opensValue(text, at)) {
      const close = text.indexOf(character, at + 1);
      if (close === -1) return after(text, ">", at);
      at = close;
    }
  }
  return text.length;
}

/** A quote opens a value only behind `=`; elsewhere it is part of a name. */
function opensValue(text: string, quoteAt: number): boolean {
  let at = quoteAt - 1;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\t" || text[at] === "\r") at -= 1;
  return text[at] === "=";
}

function isLinkedData(openTag: string): boolean {
  return openTag.includes("ld+json");
}

/** Lower case of ASCII letters only, so that every place stays where it was. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
