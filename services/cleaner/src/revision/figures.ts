const decimals = new Map<string, "." | ",">();
const significantDigits = 12;

/**
 * The value of a folded number in figures, or undefined for other words; the language says whether "4.800" is
 * more than five.
 */
export function figuresValue(word: string, language: string): number | undefined {
  if (!/^-?\d[\d.,'٫٬]*$/u.test(word)) return undefined;
  const marked = word.replace(/٬/gu, "'").replace(/٫/gu, decimalMark(language));
  const [decimal, group] = decimalMark(language) === "." ? [".", ","] : [",", "."];
  const grouped = new RegExp(`^-?\\d{1,3}(?:[${group}']\\d{3})+(?:[${decimal}]\\d+)?$`, "u").test(marked);
  const bare = grouped ? marked.replaceAll(group, "").replaceAll("'", "") : marked;
  const number = Number(bare.replace(/,(?=\d*$)/u, "."));
  return Number.isNaN(number) ? undefined : number;
}

/** A value as it is compared: what floating point adds behind the twelfth digit is gone. */
export function plainValue(value: number): string {
  return String(Number(value.toPrecision(significantDigits)));
}

function decimalMark(language: string): "." | "," {
  let mark = decimals.get(language);
  if (!mark) {
    const locale = Intl.NumberFormat.supportedLocalesOf([language])[0] ?? "en";
    const parts = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).formatToParts(1.5);
    mark = parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
    decimals.set(language, mark);
  }
  return mark;
}
