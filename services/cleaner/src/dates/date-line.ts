/** A short line with a year or a time of day and hardly a word more. */
export function isDateLine(text: string): boolean {
  if (text.length > 80 || /[.!?؟。]["'”’»)]*$/u.test(text)) return false;
  const year = /(?<!\p{N})(?:19|20|13|14|۱۳|۱۴|٢٠|۲۰)\p{N}{2}(?!\p{N})/u.test(text);
  const clock = /(?<!\p{N})\p{N}{1,2}[:.]\p{N}{2}(?!\p{N})/u.test(text);
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return (year || clock) && words <= 7;
}
