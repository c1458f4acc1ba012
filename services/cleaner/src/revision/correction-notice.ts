import { sentences } from "@throughline/text";
import { heading, mistake, phrases } from "./correction-phrases.ts";

/** Notices stand at the head or the foot of an article; what is quoted from others stands between. */
const longestEdge = 1500;
/** A longer paragraph that begins with a notice goes on with the article. */
const longestNotice = 600;

/**
 * The words in which an article's publisher owns to a correction, or null: the paragraph that begins with them, or
 * their sentence. They are looked for in the first and last 1,500 characters, in English, Russian, Persian, Arabic,
 * Chinese, French, German and, by their heading words, a few more.
 */
export function correctionNotice(text: string, language = "und"): string | null {
  for (const edge of edges(text))
    for (const paragraph of edge.split(/\n+/u)) {
      const found = noticeIn(paragraph.replace(/^[\s•▪]+/u, "").trimEnd(), language);
      if (found !== undefined) return found;
    }
  return null;
}

/** The foot first; the paragraph that is cut there is left out. */
function edges(text: string): string[] {
  if (text.length <= 2 * longestEdge) return [text];
  const foot = text.slice(-longestEdge);
  return [foot.slice(foot.indexOf("\n") + 1), text.slice(0, longestEdge)];
}

function noticeIn(paragraph: string, language: string): string | undefined {
  const list = sentences(paragraph, language);
  const sentence = list.find(({ text }) => isNotice(text));
  if (!sentence || sentence !== list[0]) return sentence?.text;
  const bracketed = /^(?:\([^()]*\)|\[[^[\]]*\])/u.exec(paragraph)?.[0];
  if (bracketed) return bracketed;
  return paragraph.length <= longestNotice ? paragraph : sentence.text;
}

function isNotice(sentence: string): boolean {
  return phrases.some((phrase) => phrase.test(sentence)) || isHeaded(sentence);
}

/** "Correction: markets fell" is news: a notice goes on with a capital or with words of a mistake. */
function isHeaded(sentence: string): boolean {
  const [head, word] = heading.exec(sentence) ?? [];
  if (head === undefined || word === undefined) return false;
  const rest = sentence.slice(head.length).trim();
  if (mistake.test(rest)) return true;
  const saysWordAgain = rest.toLowerCase().includes(word.toLowerCase());
  return !saysWordAgain && !(/^[a-z]/iu.test(word) && /^\p{Ll}/u.test(rest));
}
