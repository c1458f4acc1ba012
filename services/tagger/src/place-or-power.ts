import type { TaggedField } from "./candidates.ts";
import { createWordList } from "./word-list.ts";

/**
 * "In Moscow" is the city, "Moscow said" the government that sits there. A capital is read as the place
 * behind a preposition of place, and as a dateline; else as the power.
 */
export function isPlaceReading(field: TaggedField, from: number, to: number): boolean {
  if (isDateline(field, from, to)) return true;
  const before = field.tokens[from - 1]?.folded ?? "";
  if (isPlacePreposition(before)) return true;
  if (!isDirection(before)) return false;
  const context = field.tokens.slice(Math.max(0, from - 5), from - 1).map(({ folded }) => folded);
  return !context.some(isTransfer);
}

const isPlacePreposition = createWordList(
  "in at near outside inside across around through в из под через по возле около در في",
);
const isDirection = createWordList("to towards into toward به إلى");
/** What goes to a government, not to a city. */
const isTransfer = createWordList(`
  tie tied ties close closer support help aid message messages warning warnings weapons drones missiles according allied
  loyal concession* sell sells sold supply supplies supplied deliver* response pressure پیام کمک هشدار رسالة دعم تحذير`);

/** "MOSCOW, June 23 —", "Tehran (IRNA) —", "Москва. 23 июня." at the start of the text. */
function isDateline({ field, text, tokens }: TaggedField, from: number, to: number): boolean {
  const last = tokens[to - 1];
  return (
    field === "text" &&
    from === 0 &&
    last !== undefined &&
    /^(\s*[,(/—–]|\.\s*\d)/u.test(text.slice(last.end, last.end + 3))
  );
}
