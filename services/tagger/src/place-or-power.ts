import type { TaggedField } from "./candidates.ts";

/**
 * "In Moscow" is the city, "Moscow said" the government that sits there. A capital is read as the place
 * behind a preposition of place, and as a dateline; else as the power.
 */
export function isPlaceReading(field: TaggedField, from: number, to: number): boolean {
  if (isDateline(field, from, to)) return true;
  const before = field.tokens[from - 1]?.folded ?? "";
  if (places.has(before)) return true;
  if (!directions.has(before)) return false;
  const context = field.tokens.slice(Math.max(0, from - 5), from - 1).map(({ folded }) => folded);
  return !context.some((word) => transfers.test(word));
}

const list = (words: string) => new Set(words.split(" "));

const places = list("in at near outside inside across around through в из под через по возле около در في");
const directions = list("to towards into toward به الی إلى الى");
/** What goes to a government, not to a city. */
const transfers =
  /^(tie|tied|ties|close|closer|support|help|aid|message|messages|warning|warnings|weapons|drones|missiles|according|allied|loyal|concessions?|sell|sells|sold|suppl(y|ies|ied)|deliver(y|ies|ed)?|response|pressure|пیام|کمک|هشدار|رسالة|دعم)$/u;

/** "MOSCOW, June 23 —", "Tehran (IRNA) —" at the start of the text. */
function isDateline({ field, text, tokens }: TaggedField, from: number, to: number): boolean {
  const last = tokens[to - 1];
  return (
    field === "text" &&
    from === 0 &&
    last !== undefined &&
    /^\s*[,(/—–]/u.test(text.slice(last.end, last.end + 3))
  );
}
