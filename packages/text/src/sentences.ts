/** A sentence of a text, trimmed; offsets are UTF-16 units of the text as given. */
export type Sentence = { text: string; start: number; end: number };

/** Abbreviations after which a full stop ends no sentence, lower case without the stop. */
const abbreviations = new Set(
  "mr mrs ms dr prof st sen rep gov gen col lt maj capt sgt adm rev hon pres jr sr no vs etc inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u г гг им ул руб млн млрд тыс стр см т.е т.д т.п".split(
    " ",
  ),
);

/** So much of a sentence's end says whether it goes on, in UTF-16 units. */
const lastWords = 60;
const lastWord = /([\p{L}.]+)\.\s*$/u;
const initialOnly = /^\p{Lu}$/u;
/** A sentence ends even behind an abbreviation where one of these opens the next. */
const startsLower = /^[\s"'«“(]*\p{Ll}/u;

/**
 * The sentences of a text by Unicode's rules (UAX #29, through `Intl.Segmenter`), with breaks behind
 * abbreviations, initials and before a lower-case letter mended. A blank line always ends a sentence.
 */
export function sentences(text: string, language = "und"): Sentence[] {
  const found: Sentence[] = [];
  for (const block of blocks(text)) {
    let open: Sentence | undefined;
    for (const { segment, index } of segmenterFor(language).segment(block.text)) {
      const start = block.start + index;
      open = open
        ? join(text, open, start + segment.length)
        : { text: segment, start, end: start + segment.length };
      if (
        continues(
          open.text.slice(-lastWords),
          text.slice(open.end, open.end + 20),
          open.end < block.start + block.text.length,
        )
      )
        continue;
      found.push(open);
      open = undefined;
    }
    if (open) found.push(open);
  }
  return found.map(trimmed).filter((sentence) => sentence.text !== "");
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    const locale = Intl.Segmenter.supportedLocalesOf([language])[0] ?? "en";
    segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

function blocks(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n\s*\n/gu)) {
    found.push({ text: text.slice(start, gap.index), start });
    start = gap.index + gap[0].length;
  }
  found.push({ text: text.slice(start), start });
  return found;
}

function continues(soFar: string, next: string, more: boolean): boolean {
  if (!more) return false;
  if (startsLower.test(next) && !/[!?؟…]["'»”)]*\s*$/u.test(soFar)) return true;
  const word = lastWord.exec(soFar)?.[1];
  if (word === undefined) return false;
  return initialOnly.test(word) || abbreviations.has(word.toLowerCase());
}

function join(text: string, sentence: Sentence, end: number): Sentence {
  return { text: text.slice(sentence.start, end), start: sentence.start, end };
}

function trimmed({ text, start, end }: Sentence): Sentence {
  const before = text.length - text.trimStart().length;
  const after = text.length - text.trimEnd().length;
  return { text: text.trim(), start: start + before, end: end - after };
}
