import { isActingVerb } from "./acting-words.ts";
import type { TaggedField } from "./candidates.ts";
import { startsWithCapital } from "./letter-case.ts";
import { createWordList } from "./word-list.ts";

/**
 * "In Moscow" is the city, "Moscow said" the government that sits there. A capital is read as the place behind a
 * preposition of place or a verb of arriving, beside what only a city has ("the Moscow metro"), in a list that
 * such a preposition opens, and as a dateline; else as the power.
 */
export function isPlaceReading(field: TaggedField, from: number, to: number): boolean {
  return (
    isDateline(field, from, to) ||
    isBehindPlaceWord(field, from) ||
    isListedWithPlaces(field, from, to) ||
    isBesideCityWord(field, from, to)
  );
}

const wordAt = ({ tokens }: TaggedField, at: number) => tokens[at]?.folded ?? "";

function isBehindPlaceWord(field: TaggedField, from: number): boolean {
  const before = wordAt(field, from - 1);
  if (isPlacePreposition(before)) return true;
  if (isArrival(before) && field.tokens[from]?.open === true) return true;
  if (!isDirection(before)) return false;
  const context = field.tokens.slice(Math.max(0, from - 5), from - 1).map(({ folded }) => folded);
  return !context.some(isTransfer);
}

const isPlacePreposition = createWordList(
  "in at near outside inside across around through в из под через по возле около вокруг над در في حول اطراف حوالی",
);
const isDirection = createWordList("to towards into toward به إلى");
/** Whom one visits, reaches or leaves without a preposition is a city. */
const isArrival = createWordList(`
  visit visits visited visiting leave leaves left leaving reach reaches reached entered посети* покину* покида*
  وارد راهی عازم ترک زار یزور غادر یغادر وصل مغادرة`);
/** What goes to a government, not to a city. */
const isTransfer = createWordList(`
  tie tied ties close closer support help aid message messages warning warnings weapons drones missiles according allied
  loyal concession* sell sells sold supply supplies supplied deliver* response pressure decision up پیام کمک هشدار تصمیم
  رسالة دعم تحذير قرار`);

const isAnd = createWordList("and or и или و یا أو");

/** "From London, Paris and Berlin": what a place stands in one list with is a place. */
function isListedWithPlaces(field: TaggedField, from: number, to: number): boolean {
  const { tokens, text } = field;
  const commaBefore = (at: number) =>
    /^[,،]\s$/u.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start)) && at > 0;
  let item = from;
  if (isAnd(wordAt(field, from - 1))) item = from - 2;
  else if (commaBefore(from) && (isAnd(wordAt(field, to)) || commaBefore(to))) item = from - 1;
  for (let steps = 0; item !== from && item > 0 && steps < longestList; steps++) {
    const { start = 0, end = 0 } = tokens[item] ?? {};
    const surface = text.slice(start, end);
    if (surface.toLowerCase() !== surface.toUpperCase() && !startsWithCapital(surface)) return false;
    if (isPlacePreposition(wordAt(field, item - 1))) return true;
    if (!commaBefore(item)) return false;
    item--;
  }
  return false;
}

const longestList = 5;

/** In English the city stands before its metro, or behind "of"; in the other languages behind it. */
function isBesideCityWord(field: TaggedField, from: number, to: number): boolean {
  const open = (at: number) => field.tokens[at]?.open === true;
  if (open(to) && isCityWord(wordAt(field, to))) return true;
  const filmFestival = open(to) && open(to + 1) && !isActingVerb(wordAt(field, to));
  if (filmFestival && isCityWord(wordAt(field, to + 1))) return true;
  if (!open(from)) return false;
  const before = wordAt(field, from - 1);
  return isCityWord(before === "of" ? wordAt(field, from - 2) : before);
}

/** What a city has and a government has not. */
const isCityWord = createWordList(`
  metro subway marathon festival airport airports suburb* street* outskirts resident* bazaar zoo university mayor
  skyline weather hotel* restaurant* derby museum* theatre* cinema* stadium neighbourhood* neighborhood* river traffic
  метро марафон* фестивал* кинофестивал* аэропорт* пригород* улиц* окраин* жител* мэр* университет* гостиниц* музе*
  театр* стадион* дерби набережн* район* окрестност*
  جشنواره بازار فرودگاه مترو متروی خیابان* حومه شهردار شهرداری دانشگاه هتل* موزه ورزشگاه دربی ساکنان هوای
  مهرجان مطار مترو ضواحي شوارع سكان بلدية جامعة فنادق متحف ملعب ديربي مدينة طقس`);

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
