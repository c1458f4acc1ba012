const rfc822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))$/;
const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/;
const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
const firstYear = 1970;

/**
 * The two forms that nearly all feeds use, written as their standards say (RFC 822, RFC 3339), as ISO 8601 in UTC;
 * `undefined` for anything else, which the long way may still read.
 */
export function usualDate(text: string): string | undefined {
  const words = rfc822.exec(text);
  if (words) {
    const [, day, name = "", year, hour, minute, second, ...zone] = words;
    const place = months.indexOf(name);
    return place % 3 === 0 ? instant([year, place / 3 + 1, day, hour, minute, second], zone) : undefined;
  }
  const digits = rfc3339.exec(text);
  return digits ? instant(digits.slice(1, 7), digits.slice(7)) : undefined;
}

function instant(
  parts: (string | number | undefined)[],
  [sign, zoneHours, zoneMinutes]: (string | undefined)[],
): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const [hours, minutes] = [Number(zoneHours ?? 0), Number(zoneMinutes ?? 0)];
  if (year < firstYear || hour > 23 || minute > 59 || second > 59 || hours > 15 || minutes > 59)
    return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  const offset = (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
  return new Date(midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000).toISOString();
}
