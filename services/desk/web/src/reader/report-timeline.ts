import type { CopyView } from "../api/types.ts";
import { named, percent } from "../text/count-words.ts";
import { gapInWords } from "../time/relative-time.ts";

/** A stretch of a time line: reports that are shown, or a number of them that are folded away. */
export type Stretch<R> = { kind: "reports"; reports: R[] } | { kind: "folded"; count: number };

/**
 * Folds the middle of a long time line. Who was first and what came last stay in sight, and so does the
 * chosen report. A gap of one report is not worth a fold.
 */
export function foldTimeline<R extends { id: string }>(
  reports: readonly R[],
  chosenId: string | undefined,
  keep: { head: number; tail: number },
): Stretch<R>[] {
  const isKept = reports.map(
    (report, index) =>
      index < keep.head || index >= reports.length - keep.tail || (report.id === chosenId && chosenId !== ""),
  );
  for (let i = 0; i < isKept.length; i++) if (isKept[i - 1] && isKept[i + 1]) isKept[i] = true;
  const stretches: Stretch<R>[] = [];
  reports.forEach((report, index) => {
    const last = stretches.at(-1);
    if (isKept[index]) {
      if (last?.kind === "reports") last.reports.push(report);
      else stretches.push({ kind: "reports", reports: [report] });
    } else if (last?.kind === "folded") last.count += 1;
    else stretches.push({ kind: "folded", count: 1 });
  });
  return stretches;
}

/** "copied by Mehr and TASS", "copied by 6": the names while they fit in a line. */
export function copiedBy(copies: readonly CopyView[]): string {
  if (copies.length === 0) return "";
  const publishers = [...new Set(copies.map((copy) => copy.publisher.name))];
  return `copied by ${publishers.length <= 2 && copies.length <= 2 ? named(publishers) : copies.length}`;
}

/** "Mehr copied IRNA 12 minutes later (94% of its text)". */
export function copyInWords(copy: CopyView, original: { publisher: string; at: string }): string {
  const when = gapInWords(original.at, copy.observedAt);
  if (copy.ruled) return `${copy.publisher.name} copied ${original.publisher} ${when}, as a person says`;
  const verb = {
    exact: "copied",
    near: "copied, with small changes,",
    partial: "took part of its text from",
  }[copy.relation];
  const share =
    copy.containment === null || copy.relation === "exact"
      ? ""
      : ` (${percent(copy.containment)} of its text)`;
  return `${copy.publisher.name} ${verb} ${original.publisher} ${when}${share}`;
}
