import type { TaggedField } from "./candidates.ts";
import { startsWithCapital } from "./letter-case.ts";
import { createWordList } from "./word-list.ts";

/**
 * Whether a place is only the first part of another name, of a newspaper, a university or a convention ("The Washington
 * Post", "Moscow State University", «Вашингтон пост»): the word behind it heads such names. In scripts with capitals
 * it has one, unless the name stands in quotation marks.
 */
export function isPartOfLongerName(field: TaggedField, from: number, to: number): boolean {
  const head = wordBeside(field, to)?.folded === "state" ? to + 1 : to;
  const next = wordBeside(field, head);
  if (next === undefined || !headsName(next.folded)) return false;
  const surface = field.text.slice(next.start, next.end);
  const hasNoCase = surface.toLowerCase() === surface.toUpperCase();
  const first = field.tokens[from]?.start ?? 0;
  return hasNoCase || startsWithCapital(surface) || /[«"“„]$/u.test(field.text.slice(0, first));
}

/** The word at a place, where nothing but a space parts it from the one before. */
function wordBeside({ text, tokens }: TaggedField, at: number) {
  const word = tokens[at];
  const before = tokens[at - 1];
  return word && before && text.slice(before.end, word.start) === " " ? word : undefined;
}

/** Newspapers and stations, schools, treaties that bear a city's name. */
const headsName = createWordList(`
  post times tribune herald examiner gazette independent insider hayom today university institute polytechnic
  convention conventions declaration protocol protocols accords hilton
  пост таймс геральд
  پست تایمز
  بوست تايمز`);
