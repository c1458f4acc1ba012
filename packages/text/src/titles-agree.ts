import { words } from "./words.ts";

/** Of the shorter title's words, how many the other must have. Feeds shorten titles and add their publisher's name. */
const leastShared = 0.5;

/** Whether two titles can be of one article. A title that is missing agrees with any. */
export function titlesAgree(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return true;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= leastShared * Math.min(a.size, b.size);
}

function wordsOf(title: string): Set<string> {
  return new Set(words(title).map(({ folded }) => folded));
}
