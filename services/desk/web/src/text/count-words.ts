/** A count for a list: exact to 999, then shortened ("1.2k", "35k", "4.1M"). */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const [value, unit] = count < 999_500 ? [count / 1000, "k"] : [count / 1_000_000, "M"];
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)}${unit}`;
}

/** The exact count with its thousands apart: "12,345". */
export function exactCount(count: number): string {
  return count.toLocaleString("en-GB");
}

/** "1 copy", "6 copies". The plural adds an s unless given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${shortCount(count)} ${count === 1 ? one : many}`;
}

/** A share of 0 to 1 as a whole percentage, never rounded up to 100 or down to 0. */
export function percent(share: number): string {
  if (share >= 1) return "100%";
  if (share <= 0) return "0%";
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}

/** A reason as a sentence of its own: it begins with a capital and ends with a stop. */
export function asSentence(reason: string): string {
  const text = reason.trim();
  if (text === "") return "";
  // A web address or a code keeps its small letter.
  const begun = /^\p{Ll}+[\s,]/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?…۔؟:]$/.test(begun) ? begun : `${begun}.`;
}

/** "IRNA", "IRNA and Mehr", "IRNA, Mehr and 3 more". */
export function named(names: readonly string[], most = 2): string {
  const shown = names.slice(0, most);
  const left = names.length - shown.length;
  if (left > 0) return `${shown.join(", ")} and ${left} more`;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
