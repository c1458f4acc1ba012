import type { Block } from "./blocks.ts";
import { lettersOf } from "./letters-of.ts";
import { sharedWords } from "./shared-words.ts";

/** A shorter description is a motto, a longer paragraph is text; in characters. */
const shortest = 60;
const longest = 600;
/** How many blocks behind the heading a standfirst stands at most: by-line, date and share buttons may come first. */
const reach = 15;
/** One with this share of its words in the text only repeats it. */
const repeated = 0.8;

/**
 * The paragraph between heading and text that opens the article and says what the text does not: in many countries
 * the news stands there. It is the block behind the heading that reads as the page's description does. `undefined`
 * where there is none, where `text` has it already, and where it only sums up what the text says.
 */
export function standfirstOf(
  blocks: readonly Block[],
  descriptions: readonly string[],
  text: string,
): Block | undefined {
  const wanted = new Set(descriptions.filter(({ length }) => length >= shortest).map(lettersOf));
  if (wanted.size === 0) return undefined;
  const heading = blocks.findIndex((block) => block.element.nearest(({ localName }) => localName === "h1"));
  const standfirst = blocks
    .slice(Math.max(0, heading), Math.max(0, heading) + reach)
    .find(
      (block) => block.text.length <= longest && block.linkShare < 0.5 && wanted.has(lettersOf(block.text)),
    );
  if (!standfirst || lettersOf(text).includes(lettersOf(standfirst.text).slice(0, shortest)))
    return undefined;
  return sharedWords(standfirst.text, text) < repeated ? standfirst : undefined;
}
