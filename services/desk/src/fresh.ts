/**
 * Keeps an answer for `ms`, so that many open pages cost one count: whoever asks meanwhile gets the same one,
 * and those who ask while it is being made wait for it. A failure is not kept.
 */
export function fresh<T>(ms: number, now: () => Date, make: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | undefined;
  return () => {
    const at = now().getTime();
    if (kept && at - kept.at < ms) return kept.answer;
    const answer = make();
    const mine = { at, answer };
    kept = mine;
    answer.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return answer;
  };
}
