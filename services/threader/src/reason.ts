import type { ThreadEvidence } from "@throughline/contracts";
import { windowDays } from "./nearest-event.ts";

/** Things that a reason names at most. */
const mostNamed = 3;
const titleLength = 60;

/**
 * Why a report is in its event, as a person would say it: "joined 'Iran turns to Russia…' (3 reports): shares
 * Araghchi, Putin, Moscow within a day".
 */
export function reasonOf(evidence: ThreadEvidence): string {
  const { eventTitle, eventReports, similarity } = evidence;
  if (typeof eventTitle !== "string" || typeof eventReports !== "number") {
    return similarity === undefined
      ? `founded a new event: nothing of the last ${windowDays} days can be compared with it`
      : `founded a new event: nothing in the last ${windowDays} days is near (best ${similarity.toFixed(2)})`;
  }
  const event = `'${shortened(eventTitle)}' (${eventReports} ${eventReports === 1 ? "report" : "reports"})`;
  if (similarity === undefined) return `${event}: ${evidence.rule}`;
  const names = namesOf(evidence);
  const shares =
    names.length > 0 ? `shares ${names.join(", ")}` : `its words are near (${similarity.toFixed(2)})`;
  return `joined ${event}: ${shares}${within(evidence)}`;
}

/** Entities first; words where there are too few. */
function namesOf({ shared }: ThreadEvidence): string[] {
  const lists = (shared ?? {}) as { entities?: string[]; words?: string[] };
  return [...(lists.entities ?? []), ...(lists.words ?? [])].slice(0, mostNamed);
}

function within({ parts }: ThreadEvidence): string {
  const { days } = (parts ?? {}) as { days?: number };
  if (days === undefined || days === 0) return "";
  return days <= 1 ? " within a day" : ` within ${Math.ceil(days)} days`;
}

function shortened(title: string): string {
  if (title.length <= titleLength) return title;
  return `${title.slice(0, titleLength).replace(/\s+\S*$/u, "")}…`;
}
