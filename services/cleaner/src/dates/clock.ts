/**
 * Offsets from UTC, in minutes, of zones by the names that one land alone uses, or that have one meaning wherever news
 * are dated. "ET" stands for two, "IST" for three, "CST" for two: none is here.
 */
const offsets: Record<string, number> = {
  utc: 0,
  gmt: 0,
  bst: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  "moscow time": 180,
  irst: 210,
  "tehran time": 210,
  est: -300,
  edt: -240,
  pst: -480,
  pdt: -420,
};
const zones = Object.keys(offsets).join("|");
const clock = new RegExp(
  String.raw`(?<![\p{N}.:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([ap]\.?\s?m\b\.?)?,?\s*\(?(?:(${zones})(?![\p{L}])\s*([+-]\d{1,2}(?::?\d{2})?)?|([+-]\d{2}:?\d{2})(?!\p{N}))`,
  "iu",
);

/**
 * The time of day in a piece of a line, in minutes after midnight UTC (below 0 or over 1440 where that is another
 * day); `undefined` where it tells no time, or none with a zone that is certain.
 */
export function readClock(text: string): number | undefined {
  const [, hourText, minuteText, , half, zone, shift, bare] = clock.exec(text) ?? [];
  if (hourText === undefined) return undefined;
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return undefined;
  const ofDay = half ? (hour % 12) + (/^p/i.test(half) ? 12 : 0) : hour;
  const offset = (offsets[zone?.toLowerCase() ?? ""] ?? 0) + minutesOf(shift ?? bare ?? "");
  return ofDay * 60 + minute - offset;
}

/** Of "+3", "+03:30" or "-0500". */
function minutesOf(shift: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -total : total;
}
