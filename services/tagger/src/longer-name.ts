import type { TaggedField } from "./candidates.ts";
import { startsWithCapital } from "./letter-case.ts";
import { createWordList } from "./word-list.ts";

/**
 * Whether a place is only a part of another name, of a newspaper, a university or a convention ("The Washington
 * Post", "Moscow State University", «Вашингтон пост»): the word behind it heads such names; or of a club ("Spartak
 * Moscow"), or the American state ("Atlanta, Georgia"). In scripts with capitals
 * it has one, unless the name stands in quotation marks.
 */
export function isPartOfLongerName(field: TaggedField, from: number, to: number): boolean {
  if (isClub(wordAhead(field, from)) || isAmericanState(field, from)) return true;
  const head = /^(?:state|pro)$/u.test(wordBeside(field, to)?.folded ?? "") ? to + 1 : to;
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

/** The folded word before a name, where nothing but a space parts them. */
function wordAhead({ text, tokens }: TaggedField, at: number): string {
  const [before, self] = [tokens[at - 1], tokens[at]];
  return before && self && text.slice(before.end, self.start) === " " ? before.folded : "";
}

const isClub = createWordList(`
  spartak dynamo dinamo lokomotiv torpedo cska fc bc hc hapoel maccabi partizan
  спартак динамо локомотив торпедо цска`);

/** Georgia is a country and a state; its cities that are in the news tell which. */
function isAmericanState({ text, tokens }: TaggedField, from: number): boolean {
  const [before, self] = [tokens[from - 1], tokens[from]];
  if (!before || self?.folded !== "georgia" || text.slice(before.end, self.start) !== ", ") return false;
  return isGeorgianCity(before.folded);
}

const isGeorgianCity = createWordList(`
  atlanta savannah augusta macon marietta roswell valdosta alpharetta smyrna`);

/** Newspapers and stations, schools, treaties that bear a city's name. */
export const headsName = createWordList(`
  post times tribune herald examiner gazette independent insider hayom today university institute polytechnic
  convention conventions declaration protocol protocols accords hilton tech league cup mule
  пост таймс геральд
  پست تایمز
  بوست تايمز`);
