/** The scripts that the language rules tell apart, by Unicode's names. */
const scripts = {
  latin: /\p{Script=Latin}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /\p{Script=Arabic}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  greek: /\p{Script=Greek}/gu,
  armenian: /\p{Script=Armenian}/gu,
  georgian: /\p{Script=Georgian}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  hangul: /\p{Script=Hangul}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  han: /\p{Script=Han}/gu,
  thai: /\p{Script=Thai}/gu,
} as const;

export type Script = keyof typeof scripts;

/** The script of most letters of a text, and its share of those letters (0 to 1); undefined for a text without any. */
export function mainScript(text: string): { script: Script; share: number } | undefined {
  let all = 0;
  let best: { script: Script; count: number } | undefined;
  for (const [script, pattern] of Object.entries(scripts) as [Script, RegExp][]) {
    const count = countOf(text, pattern);
    all += count;
    if (count > (best?.count ?? 0)) best = { script, count };
  }
  return best && { script: best.script, share: best.count / all };
}

/** How many letters of a text are of a script. */
export const scriptCount = (text: string, script: Script): number => countOf(text, scripts[script]);

export function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _match of text.matchAll(pattern)) count++;
  return count;
}
