import type { EventRow } from "@throughline/store";
import type { Report } from "./report.ts";
import type { ThreadModel } from "./thread-model.ts";

/** Reports among which the most central one is sought: a bound on the work. */
const mostCompared = 25;

/** What the store keeps of an event with these reports. Throws a `RangeError` when there is none. */
export function eventRow(id: string, members: readonly Report[], model: ThreadModel): EventRow {
  const titled = central(members, model);
  const times = members.flatMap(({ at }) => at ?? []);
  return {
    id,
    title: titled.title,
    language: titled.language,
    firstAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    latestAt: times.length > 0 ? new Date(Math.max(...times)) : null,
    mergedInto: null,
  };
}

/**
 * The report that is nearest to all others, copies left out; the first of two, and of those that are equally
 * near. Reports in several languages: within the language of most.
 */
function central(members: readonly Report[], model: ThreadModel): Report {
  const originals = members.filter(({ copyOf }) => copyOf === null);
  const compared = (originals.length > 0 ? originals : members).slice(0, mostCompared);
  const [first, second] = compared;
  if (!first) throw new RangeError("an event has at least one report");
  if (!second || compared.length === 2) return first;
  const own = compared.filter(({ language }) => language === mostFrequent(compared.map((c) => c.language)));
  let best = { report: first, sum: -1 };
  for (const report of own) {
    const sum = own.reduce((total, other) => total + model.score(report, other), 0);
    if (sum > best.sum + 1e-9) best = { report, sum };
  }
  return best.report;
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
