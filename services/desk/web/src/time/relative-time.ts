const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A past time as a list says it: "now", "4 min", "3 h", "2 d", then the date. Future times (a skewed clock) say "now". */
export function ago(iso: string, now: number): string {
  const passed = now - Date.parse(iso);
  if (Number.isNaN(passed)) return "unknown";
  if (passed < 45 * second) return "now";
  if (passed < hour) return `${Math.max(1, Math.round(passed / minute))} min`;
  if (passed < day) return `${Math.floor(passed / hour)} h`;
  if (passed < 7 * day) return `${Math.floor(passed / day)} d`;
  return new Date(iso).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: yearIfOther(iso, now),
  });
}

function yearIfOther(iso: string, now: number): "numeric" | undefined {
  return new Date(iso).getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
}

/** The same inside a sentence: "just now", "4 min ago", "on 3 Mar". */
export function agoInWords(iso: string, now: number): string {
  const short = ago(iso, now);
  if (short === "now") return "just now";
  return /(min|h|d)$/.test(short) ? `${short} ago` : `on ${short}`;
}

/** A time to come: "in 4 min"; one that has passed is due. */
export function ahead(iso: string, now: number): string {
  const left = Date.parse(iso) - now;
  if (Number.isNaN(left)) return "unknown";
  if (left <= 0) return "due now";
  return `in ${duration(left)}`;
}

/** A length of time in its largest fitting unit: "800 ms", "12 s", "4 min", "3 h", "2 d". */
export function duration(ms: number): string {
  if (ms < second) return `${Math.round(ms)} ms`;
  if (ms < minute) return `${Math.round(ms / second)} s`;
  if (ms < hour) return `${Math.round(ms / minute)} min`;
  if (ms < day) return `${Math.round(ms / hour)} h`;
  return `${Math.round(ms / day)} d`;
}

/** The gap between two times in words: "12 minutes later", "at the same minute", "3 hours before". */
export function gapInWords(from: string, to: string): string {
  const gap = Date.parse(to) - Date.parse(from);
  const size = Math.abs(gap);
  if (Number.isNaN(gap)) return "at an unknown time";
  if (size < minute) return "within the same minute";
  const [count, unit] =
    size < hour
      ? [Math.round(size / minute), "minute"]
      : size < 2 * day
        ? [Math.round(size / hour), "hour"]
        : [Math.round(size / day), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"} ${gap > 0 ? "later" : "before"}`;
}

/** Date, time and zone in full, in the reader's own zone: "23 Jun 2025, 14:05:09 GMT+3". */
export function absolute(iso: string, timeZone?: string): string {
  return new Date(iso).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
}

/** Hours and minutes, with the day in front where it is another one than `beside` (a time in the same list). */
export function clock(iso: string, beside?: string, timeZone?: string): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  const day = (date: Date) => date.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone });
  return beside !== undefined && day(at) === day(new Date(beside)) ? time : `${day(at)} ${time}`;
}
